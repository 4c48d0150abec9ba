/** Where a period lies in time: periods of one kind come in the order of `at`, which is one more for the next one. */
export interface Moment {
  kind: 'number' | 'quarter' | 'month' | 'day'
  at: number
}

const quarters: readonly { shape: RegExp; year: 1 | 2 }[] = [
  { shape: /^(\d{4})[\s-]*(?:q|k|kw|kwartaal|quarter)\s*0?([1-4])$/i, year: 1 },
  { shape: /^(\d{4})\s+([1-4])e\s+kwartaal$/i, year: 1 },
  { shape: /^([1-4])e\s+kwartaal\s+(\d{4})$/i, year: 2 },
  { shape: /^(?:q|k|kwartaal|quarter)\s*([1-4])[\s-]+(\d{4})$/i, year: 2 },
]

/**
 * Reads a period as files write it: a year or another number (`2015`, `2015.0`, `2015JJ00`), a quarter (`2015-Q1`, `2015KW01`,
 * `2015 1e kwartaal`, `2015 kwartaal 1`, `1e kwartaal 2015`), a month (`2015-03`, `2015MM03`) or a day (`2015-03-31`). Undefined
 * for anything else: its order is not known.
 */
export function momentOf(written: string): Moment | undefined {
  if (/^-?\d+([.,]\d+)?$/.test(written)) return { kind: 'number', at: Number(written.replace(',', '.')) }
  const year = /^(\d{4})JJ00$/.exec(written)?.[1]
  if (year !== undefined) return { kind: 'number', at: Number(year) }
  for (const { shape, year: place } of quarters) {
    const found = shape.exec(written)
    if (found) return { kind: 'quarter', at: 4 * Number(found[place]) + Number(found[3 - place]) }
  }
  const month = /^(\d{4})(?:-|MM)(0[1-9]|1[0-2])$/.exec(written)
  if (month) return { kind: 'month', at: 12 * Number(month[1]) + Number(month[2]) }
  const day = /^\d{4}-\d{2}-\d{2}$/.test(written) ? Date.parse(written) / 86_400_000 : Number.NaN
  return Number.isNaN(day) ? undefined : { kind: 'day', at: day }
}
