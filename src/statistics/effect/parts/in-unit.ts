import type { TFunction } from 'i18next'

/** The head of a column of differences: of shares they are in percentage points, not in per cents. */
export function inUnit(head: string, unit: string, t: TFunction): string {
  return unit === '%' ? `${head} (${t('effect.placebo.points')})` : head
}
