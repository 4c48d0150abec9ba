import { describe, expect, it } from 'vitest'
import type { EffectResult } from './analysis'
import { refuseUncertainty } from './grounds'
import type { FrozenInputs } from './question'
import { type ReadingSubject, readingOf, readingRules } from './reading'
import { effectSettings } from './settings'
import { type Verdict, verdicts } from './verdict'
import { inputWarningsOf, warningsOf } from './warnings'

/** A result that everything carries. */
const strong: EffectResult = {
  method: 'synthetic-did',
  treated: ['Noord'],
  from: '2019',
  before: 12,
  after: 4,
  donors: 39,
  estimate: -3.2,
  perPeriod: [],
  weights: {},
  timeWeights: null,
  prePeriodRmspe: 0.4,
  postPeriodRmspe: 3.3,
  usualChange: 0.9,
  placebo: { ratio: 8, rank: 1, plainRank: 1, leastError: 0.4, of: 40, pValue: 1 / 40, placebos: [] },
  withoutPlacebo: null,
  placeboInTime: { from: '2015', before: 8, after: 4, estimate: 0.3 },
  trendBefore: -1.6,
  leaveOneOut: [{ unit: 'Zuid', estimate: -2.9 }],
  eventStudy: null,
}
const test = strong.placebo as NonNullable<EffectResult['placebo']>

const subject: ReadingSubject = {
  outcome: { nl: 'huishoudens onder de armoedegrens', en: 'households below the poverty line' },
  unit: '%',
  place: { nl: 'Noord', en: 'Noord' },
}
const read = (changed: Partial<EffectResult> = {}, about: Partial<ReadingSubject> = {}) =>
  readingOf({ ...strong, ...changed }, { ...subject, ...about }, effectSettings)

