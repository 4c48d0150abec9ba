import type { PartOfPlace } from './parts'

/**
 * Regions with their figures as JSON, the same as `JSON.stringify` gives. Of a country they have their words in common
 * (period, reason, note, source), so each of these is written out once: half of the time for a long answer.
 */
export function jsonOfParts(parts: readonly PartOfPlace[]): string {
  const written = new Map<unknown, string>()
  const textOf = (value: unknown): string => {
    if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null'
    const known = written.get(value)
    if (known !== undefined) return known
    const text = JSON.stringify(value)
    written.set(value, text)
    return text
  }
  const regions = parts.map(({ code, name, isInside, whole, observation }) => {
    let figure = 'null'
    if (observation) {
      figure = ''
      for (const [key, value] of Object.entries(observation)) {
        if (value !== undefined) figure += `${figure === '' ? '{' : ','}"${key}":${textOf(value)}`
      }
      figure += '}'
    }
    return `{"code":${JSON.stringify(code)},"name":${JSON.stringify(name)},"isInside":${isInside},"whole":${textOf(whole)},"observation":${figure}}`
  })
  return `[${regions.join(',')}]`
}
