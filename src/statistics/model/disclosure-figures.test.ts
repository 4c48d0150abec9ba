import { describe, expect, it } from 'vitest'
import { counted, figure, hiddenAmong, known, surroundings } from './disclosure.examples'
import { hiddenFigures } from './disclosure-figures'
import type { Margin } from './margins'

const among = (counts: Readonly<Record<string, number>>, margins: readonly Margin[] = []) =>
  hiddenAmong(counted(counts), surroundings({}, { margins }))

describe('complementary suppression in declared margins', () => {
  it('hides the smallest other part, because total minus the others would give the hidden one', () => {
    const found = among({ total: 100, a: 4, b: 30, c: 66 }, [{ total: 'total', parts: ['a', 'b', 'c'] }])
    expect(found).toEqual({ a: 'small', b: 'complementary' })
  })

  it('hides nothing more where two small ones together reach the minimum', () => {
    const found = among({ total: 111, a: 5, b: 6, c: 100 }, [{ total: 'total', parts: ['a', 'b', 'c'] }])
    expect(found).toEqual({ a: 'small', b: 'small' })
  })

  it('hides one more where two small ones together stay below the minimum', () => {
    const found = among({ total: 105, a: 2, b: 3, c: 100 }, [{ total: 'total', parts: ['a', 'b', 'c'] }])
    expect(found).toEqual({ a: 'small', b: 'small', c: 'complementary' })
  })

  it('knows that a hidden number is not zero, because zero would be shown: of ten together neither can be ten', () => {
    const found = among({ total: 110, a: 4, b: 6, c: 100 }, [{ total: 'total', parts: ['a', 'b', 'c'] }])
    expect(found).toEqual({ a: 'small', b: 'small', c: 'complementary' })
  })

  it('prefers a part of some people to one of none, which hides nothing', () => {
    const found = among({ total: 70, a: 4, none: 0, c: 66 }, [{ total: 'total', parts: ['a', 'none', 'c'] }])
    expect(found).toEqual({ a: 'small', c: 'complementary' })
  })

  it('looks through nested margins: a part is safe in its district only when the districts are safe too', () => {
    const margins: Margin[] = [
      { total: 'town', parts: ['east', 'west'] },
      { total: 'east', parts: ['e1', 'e2'] },
      { total: 'west', parts: ['w1', 'w2'] },
    ]
    const found = among({ town: 400, east: 104, west: 296, e1: 4, e2: 100, w1: 140, w2: 156 }, margins)
    expect(found).toEqual({ e1: 'small', e2: 'complementary' })
  })

  it('takes overlapping margins together: neither gives the cell away alone, both do', () => {
    const margins: Margin[] = [
      { total: 'ab', parts: ['a', 'b'] },
      { total: 'bc', parts: ['b', 'c'] },
      { total: 'ac', parts: ['a', 'c'] },
    ]
    // a + b, b + c and a + c are known as soon as their totals are: then each of them follows.
    expect(among({ ab: 14, bc: 16, ac: 14, a: 6, b: 8, c: 8 }, margins)).toHaveProperty('ab', 'complementary')
  })

  it('adds and subtracts margins until a sum of two small ones is found: 30 + 24 - 51 is three people', () => {
    const margins: Margin[] = [
      { total: 'one', parts: ['a', 'x', 'y'] },
      { total: 'two', parts: ['b', 'x', 'z'] },
      { total: 'three', parts: ['x', 'x2', 'y', 'z'] },
    ]
    const counts = { one: 32, two: 26, three: 55, a: 2, b: 1, x: 5, x2: 5, y: 25, z: 20 }
    const found = among(counts, margins)
    expect(Object.values(found).filter((reason) => reason === 'complementary').length).toBeGreaterThan(0)
  })

  it('leaves places outside every margin alone', () => {
    expect(among({ a: 4, b: 20 })).toEqual({ a: 'small' })
  })

  it('hides a total that has one part only', () => {
    expect(among({ total: 4, a: 4, b: 60, more: 64 }, [{ total: 'total', parts: ['a'] }])).toEqual({
      a: 'small',
      total: 'small',
    })
  })

  it('hides a second share, because shares with their groups add up as counts do', () => {
    const share = (place: string, value: number, of: number) => figure(place, value, { of })
    const cells = [share('town', 20, 500), share('a', 2, 100), share('b', 49, 100), share('c', 16.3, 300)]
    const rules = { margins: [{ total: 'town', parts: ['a', 'b', 'c'] }] }
    expect(hiddenAmong(cells, surroundings({ indicators: known({ it: '%' }) }, rules))).toEqual({
      a: 'small',
      b: 'complementary',
    })
  })
})