describe('what a result may be called', () => {
  it.each<[string, Partial<EffectResult>, Partial<ReadingSubject>, Verdict]>([
    ['effect, when everything carries it', {}, {}, 'effect'],
    ['effect, when enough people were reached too', {}, { mostMoved: 3.2 }, 'effect'],
    ['unclear, when the comparison was off before the start', { prePeriodRmspe: 0.91 }, {}, 'unclear'],
    ['unclear, however large the difference', { prePeriodRmspe: 0.91, estimate: -30 }, {}, 'unclear'],
    ['unclear, when more than half of it was on its way before the start', { trendBefore: -1.61 }, {}, 'unclear'],
    ['effect, when it was going the other way', { trendBefore: 5 }, {}, 'effect'],
    [
      'none found, when it was on its way and is not unusual',
      { trendBefore: -3, placebo: { ...test, rank: 3, plainRank: 3 } },
      {},
      'none-found',
    ],
    ['untested, without placebos', { placebo: null }, {}, 'untested'],
    ['none found, when the rank is not unusual', { placebo: { ...test, rank: 3, plainRank: 3 } }, {}, 'none-found'],
    ['effect at the last rank that is unusual', { placebo: { ...test, rank: 2, plainRank: 2 } }, {}, 'effect'],
    ['associated, when the plain rank is not unusual', { placebo: { ...test, plainRank: 3 } }, {}, 'associated'],
    [
      'associated, first among few places',
      { donors: 19, placebo: { ...test, of: 20, pValue: null } },
      {},
      'associated',
    ],
    [
      'none found, second among few places',
      { donors: 19, placebo: { ...test, rank: 2, of: 20, pValue: null } },
      {},
      'none-found',
    ],
    [
      'associated, when a pretended start gives half of it too',
      { placeboInTime: { from: '2015', before: 8, after: 4, estimate: 1.61 } },
      {},
      'associated',
    ],
    ['associated, when no start could be pretended', { placeboInTime: null }, {}, 'associated'],
    ['associated, when one place decides', { leaveOneOut: [{ unit: 'Zuid', estimate: -1.5 }] }, {}, 'associated'],
    [
      'associated, when without one place it turns around',
      { leaveOneOut: [{ unit: 'Zuid', estimate: 0.1 }] },
      {},
      'associated',
    ],
    ['associated, when too few people were reached to move the figure', {}, { mostMoved: 3.1 }, 'associated'],
  ])('%s', (_, changed, about, verdict) => {
    expect(read(changed, about).verdict).toBe(verdict)
  })

  it('is worded so that nothing but an effect is called one', () => {
    const cases = {
      effect: {},
      associated: { placeboInTime: null },
      'none-found': { placebo: { ...test, rank: 9 } },
      unclear: { prePeriodRmspe: 5 },
      untested: { placebo: null },
    }
    for (const verdict of verdicts) {
      const { nl, en } = read(cases[verdict])
      expect([verdict, /wijst op een effect/.test(nl), /points to an effect/.test(en)]).toEqual([
        verdict,
        verdict === 'effect',
        verdict === 'effect',
      ])
      expect(nl).not.toMatch(/geen effect van|heeft geen effect|werkt niet/)
      expect(en).not.toMatch(/has no effect|had no effect|does not work/)
    }
    expect(read(cases.associated).nl).toContain('hangt samen met')
    expect(read(cases['none-found']).nl).toContain('geen effect gevonden')
    expect(read(cases['none-found']).nl).toContain('Dat is iets anders dan aantonen dat er geen effect is.')
    expect(read(cases['none-found']).en).toContain('not the same as showing that there is no effect')
  })

  it('says of what was not tested whether nobody looked or nobody could', () => {
    const asked = read({ placebo: null, withoutPlacebo: 'not-asked' })
    expect(asked.nl).toContain('is niet nagegaan: er is niet gekeken')
    const few = read({ placebo: null, withoutPlacebo: 'few-places', donors: 1, leaveOneOut: [] })
    expect(few.verdict).toBe('untested')
    expect(few.nl).toContain('is niet na te gaan: er zijn te weinig plaatsen zonder programma')
    expect(few.en).toContain('cannot be examined: there are too few places')
    const said = few.because.map(({ rule, holds, text }) => [rule, holds, text.nl])
    expect(said).toContainEqual(['placebo', null, expect.stringContaining('te weinig plaatsen')])
    expect(said).toContainEqual(['leave-one-out', null, expect.stringContaining('Eén vergelijkingsplaats bepaalt')])
  })

  it('says how much, of what, where, since when, in the unit and the way of writing of the reader', () => {
    expect(read().nl).toMatch(
      /^Voor “huishoudens onder de armoedegrens” in Noord ligt de uitkomst vanaf 2019 gemiddeld 3,2\u00a0procentpunt lager dan de vergelijking laat verwachten\./,
    )
    expect(read({ estimate: 1250 }, { unit: 'EUR' }).en).toContain('on average €1,250 higher from 2019 on')
  })

  it.each([
    [0.00234, '', '0,0023 hoger', '0.0023 higher'],
    [-0.0412, '', '0,041 lager', '0.041 lower'],
    [0.00234, '%', '0,0023\u00a0procentpunt hoger', '0.0023\u00a0percentage\u00a0points higher'],
    [0.05, '%', '0,05\u00a0procentpunt hoger', '0.05\u00a0percentage\u00a0points higher'],
    [0.00042, 'persons', '0,00042\u00a0personen hoger', '0.00042\u00a0persons higher'],
  ])('writes %f (%s) with digits that say something', (estimate, unit, nl, en) => {
    expect(read({ estimate }, { unit }).nl).toContain(`gemiddeld ${nl} dan`)
    expect(read({ estimate }, { unit }).en).toContain(`on average ${en} from 2019 on than`)
  })

  it.each([0, 1e-15])('calls a difference of %f none', (estimate) => {
    const { nl, en } = read({ estimate, placebo: { ...test, rank: 30, plainRank: 30 } })
    expect(nl).toContain('ligt de uitkomst vanaf 2019 gemiddeld even hoog als de vergelijking laat verwachten.')
    expect(en).toContain('the outcome is on average as high from 2019 on as the comparison makes one expect.')
  })

  it('comes with every check that was made, what was found and against which setting', () => {
    const { because } = read({}, { mostMoved: 5 })
    expect(because.map(({ rule }) => rule).toSorted()).toEqual([...readingRules].toSorted())
    expect(because.every(({ holds }) => holds === true)).toBe(true)
    expect(because[0]?.text.nl).toContain('0,4\u00a0procentpunt')
    expect(read({ placeboInTime: null }).because.find(({ rule }) => rule === 'placebo-in-time')?.holds).toBeNull()
  })

  it('names the first check that does not carry it', () => {
    const left = { leaveOneOut: [{ unit: 'BU1', estimate: 1 }] }
    expect(read(left).nl).toContain('Zonder BU1 wordt het verschil +1,0\u00a0procentpunt')
    expect(read(left, { names: { BU1: { nl: 'Zuid', en: 'South' } } }).en).toContain('Without South the difference')
  })
})

const periods = (...names: string[]) => names.map((period) => ({ period, observed: 1, counterfactual: 1, effect: 0 }))

/** An event study from 2015 on, with the ranks of some of its periods; the last before the start is 2018. */
const studied = (ranks: Record<number, number>) =>
  [2015, 2016, 2017, 2018, 2019, 2020].map((year) => {
    const rank = year === 2018 ? null : (ranks[year] ?? 20)
    return { period: `${year}`, effect: 1, rank, of: rank && 40 }
  })

