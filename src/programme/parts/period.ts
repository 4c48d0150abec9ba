import type { TFunction } from 'i18next'
import type { Language } from '../../platform'
import { momentText } from '../../reach'
import type { Dated } from '../plan/timeline'

/** From when until when, in words, as far as it was said; undefined when neither was. */
export function periodText({ from, to }: Dated, t: TFunction, language: Language): string | undefined {
  const said = (moment: string) => momentText(moment, language)
  if (from !== undefined && to !== undefined) return t('plan.from-to', { from: said(from), to: said(to) })
  if (from !== undefined) return t('plan.from', { from: said(from) })
  return to === undefined ? undefined : t('plan.to', { to: said(to) })
}
