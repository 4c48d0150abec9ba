import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { panelRows } from '../panel-file.server'
import { analysisOf, completed, type EffectResult } from './analysis'
import { panelFrom } from './panel'
import { type MadeUp, madeUpPanel, madeUpRows } from './panel.examples'
import { readingOf } from './reading'
import { type EffectMethod, effectMethods, effectSettings } from './settings'

const file = '../shared/data/causal/california-prop99.csv'

const measured = { nl: 'x', en: 'x' }
const subject = { outcome: measured, unit: '', place: measured }

const analysed = (asked: MadeUp, method: EffectMethod, placebo = true): EffectResult =>
  completed(analysisOf(madeUpPanel(asked), method, effectSettings, { placebo }))

describe.skipIf(!existsSync(file))('the published case of California (Arkhangelsky et al. 2021, table 1)', () => {
  const rows = () =>
    panelRows(readFileSync(file, 'utf8'), file, { unit: 'State', time: 'Year', outcome: 'PacksPerCapita' })
  const run = (method: EffectMethod, read = rows()) =>
    completed(
      analysisOf(panelFrom(read, { treated: ['California'], from: '1989' }, effectSettings), method, effectSettings, {
        placebo: true,
      }),
    )

  it('difference-in-differences gives -27.35', () => {
    const { estimate, placebo } = run('did')
    expect(estimate).toBeCloseTo(-27.349, 3)
    expect(placebo).toMatchObject({ rank: 1, plainRank: 4, of: 39 })
  })

  it('synthetic control gives -19.51, of the states that are known from the literature', () => {
    const { estimate, weights, prePeriodRmspe, placebo } = run('synthetic-control')
    expect(estimate).toBeCloseTo(-19.513, 2)
    expect(prePeriodRmspe).toBeCloseTo(1.656, 2)
    expect(Object.keys(weights)).toEqual(['Utah', 'Montana', 'Nevada', 'Connecticut', 'New Hampshire', 'Colorado'])
    // With outcomes only, two states fit so well that their plain ratio is larger; see decision 6.
    expect(placebo).toMatchObject({ rank: 1, plainRank: 3, of: 39, pValue: 1 / 39 })
    expect(placebo?.leastError).toBeCloseTo(2.156, 3)
  })

  it('synthetic difference-in-differences gives -15.60, and California is first of 39 either way', () => {
    const { estimate, timeWeights, placebo, placeboInTime } = run('synthetic-did')
    expect(estimate).toBeCloseTo(-15.605, 2)
    expect(Object.keys(timeWeights ?? {})).toEqual(['1986', '1987', '1988'])
    expect(placebo).toMatchObject({ rank: 1, plainRank: 1, of: 39 })
    expect(Math.abs(placeboInTime?.estimate ?? 99)).toBeLessThan(1)
  })

  it('does not owe its rank to a number that was chosen: the middle fit of all states decides', () => {
    const without = { ...effectSettings, smallestError: 0 }
    const panel = panelFrom(rows(), { treated: ['California'], from: '1989' }, effectSettings)
    for (const method of effectMethods) {
      expect(completed(analysisOf(panel, method, without, { placebo: true })).placebo?.rank).toBe(1)
    }
  })

  it.each<[EffectMethod, string]>([
    ['did', 'unclear'],
    ['synthetic-control', 'associated'],
    ['synthetic-did', 'effect'],
  ])('with %s it is called %s', (method, verdict) => {
    expect(readingOf(run(method), subject, effectSettings).verdict).toBe(verdict)
  })

  it('comes out the same whatever the order of the rows', () => {
    const turned = rows().toReversed()
    expect(run('synthetic-control', turned).estimate).toBeCloseTo(run('synthetic-control').estimate, 5)
  })
})

