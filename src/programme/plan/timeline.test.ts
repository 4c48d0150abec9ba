import { describe, expect, it } from 'vitest'
import { endsBeforeEffect, moneyUntil, timelineOf } from './timeline'

describe('a timeline', () => {
  it('runs in whole years over everything and today, in the order in which things end', () => {
    const items = [
      { id: 'long', from: '2020', to: '2039' },
      { id: 'first', from: '2023-07', to: '2025' },
    ]
    const { years, bars, today } = timelineOf(items, '2026-01-01')
    expect([years[0], years.at(-1), years.length]).toEqual([2020, 2039, 20])
    expect(bars.map(({ item }) => item.id)).toEqual(['first', 'long'])
    expect(bars[1]).toMatchObject({ starts: 0, ends: 1 })
    // From 1 July 2023 to the last day of 2025.
    expect(bars[0]?.starts).toBeCloseTo(3.5 / 20, 3)
    expect(bars[0]?.ends).toBeCloseTo(6 / 20, 3)
    expect(today).toBeCloseTo(6 / 20, 3)
  })

  it('draws what has no end to the edge, and names what has no time at all', () => {
    const { bars, undated } = timelineOf([{ id: 'open', from: '2024' }, { id: 'never' }], '2026-06-30')
    expect(bars[0]).toMatchObject({ starts: 0, ends: 1 })
    expect(undated).toEqual([{ id: 'never' }])
  })

  it('stays within sixty years, whatever was typed', () => {
    const { years, bars } = timelineOf([{ from: '1203-01-01', to: '2025' }], '2026-01-01')
    expect(years).toHaveLength(60)
    expect(bars[0]?.starts).toBe(0)
    expect(timelineOf([], '2026-01-01')).toMatchObject({ years: [2026], bars: [] })
  })
})

describe('money that ends before the effect may show', () => {
  const goal = { title: 'Meer werk', effectFrom: '2028' }

  it('is found when all of it ends before the first day on which the effect may show', () => {
    const early = endsBeforeEffect([{ to: '2025-12-31' }, { to: '2026' }], [goal])
    expect(early).toEqual({ moneyUntil: '2026-12-31', goals: [goal] })
    expect(endsBeforeEffect([{ to: '2027-12-31' }], [goal])).not.toBeNull()
    expect(endsBeforeEffect([{ to: '2028-01-01' }], [goal])).toBeNull()
  })

  it('is not claimed when some of it has no end that was said, when there is none, or when no goal says from when', () => {
    expect(endsBeforeEffect([{ to: '2025' }, {}], [goal])).toBeNull()
    expect(endsBeforeEffect([], [goal])).toBeNull()
    expect(endsBeforeEffect([{ to: '2025' }], [{}])).toBeNull()
    expect(moneyUntil([{ to: '2025-Q2' }, { to: '2025-05' }])).toBe('2025-06-30')
  })
})
