/** How long a password may be, in characters (NIST SP 800-63B asks for length, not for signs of every kind). */
export const passwordLength = { minimum: 12, maximum: 128 } as const

/** What a one-time link is for: choosing a new password, or the first one. */
export type LinkPurpose = 'reset' | 'invitation'

/** Letters and digits that are not mistaken for each other on paper: no 0 and o, no 1, i and l. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/**
 * A password people can copy from paper: four groups of four, some 79 bits.
 *
 * @param random gives a whole number from 0 up to but not including its argument, fit for secrets
 */
export function readablePassword(random: (below: number) => number): string {
  const letter = () => alphabet[random(alphabet.length)]
  const group = () => Array.from({ length: 4 }, letter).join('')
  return Array.from({ length: 4 }, group).join('-')
}
