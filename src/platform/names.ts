import { distance } from 'fastest-levenshtein'

/**
 * A name as people mean it: without accents, case, hyphens, dots and doubled spaces.
 * "Tilburg Noord-West" and "tilburg noordwest" are still two names; "Arnhem-Oost" and "arnhem oost" are one.
 */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** How much of two names differs, from 0 (nothing) to 1 (all). */
function difference(one: string, other: string): number {
  return distance(one, other) / Math.max(one.length, other.length, 1)
}

/**
 * The candidates a reader may have meant, best first, at most `count`.
 * A candidate that starts with or contains what was typed goes before one that only looks alike.
 */
export function nearest(typed: string, candidates: readonly string[], count = 3): string[] {
  const wanted = normaliseName(typed)
  const scored = [...new Set(candidates)].map((candidate) => {
    const name = normaliseName(candidate)
    const alike = difference(wanted, name)
    const contains = wanted.length > 2 && (name.includes(wanted) || wanted.includes(name))
    const sharesWord = wanted.split(' ').some((word) => word.length > 3 && name.includes(word))
    // One word of a longer name, with a slip of the pen: "heerln" for "heerlen-noord".
    const oneWord = Math.min(...name.split(' ').map((word) => difference(wanted, word)))
    const score = contains ? alike / 4 : sharesWord ? alike / 2 : Math.min(alike, 0.1 + oneWord)
    return { candidate, score }
  })
  return scored
    .sort((a, b) => a.score - b.score || a.candidate.localeCompare(b.candidate, 'nl'))
    .slice(0, count)
    .map((entry) => entry.candidate)
}
