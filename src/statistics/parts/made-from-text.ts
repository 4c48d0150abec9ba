import { useLanguage, useText } from '../../ui'
import type { MadeFrom } from '../regional/made-from'

/** How figures of an area came to be: worked out or as published, by which composition in the boundaries of which years. */
export function useMadeFromText() {
  const t = useText('statistics')
  const language = useLanguage()
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  return ({ compositions, how }: MadeFrom) =>
    t(`made-from.${how}`, {
      compositions: list.format(
        compositions.map(({ id, boundaryYears }) =>
          t('made-from.composition', { id, years: list.format(boundaryYears.toReversed().map(String)) }),
        ),
      ),
    })
}
