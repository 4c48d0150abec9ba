/** An origin that cannot exist (RFC 2606), to see whether an address leads away from this site. */
const here = 'http://wijklus.invalid'

/**
 * Where to go after sign-in: the path that was asked for when it is a path of this site, else `fallback`.
 * An address of another site, in any disguise browsers accept (`//other`, `/\other`, with tabs or line ends), is not.
 */
export function returnPath(asked: FormDataEntryValue | null | undefined, fallback: string): string {
  if (typeof asked !== 'string' || !asked.startsWith('/')) return fallback
  let address: URL
  try {
    address = new URL(asked, here)
  } catch {
    return fallback
  }
  const path = `${address.pathname}${address.search}${address.hash}`
  // A path such as `/..//other` is local here but becomes `//other` when it is written down again.
  return address.origin === here && !path.startsWith('//') ? path : fallback
}
