import type { Part } from './composition'

/** A region that was chosen, with what was typed about it. */
export interface ChosenRegion {
  region: string
  /** Per cent of the addresses, as typed: `62,5`. */
  percent: string
  reason: string
}

/** A composition while somebody is making it: everything the form holds, as it was typed. */
export interface Draft {
  boundaryYear: number
  chosen: readonly ChosenRegion[]
  note: string
  /** What was searched for among the regions. */
  query: string
  /** Number of the current composition that was seen; 0 when there was none. */
  base: number
  carriedFrom: number | null
  operation: string
}

/** The draft that a form or an address holds; regions that are ticked twice are chosen once. */
export function readDraft(form: FormData | URLSearchParams): Draft {
  const text = (name: string) => String(form.get(name) ?? '')
  const regions = [...new Set(form.getAll('region').map(String))]
  return {
    boundaryYear: Number(text('year')),
    chosen: regions.map((region) => ({
      region,
      percent: form.has(`share-${region}`) ? text(`share-${region}`) : '100',
      reason: text(`reason-${region}`),
    })),
    note: text('note'),
    query: text('q').trim().slice(0, 100),
    base: Number(text('base')),
    carriedFrom: text('carried-from') === '' ? null : Number(text('carried-from')),
    operation: text('operation'),
  }
}

/** What servers and proxies take in an address, with room for its path: the tightest of them allow 8 kB for the whole line. */
const longestSearch = 6_000

/**
 * A draft as part of an address, so that a page that shows it can be read again, and gone back to, without sending it again.
 * The operation is not in it: what is saved from such a page is done once for each time it was asked for.
 *
 * @param step what the page shows of it
 * @returns null for a draft that does not fit an address: hundreds of regions, or a long reason for each of many
 */
export function draftSearch(draft: Draft, start: string, step: 'choose' | 'check'): string | null {
  const { boundaryYear, chosen, note, query, base, carriedFrom } = draft
  const search = new URLSearchParams({ year: String(boundaryYear), start, step, base: String(base) })
  if (carriedFrom !== null) search.set('carried-from', String(carriedFrom))
  if (query !== '') search.set('q', query)
  if (note !== '') search.set('note', note)
  for (const { region, percent, reason } of chosen) {
    search.append('region', region)
    if (percent !== '100') search.set(`share-${region}`, percent)
    if (reason !== '') search.set(`reason-${region}`, reason)
  }
  const text = search.toString()
  return text.length > longestSearch ? null : text
}

/** The parts that a draft means; a percentage that is none becomes NaN, which the check refuses at its field. */
export function partsOfDraft(draft: Pick<Draft, 'chosen'>): Part[] {
  return draft.chosen.map(({ region, percent, reason }) => ({
    region,
    share: shareOf(percent),
    reason: reason.trim() === '' ? null : reason,
  }))
}

/** `62,5`, `62.5` and `62,5 %` are 0.625. */
function shareOf(percent: string): number {
  const number = percent.replace('%', '').replace(',', '.').trim()
  return /^\d+(\.\d+)?$/.test(number) ? Number(number) / 100 : Number.NaN
}

/** Parts as a form shows them. */
export function chosenOf(parts: readonly Part[]): ChosenRegion[] {
  return parts.map(({ region, share, reason }) => ({ region, percent: percentText(share), reason: reason ?? '' }))
}

/** A share in per cent with at most two decimals, as people type it: `62,5`. A very small one is never written as 0. */
export function percentText(share: number): string {
  const percent = Math.max(Math.round(share * 10_000) / 100, share > 0 ? 0.01 : 0)
  return String(percent).replace('.', ',')
}
