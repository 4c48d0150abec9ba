import { describe, expect, it } from 'vitest'
import { momentOf } from './period'

describe('a period in a file', () => {
  it.each([
    ['years', ['2015', '2015.0', '2015JJ00']],
    [
      'quarters',
      [
        ...['2015-Q1', '2015Q1', '2015 Q1', '2015K1', '2015KW01', '2015 kwartaal 1', '2015 1e kwartaal'],
        ...[
          '1e kwartaal 2015',
          'Q1 2015',
          'kwartaal 1 2015',
          'eerste kwartaal 2015',
          '1ste kwartaal 2015',
          '2015 - Q1',
        ],
      ],
    ],
    ['months', ['2015-03', '2015MM03', 'maart 2015', '2015 mrt', 'Mrt. 2015', 'March 2015']],
  ])('is the same one however it is written: %s', (_, written) => {
    const [first, ...others] = written.map(momentOf)
    expect(first).toBeDefined()
    for (const other of others) expect(other).toEqual(first)
  })

  it.each([
    ['2015 4e kwartaal', '2016 1e kwartaal'],
    ['2015-12', '2016-01'],
    ['december 2015', 'jan 2016'],
    ['2015-12-31', '2016-01-01'],
  ])('comes right before the next one, also over the end of a year: %s, %s', (one, next) => {
    const [before, after] = [momentOf(one), momentOf(next)]
    expect(after).toEqual({ kind: before?.kind, at: (before?.at ?? 0) + 1 })
  })

  it.each(['1 jan 2015', '2015-Q5', '2015-13', '2015-02-45', '31-12-2015', '2015/2016', '1kw', ''])(
    'of which the order is not known is none: %s',
    (written) => {
      expect(momentOf(written)).toBeUndefined()
    },
  )
})