describe('regions', () => {
  it('add up without anybody declaring it', () => {
    const found = among({ nl: 900, GM0001: 500, GM0002: 400, BU00010101: 4, BU00010102: 196, BU00010201: 300 })
    expect(found).toEqual({ BU00010101: 'small', BU00010102: 'complementary' })
  })

  it('do not add up where the dataset has only some of the parts', () => {
    expect(among({ GM0001: 5000, BU00010101: 4, BU00010102: 196 })).toEqual({ BU00010101: 'small' })
  })

  it('add up where what is missing is no more than rounding', () => {
    const found = among({ GM0001: 5005, BU00010101: 4, BU00010102: 4996 })
    expect(found).toEqual({ BU00010101: 'small', BU00010102: 'complementary' })
  })

  it('go on to the next municipality when a municipality has to be hidden', () => {
    const found = among({ nl: 1000, GM0001: 4, GM0002: 96, GM0003: 900, BU00010101: 4, BU00020101: 96 })
    expect(found).toEqual({
      BU00010101: 'small',
      BU00020101: 'complementary',
      GM0001: 'small',
      GM0002: 'complementary',
    })
  })
})

describe('areas', () => {
  const area = (place: string, ...regions: string[]) => ({
    place,
    boundaryYear: 2024,
    parts: regions.map((region) => ({ region, share: 1 })),
  })
  const counts = { WK000101: 100, WK000102: 100, BU00010101: 4, BU00010102: 20, BU00010103: 76, BU00010201: 100 }

  it('may have their total released, so that a hidden part of one needs another in it', () => {
    const areas = [area('here', 'BU00010101', 'BU00010103', 'BU00010201')]
    expect(hiddenAmong(counted(counts), surroundings({ areas }))).toEqual({
      BU00010101: 'small',
      BU00010103: 'complementary',
    })
  })

  it('that are small themselves are hidden, and then say nothing of their parts', () => {
    const areas = [area('here', 'BU00010101')]
    expect(hiddenAmong(counted(counts), surroundings({ areas }))).toEqual({
      BU00010101: 'small',
      BU00010102: 'complementary',
    })
  })

  it('with their own figures in the dataset add up to their regions', () => {
    const found = hiddenAmong(
      counted({ here: 104, BU00010101: 4, BU00010102: 100 }),
      surroundings({ areas: [area('here', 'BU00010101', 'BU00010102')] }),
    )
    expect(found).toEqual({ BU00010101: 'small', BU00010102: 'complementary' })
  })

  it('with a part of a region weigh it by its share', () => {
    const areas = [{ ...area('here'), parts: [{ region: 'BU00010101', share: 0.5 }, { region: 'BU00010201', share: 1 }] }] // biome-ignore format: one row
    const found = hiddenAmong(counted({ BU00010101: 4, BU00010201: 100 }), surroundings({ areas }))
    expect(found).toEqual({ BU00010101: 'small', BU00010201: 'complementary' })
  })
})

describe('relations between indicators', () => {
  const indicators = known({ men: 'persons', women: 'persons', residents: 'persons' })
  const rules = { relations: [{ kind: 'sum' as const, total: 'residents', parts: ['men', 'women'] }] }
  const people = (place: string, men: number, women: number) => [
    figure(place, men, { indicator: 'men' }),
    figure(place, women, { indicator: 'women' }),
    figure(place, men + women, { indicator: 'residents' }),
  ]

  it('hide the other part of a total: residents minus women are the men', () => {
    expect(hiddenAmong(people('a', 4, 60), surroundings({ indicators }, rules))).toEqual({
      'men a': 'small',
      'women a': 'small',
    })
  })

  it('make nobody and everybody of a group count: the total says how many there are', () => {
    expect(hiddenAmong(people('a', 0, 60), surroundings({ indicators }, rules))).toEqual({
      'men a': 'small',
      'women a': 'small',
    })
    expect(hiddenAmong(people('a', 0, 0), surroundings({ indicators }, rules))).toEqual({})
  })

  it('go on over places: a second place for each part that has to be hidden', () => {
    const figures = [...people('GM0001', 160, 220), ...people('WK000101', 4, 60), ...people('WK000102', 156, 160)]
    expect(hiddenAmong(figures, surroundings({ indicators }, rules))).toEqual({
      'men WK000101': 'small',
      'men WK000102': 'complementary',
      'women WK000101': 'small',
      'women WK000102': 'complementary',
    })
  })

  it('between a share, its denominator and its numerator: any two of them give the third', () => {
    const all = known({ share: '%', group: 'households', poor: 'households' })
    const figures = [
      figure('a', 2, { indicator: 'share', of: 200 }),
      figure('a', 200, { indicator: 'group' }),
      figure('a', 4, { indicator: 'poor' }),
    ]
    const relations = [{ kind: 'share' as const, share: 'share', denominator: 'group', numerator: 'poor' }]
    expect(hiddenAmong(figures, surroundings({ indicators: all }, { relations }))).toEqual({
      'poor a': 'small',
      'share a': 'small',
    })
  })

  it('let an indicator say itself what its share is of', () => {
    const all = new Map([
      ['share', { code: 'share', unit: '%', denominator: 'group' }],
      ['group', { code: 'group', unit: 'households' }],
    ])
    const figures = [
      figure('a', 20, { indicator: 'share' }),
      figure('a', 200, { indicator: 'group' }),
      figure('b', 20, { indicator: 'share' }),
    ]
    expect(hiddenAmong(figures, surroundings({ indicators: all }))).toEqual({ 'share b': 'small' })
  })

  it('leave alone what is not about people, and count it as known', () => {
    const all = known({ jobs: 'jobs', men: 'persons' })
    const figures = [figure('a', 3, { indicator: 'jobs' }), figure('a', 3, { indicator: 'men' })]
    expect(hiddenAmong(figures, surroundings({ indicators: all }))).toEqual({ 'men a': 'small' })
  })
})