describe('an analysis', () => {
  it.each(effectMethods)(
    '%s finds an effect that was put in, and its estimate is the mean of the periods',
    (method) => {
      const { estimate, perPeriod, before } = analysed({ donors: 30, before: 12, after: 5, effect: -6 }, method)
      expect(estimate).toBeGreaterThan(-7.5)
      expect(estimate).toBeLessThan(-4.5)
      const after = perPeriod.slice(before)
      expect(after.reduce((sum, { effect }) => sum + effect, 0) / after.length).toBeCloseTo(estimate, 9)
      for (const { observed, counterfactual, effect } of perPeriod) expect(observed - counterfactual).toBe(effect)
    },
  )

  it.each(effectMethods)('%s puts a large effect first among the placebos', (method) => {
    expect(analysed({ donors: 30, before: 12, after: 5, effect: 12 }, method).placebo).toMatchObject({
      rank: 1,
      of: 31,
      pValue: 1 / 31,
    })
  })

  it('of a place to which nothing happened is seldom first: once in as many times as there are places', () => {
    const first = Array.from({ length: 30 }, (_, seed) =>
      analysed({ donors: 19, before: 12, after: 4, noise: 0.8, seed: seed + 1 }, 'synthetic-control'),
    ).filter(({ placebo }) => placebo?.rank === 1)
    expect(first.length).toBeLessThanOrEqual(5)
  })

  it('counts a perfect fit as a part of the usual change, where most places fit better than that', () => {
    const { placebo, usualChange } = analysed({ donors: 60, before: 5, after: 3, effect: -2 }, 'synthetic-control')
    const perfect = placebo?.placebos.filter(({ preRmspe }) => preRmspe < 0.01 * usualChange) ?? []
    expect(perfect.length).toBeGreaterThan(10)
    expect(placebo?.leastError).toBeCloseTo(effectSettings.smallestError * usualChange, 9)
    expect(Math.max(...perfect.map(({ ratio }) => ratio))).toBeLessThan(20)
    expect(Math.max(...perfect.map(({ plainRatio }) => plainRatio))).toBeGreaterThan(1000)
  })

  it('measures the usual change without what all places have in common, and without the one that jumps', () => {
    const calm = analysed({ donors: 30, before: 10, after: 4 }, 'did', false)
    const shaken = analysed({ donors: 30, before: 10, after: 4, shock: 20 }, 'did', false)
    expect(shaken.usualChange).toBeCloseTo(calm.usualChange, 6)
    const rows = madeUpRows({ donors: 30, before: 10, after: 4 }).map((row) =>
      row.unit === 'place 7' ? { ...row, value: row.value * (Number(row.period) % 2 === 0 ? 1 : 8) } : row,
    )
    const panel = panelFrom(rows, { treated: ['treated 1'], from: '2011' }, effectSettings)
    const jumping = completed(analysisOf(panel, 'did', effectSettings, { placebo: false }))
    expect(jumping.usualChange / calm.usualChange).toBeCloseTo(1, 1)
  })

  const verdictOf = (method: EffectMethod, slope: number, effect = 0) => {
    const alike = { donors: 30, before: 8, after: 10, shock: 4, spread: 0, noise: 0.3 }
    return readingOf(analysed({ ...alike, slope, effect }, method), subject, effectSettings).verdict
  }

  it.each(effectMethods)(
    '%s calls a straight trend without a break unclear, and a break without a trend not',
    (method) => {
      expect([verdictOf(method, 1), verdictOf(method, 0, 8)]).toEqual(['unclear', 'effect'])
    },
  )

  it.each<EffectMethod>(['did', 'synthetic-did'])(
    '%s does so of a trend too that is lost in the usual change',
    (method) => {
      expect(verdictOf(method, 0.15)).toBe('unclear')
    },
  )

  it('with few comparison places gives the rank and no p-value', () => {
    expect(analysed({ donors: 19, before: 8, after: 3 }, 'did').placebo).toMatchObject({ of: 20, pValue: null })
    expect(analysed({ donors: 20, before: 8, after: 3 }, 'did').placebo?.pValue).not.toBeNull()
  })

  it('without placebos has none, and still the pretended start and the places left out', () => {
    const { placebo, placeboInTime, leaveOneOut } = analysed(
      { donors: 25, before: 12, after: 3 },
      'synthetic-control',
      false,
    )
    expect(placebo).toBeNull()
    expect(placeboInTime).toMatchObject({ from: '2009', before: 8, after: 4 })
    expect(leaveOneOut.length).toBeGreaterThan(0)
  })

  it('pretends no start where that leaves fewer periods than an analysis needs', () => {
    expect(analysed({ donors: 6, before: 6, after: 2 }, 'did').placeboInTime).toBeNull()
    expect(analysed({ donors: 6, before: 7, after: 2 }, 'did').placeboInTime).toMatchObject({ before: 5, after: 2 })
  })

  it('of several places together compares with groups of that size, always the same ones', () => {
    const asked = { donors: 24, treated: 3, before: 10, after: 4, effect: 9 }
    const { placebo } = analysed(asked, 'synthetic-did')
    expect(placebo).toMatchObject({ rank: 1, of: 25 })
    for (const { units } of placebo?.placebos ?? []) expect(new Set(units).size).toBe(3)
    expect(analysed(asked, 'synthetic-did').placebo).toEqual(placebo)
    expect(analysed({ ...asked, donors: 5 }, 'did')).toMatchObject({ placebo: null, withoutPlacebo: 'few-places' })
    expect(analysed(asked, 'did', false)).toMatchObject({ placebo: null, withoutPlacebo: 'not-asked' })
    expect(analysed(asked, 'did').withoutPlacebo).toBeNull()
  })

  it('of an outcome that never changes gives no infinite ratio', () => {
    const rows = ['a', 'b', 'c'].flatMap((unit) =>
      Array.from({ length: 8 }, (_, year) => ({
        unit,
        period: `${2001 + year}`,
        value: unit === 'a' && year > 5 ? 1.7 : 0.7,
      })),
    )
    const panel = panelFrom(rows, { treated: ['a'], from: '2007' }, effectSettings)
    for (const method of effectMethods) {
      const { estimate, prePeriodRmspe, placebo } = completed(
        analysisOf(panel, method, effectSettings, { placebo: true }),
      )
      expect(estimate).toBeCloseTo(1, 9)
      expect(prePeriodRmspe).toBe(0)
      expect(placebo).toMatchObject({ rank: 1, of: 3, ratio: expect.toSatisfy(Number.isFinite) })
    }
  })

  it('says the same of a table in another unit, however large or small its numbers', () => {
    const made = madeUpRows({ donors: 16, before: 9, after: 3, effect: -1, noise: 0.6 })
    const shown = (scale: number, method: EffectMethod) => {
      const rows = made.map((row) => ({ ...row, value: row.value * scale }))
      const panel = panelFrom(rows, { treated: ['treated 1'], from: '2010' }, effectSettings)
      const { estimate, placebo } = completed(analysisOf(panel, method, effectSettings, { placebo: true }))
      return { estimate: Number((estimate / scale).toFixed(6)), rank: placebo?.rank, plainRank: placebo?.plainRank }
    }
    for (const method of effectMethods) {
      for (const scale of [1e9, 1e-9, 1e-12]) expect(shown(scale, method)).toEqual(shown(1, method))
    }
  })

  it('of comparison places that are all alike weighs them and the periods evenly, not by rounding', () => {
    const lines = { a: [9, 8, 9.5, 8.2, 9.1, 8.8, 5, 5.5], b: [7.1, 7.3, 6.9, 7.7, 7.2, 7.4, 7.6, 7.5] }
    const rows = ['a', 'b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b7'].flatMap((unit) =>
      lines[unit === 'a' ? 'a' : 'b'].map((value, year) => ({ unit, period: `${2001 + year}`, value })),
    )
    const panel = panelFrom(rows, { treated: ['a'], from: '2007' }, effectSettings)
    const run = (method: EffectMethod) => completed(analysisOf(panel, method, effectSettings, { placebo: false }))
    expect(run('synthetic-did').estimate).toBeCloseTo(run('did').estimate, 9)
  })

  it('counts a place with the same ratio before it, whatever the last digit says', () => {
    const made = madeUpRows({ donors: 12, before: 8, after: 3, effect: 4, noise: 0.7 })
    const twin = made.flatMap((row) => (row.unit === 'treated 1' ? [{ ...row, unit: 'twin' }] : []))
    const panel = panelFrom([...made, ...twin], { treated: ['treated 1'], from: '2009' }, effectSettings)
    expect(completed(analysisOf(panel, 'did', effectSettings, { placebo: true })).placebo).toMatchObject({
      plainRank: 2,
    })
  })

  it('as an event study is zero in the last period before the start, and ranks every other period', () => {
    const { eventStudy } = analysed({ donors: 30, before: 10, after: 3, effect: 15 }, 'did')
    expect(eventStudy?.[9]).toEqual({ period: '2010', effect: 0, rank: null, of: null })
    for (const { rank, of } of eventStudy?.slice(10) ?? []) expect([rank, of]).toEqual([1, 31])
    expect(analysed({ donors: 30, before: 10, after: 3 }, 'synthetic-control').eventStudy).toBeNull()
  })
})
