import { describe, expect, it } from 'vitest'
import { readMovers } from './movers-file.server'

describe('a table of stayers and movers', () => {
  it('has its numbers of people read as the shares beside them are written', () => {
    expect(readMovers('groep;periode;waarde;n\nblijvers;2020;12,5;1.042\n', 'blijvers.csv', '%')).toEqual([
      { group: 'stayers', period: '2020', value: 12.5, n: 1042 },
    ])
  })

  it('is refused where a number can be a thousand times as much', () => {
    expect(() => readMovers('groep;periode;waarde;n\nblijvers;2020;12;1.042\n', 'blijvers.csv', '%')).toThrow(
      expect.objectContaining({ code: 'effect-value-ambiguous', where: 'blijvers.csv:2:n' }),
    )
  })
})
