import { readPeriod } from '../../model/period-forms'

/** Where a period lies in time: periods of one kind come in the order of `at`, which is one more for the next one. */
export interface Moment {
  kind: 'number' | 'quarter' | 'month' | 'day'
  at: number
}

/**
 * Reads a period as files write it: a year or another number (`2015`, `2015.0`, `2015JJ00`), a quarter or a month in all ways in
 * which importing reads them (`periodForms`), or a day (`2015-03-31`). Six digits are a number, for `201503` can be a month and a
 * week. Undefined for anything else: its order is not known.
 */
export function momentOf(written: string): Moment | undefined {
  if (/^-?\d+([.,]\d+)?$/.test(written)) return { kind: 'number', at: Number(written.replace(',', '.')) }
  const day = /^\d{4}-\d{2}-\d{2}$/.test(written) ? Date.parse(written) / 86_400_000 : Number.NaN
  if (!Number.isNaN(day)) return { kind: 'day', at: day }
  const [year, part] = readPeriod(written)?.split('-') ?? []
  if (year === undefined) return undefined
  if (part === undefined) return { kind: 'number', at: Number(year) }
  const ofYear = Number(part.replace('Q', ''))
  return part.startsWith('Q')
    ? { kind: 'quarter', at: 4 * Number(year) + ofYear }
    : { kind: 'month', at: 12 * Number(year) + ofYear }
}
