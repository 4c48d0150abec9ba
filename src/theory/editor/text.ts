import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useLanguage, useText } from '../../ui'

/** The texts of the goals, the same function as long as the language is: what is drawn depends on it. */
export function useEditorText(): TFunction {
  const t = useText('theory')
  const language = useLanguage()
  // biome-ignore lint/correctness/useExhaustiveDependencies: every render has another function that says the same
  return useMemo(() => t, [language])
}