describe('what a reader is warned of', () => {
  it.each([
    ['years', ['2011', '2012', '2013']],
    ['every fourth year', ['2008', '2012', '2016', '2020']],
    ['months over a year', ['2011-11', '2011-12', '2012-01']],
    ['quarters of StatLine', ['2011KW04', '2012KW01', '2012KW02']],
    ['days', ['2011-01-31', '2011-02-28']],
  ])('not of periods that follow one another: %s', (_, names) => {
    const said = warningsOf({ ...strong, perPeriod: periods(...names) }, effectSettings)
    expect(said.filter(({ nl }) => nl.includes('volgen op elkaar'))).toEqual([])
  })

  it.each<[string, Partial<EffectResult>]>([
    ['first from the start on only', { eventStudy: studied({ 2019: 1, 2020: 1 }), before: 4 }],
    ['first among few', { eventStudy: studied({ 2016: 1 }), before: 4, donors: 19 }],
  ])('not of a place that is %s', (_, changed) => {
    const said = warningsOf({ ...strong, ...changed }, effectSettings)
    expect(said.filter(({ nl }) => nl.includes('Gerekend vanaf'))).toEqual([])
  })

  it.each<[string, Partial<EffectResult>, RegExp]>([
    ['few comparison places', { donors: 12 }, /^Er zijn maar 12 vergelijkingsplaatsen: de plaats in de volgorde wordt/],
    [
      'few comparison places, of which nobody asked how unusual it is',
      { donors: 12, placebo: null, withoutPlacebo: 'not-asked' },
      /^Er zijn maar 12 vergelijkingsplaatsen: wie nagaat .* krijgt alleen een plaats in de volgorde/,
    ],
    [
      'one comparison place, of which no rank can be made',
      { donors: 1, placebo: null, withoutPlacebo: 'few-places' },
      /^Er is maar één vergelijkingsplaats: .* niet na te gaan\. Daarvoor zijn er minstens 2 nodig\.$/,
    ],
    [
      'many treated units, of which no rank can be made',
      { donors: 30, treated: Array(16).fill('a'), placebo: null, withoutPlacebo: 'few-places' },
      /^Er zijn maar 30 vergelijkingsplaatsen: .* minstens 32 nodig\.$/,
    ],
    ['more places than periods', { method: 'synthetic-control' }, /meer vergelijkingsplaatsen \(39\) dan periodes/],
    [
      'a rank that depends on how fit counts',
      { placebo: { ...test, plainRank: 4 } },
      /plaats 1 met een ondergrens \(de middelste\), plaats 4 als/,
    ],
    [
      'a period before the start in which the place is first',
      { eventStudy: studied({ 2015: 1, 2017: 2, 2019: 1 }), before: 4 },
      /^Gerekend vanaf 2018 was het verschil in 2015 hier groter dan in elke andere plaats, .* of in 2018, al iets speelde\.$/,
    ],
    ['several places taken together', { treated: ['a', 'b'] }, /2 eenheden zijn samen genomen/],
    ['a comparison that rests on one place', {}, /rust op één plaats: Zuid/],
    [
      'years that are left out',
      { perPeriod: periods('2011', '2012', '2014', '2015') },
      /tussen 2012 en 2014 is er geen/,
    ],
    [
      'a quarter that is left out',
      { perPeriod: periods('2011-Q4', '2012-Q1', '2012-Q3') },
      /tussen 2012-Q1 en 2012-Q3/,
    ],
  ])('%s', (_, changed, warning) => {
    expect(warningsOf({ ...strong, ...changed }, effectSettings).map(({ nl }) => nl)).toContainEqual(
      expect.stringMatching(warning),
    )
  })
})

describe('what a reader is warned of about the figures', () => {
  it.each([
    [1, ['Van 1 plaats zijn cijfers omgerekend van andere grenzen.', '1 cijfer is gepubliceerd als “ongeveer”.']],
    [2, ['Van 2 plaatsen zijn cijfers omgerekend van andere grenzen.', '2 cijfers zijn gepubliceerd als “ongeveer”.']],
  ])('counts %i as people do', (count, said) => {
    const inputs = { indicator: { uncertainty: 'count' }, converted: count, about: count, leftOut: [], donors: [] }
    expect(inputWarningsOf(inputs as unknown as FrozenInputs).map(({ nl }) => nl)).toEqual(said)
  })
})

describe('outcomes that hold their own explanation', () => {
  it.each([
    ['modelled', 'effect-outcome-modelled'],
    ['composite', 'effect-outcome-composite'],
  ])('%s: refused', (uncertainty, code) => {
    expect(() => refuseUncertainty(uncertainty, 'x')).toThrow(expect.objectContaining({ code }))
  })
  it.each(['count', 'rounded', 'survey-with-margin', 'survey-without-margin'])('%s: not refused', (uncertainty) => {
    expect(() => refuseUncertainty(uncertainty, 'x')).not.toThrow()
  })
})
