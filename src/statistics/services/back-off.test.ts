import fc from 'fast-check'
import { expect, it } from 'vitest'
import { defaultPatience, isPassing, pauseBefore, retryAfter } from './back-off'

it('pauses grow twofold up to the longest, never less than half of it, never more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
      const whole = Math.min(60_000, 1000 * 2 ** (failures - 1))
      const pause = pauseBefore(failures, undefined, random, defaultPatience)
      expect(pause).toBeGreaterThanOrEqual(Math.floor(whole / 2))
      expect(pause).toBeLessThanOrEqual(whole)
    }),
  )
  expect([1, 2, 3, 7, 30].map((failures) => pauseBefore(failures, undefined, 1, defaultPatience))).toEqual([
    1_000, 2_000, 4_000, 60_000, 60_000,
  ])
})

it('a pause is never shorter than the service asked for', () => {
  expect(pauseBefore(1, 90_000, 0, defaultPatience)).toBe(90_000)
  expect(pauseBefore(6, 1_000, 0, defaultPatience)).toBe(16_000)
})

it('Retry-After is a number of seconds or a date', () => {
  const now = Date.UTC(2026, 0, 5, 12)
  expect(retryAfter('120', now)).toBe(120_000)
  expect(retryAfter('Mon, 05 Jan 2026 12:01:00 GMT', now)).toBe(60_000)
  expect(retryAfter('Mon, 05 Jan 2026 11:00:00 GMT', now)).toBe(0)
  for (const header of [undefined, '', '-5', 'soon', '99999999999']) expect(retryAfter(header, now)).toBeUndefined()
})

it('what may go better later is asked again, what will not is not', () => {
  expect([408, 429, 500, 502, 503, 504].every(isPassing)).toBe(true)
  expect([400, 401, 403, 404, 410, 413].some(isPassing)).toBe(false)
})
