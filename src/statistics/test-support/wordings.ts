import type { Wording } from '../../platform'

/** Every text in both languages that a value has, found wherever it stands in it. */
export function wordingsIn(value: unknown): Wording[] {
  if (typeof value !== 'object' || value === null) return []
  const { nl, en } = value as Partial<Wording>
  if (typeof nl === 'string' && typeof en === 'string') return [{ nl, en }]
  return Object.values(value).flatMap(wordingsIn)
}
