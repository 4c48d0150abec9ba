/**
 * The name of a column as people and programs mean it: in lower case, without accents, and with everything that is no
 * letter or digit as one space. So `Bevolking/Aantal inwoners (aantal)` and what R makes of it,
 * `Bevolking.Aantal.inwoners..aantal.`, are one; small figures above the line (km²) fall away, as R drops them too.
 */
export function plainColumn(name: string): string {
  return name
    .replaceAll(/[²³]/g, '')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** A name without anything between its letters and digits: `k_0Tot15Jaar` of a service is `0 tot 15 jaar` of a table. */
export function compactColumn(name: string): string {
  return plainColumn(name.replace(/^k_(?=\d)/, '')).replaceAll(' ', '')
}

/** The path that a StatLine column is named by, without the unit behind it; parts from the outside in. */
export function pathOf(name: string): { parts: readonly string[]; unit: string | null } {
  const unit = /\s*\(([^()]*)\)\s*$/.exec(name)
  const path = unit ? name.slice(0, unit.index) : name
  return { parts: path.split('/').map((part) => part.trim()), unit: unit?.[1]?.trim() || null }
}

const longestSlug = 70

/** A text as part of a code: `Sterk eenzaam (%)` becomes `sterk-eenzaam`. Long texts are cut and told apart by a number. */
export function slugOf(text: string): string {
  const slug =
    plainColumn(text)
      .replaceAll(' ', '-')
      .replaceAll(/[^a-z0-9-]/g, '') || 'kolom'
  if (slug.length <= longestSlug) return slug
  return `${slug.slice(0, longestSlug - 7).replace(/-+$/, '')}-${fingerprint(slug)}`
}

/**
 * The code of an indicator that the catalogue of columns does not know: its source and what the source calls it. The same
 * name gives the same code in every year and every file.
 */
export function codeOfName(prefix: string, name: string): string {
  return `${prefix}:${slugOf(name)}`
}

/** Six characters that differ for texts that differ (FNV-1a); not for secrets. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash.toString(36).padStart(7, '0').slice(-6)
}
