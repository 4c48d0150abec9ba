/** How often and how long a service is asked again. Times in milliseconds. */
export interface Patience {
  /** Times one address is asked before giving up. */
  attempts: number
  /** Pause after the first failure; every next one is twice as long. */
  first: number
  /** Longest pause that we choose ourselves. */
  longest: number
  /** Longest pause that a service may ask for. */
  longestAsked: number
}

export const defaultPatience: Patience = { attempts: 6, first: 1_000, longest: 60_000, longestAsked: 600_000 }

/**
 * The pause before an address is asked again: twice as long after every failure, of which a random half, so that programs
 * that failed together do not come back together; never shorter than the service asked for.
 *
 * @param failures how often it failed so far, from 1
 * @param asked what the service asked for in `Retry-After`, in milliseconds
 * @param random a number from 0 to 1
 */
export function pauseBefore(failures: number, asked: number | undefined, random: number, patience: Patience): number {
  const whole = Math.min(patience.longest, patience.first * 2 ** (failures - 1))
  return Math.max(asked ?? 0, Math.round(whole / 2 + (whole / 2) * random))
}

/**
 * What `Retry-After` says, in milliseconds from now: a number of seconds or a date. Undefined for anything else.
 *
 * @param now in milliseconds
 */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined
  const text = header.trim()
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  const date = /^[A-Z][a-z]{2}, /.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

const passing = new Set([408, 425, 429, 500, 502, 503, 504])

/** True for an answer that may be another one later: too many questions, a server in trouble. */
export function isPassing(status: number): boolean {
  return passing.has(status)
}