describe('boundary years', () => {
  const inYears = (place: string, value: number, ...boundaryYears: number[]) =>
    figure(place, value, { versions: boundaryYears.map(() => 1), boundaryYears })

  it('are laid side by side: what did not change between them is the same figure', () => {
    // In 2024 the third neighbourhood was split: then two small ones would do, and the second one would be shown.
    const both = [inYears('BU00010101', 4, 2023, 2024), inYears('BU00010102', 30, 2023, 2024)]
    const figures = [
      ...both,
      inYears('WK000101', 100, 2023, 2024),
      inYears('BU00010103', 66, 2023),
      inYears('BU00010104', 7, 2024),
      inYears('BU00010105', 59, 2024),
    ]
    expect(hiddenAmong(figures, surroundings())).toEqual({
      BU00010101: 'small',
      BU00010102: 'complementary',
      BU00010104: 'small',
      // Of these two it is known now that they are sixty-six together.
      BU00010105: 'complementary',
    })
    const alone = figures.filter(({ boundaryYears }) => boundaryYears?.includes(2024))
    expect(hiddenAmong(alone, surroundings())).toEqual({ BU00010101: 'small', BU00010104: 'small' })
  })

  it('have areas of their own', () => {
    const areas = [{ place: 'here', boundaryYear: 2023, parts: [{ region: 'BU00010101', share: 1 }, { region: 'BU00010102', share: 1 }] }] // biome-ignore format: one row
    const hidden = (year: number) =>
      hiddenAmong([inYears('BU00010101', 4, year), inYears('BU00010102', 30, year)], surroundings({ areas }))
    expect(hidden(2024)).toEqual({ BU00010101: 'small' })
    expect(hidden(2023)).toEqual({ BU00010101: 'small', BU00010102: 'complementary' })
  })
})

describe('quarters and months of a year', () => {
  const inPeriods = (place: string, values: Readonly<Record<string, number>>) =>
    Object.entries(values).map(([period, value]) => figure(place, value, { period }))
  const hiddenIn = (figures: ReturnType<typeof inPeriods>) =>
    [...hiddenFigures(figures, surroundings()).keys()].map((at) => figures[at]?.period)

  it('add up to it, so that the year minus three quarters would be the fourth', () => {
    const quarters = { '2024-Q1': 4, '2024-Q2': 30, '2024-Q3': 41, '2024-Q4': 25 }
    expect(hiddenIn(inPeriods('a', { '2024': 100, ...quarters }))).toEqual(['2024-Q1', '2024-Q4'])
    expect(hiddenIn(inPeriods('a', { '2023': 100, ...quarters }))).toEqual(['2024-Q1'])
  })

  it('do not where the year is what it was at one moment: then it is that quarter again', () => {
    const stock = (place: string, one: number, other: number) =>
      inPeriods(place, { '2024': one, '2024-Q1': one, '2024-Q2': other })
    const figures = [...stock('BU00010101', 4, 31), ...stock('BU00010102', 70, 61), ...stock('BU00010103', 50, 52)]
    const total = inPeriods('WK000101', { '2024': 124, '2024-Q2': 144 })
    const found = hiddenFigures([...figures, ...total], surroundings())
    // The first quarter has no total; the neighbourhood hidden beside the small one in the year is hidden there too.
    expect([...found.keys()].map((at) => `${figures[at]?.place} ${figures[at]?.period}`).sort()).toEqual([
      'BU00010101 2024',
      'BU00010101 2024-Q1',
      'BU00010103 2024',
      'BU00010103 2024-Q1',
    ])
  })
})

