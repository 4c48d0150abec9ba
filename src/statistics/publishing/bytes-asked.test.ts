import { describe, expect, it } from 'vitest'
import { bytesAsked } from './bytes-asked'

describe('the part of a file that is asked for', () => {
  it.each([
    ['bytes=100-', { first: 100, last: 999 }],
    ['bytes=0-99', { first: 0, last: 99 }],
    ['bytes=990-2000', { first: 990, last: 999 }],
    ['bytes=-100', { first: 900, last: 999 }],
    ['bytes=-5000', { first: 0, last: 999 }],
  ])('is a stretch of it: %s', (range, expected) => {
    expect(bytesAsked(range, 1000)).toEqual(expected)
  })

  it.each([undefined, '', 'bytes=-', 'bytes=0-1,5-6', 'bytes=1000-', 'bytes=5-4', 'rows=1-2'])(
    'is all of it for %s',
    (range) => {
      expect(bytesAsked(range, 1000)).toBeNull()
    },
  )
})
