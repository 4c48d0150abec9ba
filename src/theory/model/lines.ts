/** How a link is drawn: by what its reason rests on, or that none was written. */
export function lineOf(assumption: string | undefined, strength: string | undefined): string {
  return assumption === undefined || assumption.trim() === '' || strength === undefined ? 'none' : strength
}