describe('several datasets with the same indicator', () => {
  it('are laid side by side: one has the neighbourhoods, the other what they are together', () => {
    const figures = [
      figure('BU00010101', 4, { versions: [0], isNew: false, before: 'hidden' }),
      figure('BU00010102', 30, { versions: [0], isNew: false, before: 'released' }),
      figure('WK000101', 34),
    ]
    expect(hiddenAmong(figures, surroundings({ datasets: ['one', 'other'] }))).toEqual({ WK000101: 'complementary' })
    expect(hiddenAmong(figures, surroundings())).toEqual({})
  })
})

describe('shares of a group and counts under two names', () => {
  const of = 200

  it('are hidden together: what is not yes is no', () => {
    const indicators = known({ yes: '%', no: '%' })
    const shares = (place: string, yes: number, all = of) => [
      figure(place, (100 * yes) / all, { indicator: 'yes', of: all }),
      figure(place, (100 * (all - yes)) / all, { indicator: 'no', of: all }),
    ]
    const figures = [...shares('WK000101', 120, 600), ...shares('BU00010101', 4), ...shares('BU00010102', 36), ...shares('BU00010103', 80)] // biome-ignore format: one row
    const relations = [{ kind: 'whole' as const, parts: ['no', 'yes'] }]
    const hidden = (answer: string, rules: object) =>
      Object.keys(hiddenAmong(figures, surroundings({ indicators }, rules))).flatMap((name) =>
        name.startsWith(answer) ? [name.slice(answer.length + 1)] : [],
      )
    expect(hidden('yes', { relations })).toEqual(hidden('no', { relations }))
    // Each by itself has its own second one to hide, and together they show both.
    expect(hidden('yes', {})).not.toEqual(hidden('no', {}))
  })

  it('are hidden together where one is the number of the other', () => {
    const indicators = known({ one: 'persons', other: 'persons' })
    const twice = (place: string, value: number) => [
      figure(place, value, { indicator: 'one' }),
      figure(place, value, { indicator: 'other' }),
    ]
    const figures = [...twice('BU00010101', 4), ...twice('BU00010102', 36), figure('WK000101', 40, { indicator: 'one' })] // biome-ignore format: one row
    const relations = [{ kind: 'balance' as const, one: ['one'], other: ['other'] }]
    expect(Object.keys(hiddenAmong(figures, surroundings({ indicators }, { relations })))).toEqual([
      'one BU00010101',
      'one BU00010102',
      'other BU00010101',
      'other BU00010102',
    ])
  })
})

describe('versions of a dataset', () => {
  const margins = [{ total: 'total', parts: ['a', 'b', 'c'] }]
  const around = surroundings({}, { margins })
  const both = { versions: [0, 1] }
  const released = { ...both, before: 'released' as const }
  const hidden = { ...both, before: 'hidden' as const }

  it('that did not change have the same pattern', () => {
    const figures = [
      figure('total', 100, released),
      figure('a', 4, hidden),
      figure('b', 30, hidden),
      figure('c', 66, released),
    ]
    expect(hiddenAmong(figures, around)).toEqual({ a: 'small', b: 'complementary' })
  })

  it('keep hiding what was hidden before, because two patterns together would show both', () => {
    // Now c is the smallest; hiding c instead of b would give b here, and with it a there.
    const figures = [
      figure('total', 100, { versions: [0], isNew: false, before: 'released' }),
      figure('c', 66, { versions: [0], isNew: false, before: 'released' }),
      figure('total', 54, { versions: [1] }),
      figure('c', 20, { versions: [1] }),
      figure('a', 4, hidden),
      figure('b', 30, hidden),
    ]
    expect(hiddenAmong(figures, around)).toEqual({ a: 'small', b: 'complementary' })
  })

  it('do not count on a figure that was released before: it is known for good', () => {
    const figures = [
      figure('a', 14, { versions: [0], isNew: false, before: 'released' }),
      figure('total', 110, { versions: [0], isNew: false, before: 'released' }),
      figure('a', 4, { versions: [1] }),
      figure('total', 100, { versions: [1] }),
      figure('b', 30, released),
      figure('c', 66, released),
    ]
    expect(hiddenAmong(figures, around)).toEqual({ a: 'small', total: 'complementary' })
  })

  it('cannot be subtracted: a sum of two in one and of three in the next would give the third', () => {
    const figures = [
      figure('c', 66, { versions: [0], isNew: false, before: 'released' }),
      figure('total', 100, { versions: [0], isNew: false, before: 'released' }),
      figure('a', 4, hidden),
      figure('b', 30, hidden),
      figure('c', 6, { versions: [1] }),
      figure('total', 40, { versions: [1] }),
    ]
    expect(hiddenAmong(figures, around)).toEqual({
      a: 'small',
      b: 'complementary',
      c: 'small',
      total: 'complementary',
    })
  })
})
