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

/** The draft that a form holds; regions that are ticked twice are chosen once. */
export function readDraft(form: FormData): Draft {
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
