import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DisclosureClass } from '../model/disclosure'
import { type Row, rowKey } from '../model/observation'
import { readRow } from '../model/valid-row'
import { answerLimit, type Edition, type Source } from './port'

/** A source under test, and how rows get into it. */
export interface TestedSource {
  source: Source
  /** Keeps the rows as one new version and gives its name. Indicators are `people` (persons) and `quota` (%). */
  keep(rows: readonly Row[], disclosure: DisclosureClass): Promise<string>
  close(): Promise<void>
}

/** What every source has to do. One suite runs over all of them, with the same rows. */
export function sourceContract(name: string, open: () => Promise<TestedSource>): void {
  describe(`the source ${name}`, () => {
    let tested: TestedSource
    beforeAll(async () => {
      tested = await open()
    })
    afterAll(() => tested.close())
    const all = (version: string, edition: Edition = 'full') => tested.source.rows({ version, edition })

    it('gives back any rows exactly as they came in, in the order of their keys', async () => {
      await fc.assert(
        fc.asyncProperty(rowSets, async (rows) => {
          const version = await tested.keep(rows, 'open')
          expect(await all(version)).toEqual(rows.toSorted(byKey))
        }),
        { numRuns: 30 },
      )
    })

    it('streams the same rows in the same order', async () => {
      await fc.assert(
        fc.asyncProperty(rowSets, async (rows) => {
          const version = await tested.keep(rows, 'open')
          const streamed = await collected(tested.source.stream(version, 'full'))
          expect(streamed).toEqual(rows.toSorted(byKey))
        }),
        { numRuns: 10 },
      )
    })

    it('narrows by every key as a filter over all rows would', async () => {
      const narrowings = fc.record(
        {
          indicator: fc.constantFrom('people', 'quota', 'unheard-of'),
          definition: fc.constantFrom('1', 'oud', 'herzien'),
          places: fc.subarray(['nl', 'GM0344', 'gebied-x', 'nowhere']),
          boundaryYear: fc.constantFrom(2023, 2024, 1999),
          periods: fc.subarray(['2021', '2022', '2022-Q1', '1900']),
        },
        { requiredKeys: [] },
      )
      await fc.assert(
        fc.asyncProperty(rowSets, fc.array(narrowings, { minLength: 5, maxLength: 5 }), async (rows, questions) => {
          const version = await tested.keep(rows, 'open')
          for (const question of questions) {
            const wanted = rows.filter(
              (row) =>
                (question.indicator ?? row.indicator) === row.indicator &&
                (question.definition ?? row.definition) === row.definition &&
                (question.places ?? [row.place]).includes(row.place) &&
                (question.boundaryYear ?? row.boundaryYear) === row.boundaryYear &&
                (question.periods ?? [row.period]).includes(row.period),
            )
            const found = await tested.source.rows({ version, edition: 'full', ...question })
            expect(found).toEqual(wanted.toSorted(byKey))
          }
        }),
        { numRuns: 20 },
      )
    })

    it('keeps numbers exact: 12.6 stays 12.6, and 0.1 + 0.2 stays what it is', async () => {
      const values = [12.6, 0.1 + 0.2, 1 / 3, -0.4, 1e21, 5e-324, Number.MAX_SAFE_INTEGER, 0]
      const rows = values.map((value, index) => plainRow({ value, period: String(2000 + index) }))
      const found = await all(await tested.keep(rows, 'open'))
      expect(found.map(({ value }) => value)).toEqual(values)
    })

    it('tells no value from zero, and a field that is absent from one that is zero', async () => {
      const rows = [
        plainRow({ period: '2001', value: 0, n: 0, decimals: 0 }),
        plainRow({ period: '2002', value: null, absence: 'not-published' }),
      ]
      const [zero, none] = await all(await tested.keep(rows, 'open'))
      expect(zero).toStrictEqual(rows[0])
      expect(none).toStrictEqual(rows[1])
      expect(Object.keys(none ?? {})).not.toContain('n')
    })

    it('keeps a range of which only the bounds were published, and invents no value between them', async () => {
      const row = plainRow({ value: null, precision: 'range', low: 52.2, high: 52.5 })
      expect(await all(await tested.keep([row], 'open'))).toStrictEqual([row])
      // Of people nobody can say that its bounds are safe; a source that releases nothing is right as well.
      for (const released of await all(await tested.keep([row], 'counts-of-people'), 'released')) {
        expect(released).toMatchObject({ value: null, absence: 'suppressed' })
        expect(released).not.toHaveProperty('low')
      }
    })

    it('keeps notes in any script, with quotes, lines and signs of its own language', async () => {
      const note = { nl: 'élan, "citaat", regel\nregel\ttab \\ \'; drop table typed_row --', en: '数字 🏘️ العربية' }
      const [found] = await all(await tested.keep([plainRow({ note })], 'open'))
      expect(found?.note).toEqual(note)
    })

    it('takes what is asked as text and never as part of a question', async () => {
      const version = await tested.keep([plainRow({})], 'open')
      const place = "' OR 1 = 1 --"
      expect(await tested.source.rows({ version, edition: 'full', places: [place], indicator: place })).toEqual([])
    })

    it('names places and periods that have rows, in order', async () => {
      const rows = [
        plainRow({ place: 'nl', period: '2022-Q1' }),
        plainRow({ place: 'GM0344', period: '2022' }),
        plainRow({ place: 'gebied-x', period: '2021', indicator: 'quota', of: 100 }),
      ]
      const version = await tested.keep(rows, 'open')
      expect(await tested.source.places(version)).toEqual(['GM0344', 'gebied-x', 'nl'])
      expect(await tested.source.places(version, 'people')).toEqual(['GM0344', 'nl'])
      expect(await tested.source.periods(version)).toEqual(['2021', '2022', '2022-Q1'])
      expect(await tested.source.periods(version, 'quota')).toEqual(['2021'])
    })

    it('has nothing in a version without rows, nor in one that is not there', async () => {
      for (const version of [await tested.keep([], 'open'), 'unheard-of']) {
        expect(await all(version)).toEqual([])
        expect(await tested.source.places(version)).toEqual([])
        expect(await tested.source.periods(version)).toEqual([])
        expect(await collected(tested.source.stream(version, 'full'))).toEqual([])
      }
    })

    it('keeps versions apart', async () => {
      const [one, other] = [plainRow({ value: 11 }), plainRow({ value: 22 })]
      const versions = [await tested.keep([one], 'open'), await tested.keep([other], 'open')]
      expect([await all(versions[0] ?? ''), await all(versions[1] ?? '')]).toEqual([[one], [other]])
    })

    it.each(['open', 'protected-at-source'] as const)('releases what is %s as it is', async (disclosure) => {
      const rows = [plainRow({ value: 3 })]
      expect(await all(await tested.keep(rows, disclosure), 'released')).toEqual(rows)
    })

    it('releases no small number of people, and everything in the full edition', async () => {
      await fc.assert(
        fc.asyncProperty(rowSets, async (rows) => {
          const version = await tested.keep(rows, 'counts-of-people')
          const full = await all(version, 'full')
          expect(full).toEqual(rows.toSorted(byKey))
          const known = new Map(full.map((row) => [rowKey(row), row]))
          for (const row of await all(version, 'released')) {
            const original = known.get(rowKey(row))
            if (row.absence !== 'suppressed' && row.value !== null) expect(row).toEqual(original)
            const isSmall = row.indicator === 'people' && row.value !== null && row.value > 0 && row.value < 10
            expect(isSmall).toBe(false)
          }
        }),
        { numRuns: 15 },
      )
    })

    it('refuses an answer of more than fifty thousand rows, and streams it', async () => {
      const rows = Array.from({ length: answerLimit + 1 }, (_, index) => plainRow({ place: `BU${10_000_000 + index}` }))
      const version = await tested.keep(rows, 'open')
      await expect(all(version)).rejects.toMatchObject({ code: 'query-too-large', parameters: { limit: answerLimit } })
      expect(await tested.source.rows({ version, edition: 'full', places: ['BU10000007'] })).toHaveLength(1)
      let streamed = 0
      for await (const piece of tested.source.stream(version, 'full')) streamed += piece.length
      expect(streamed).toBe(answerLimit + 1)
    })
  })
}

async function collected(pieces: AsyncIterable<Row[]>): Promise<Row[]> {
  const rows: Row[] = []
  for await (const piece of pieces) rows.push(...piece)
  return rows
}

function plainRow(change: Partial<Row>): Row {
  return {
    indicator: 'people',
    definition: '1',
    place: 'nl',
    boundaryYear: null,
    period: '2022',
    value: 100,
    precision: 'exact',
    source: { document: 'own', line: '1' },
    ...change,
  }
}

const number = fc.double({ noNaN: true, noDefaultInfinity: true })
const positive = fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 })
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
const candidates = fc
  .record(
    {
      indicator: fc.constantFrom('people', 'quota'),
      definition: fc.constantFrom('1', 'oud'),
      place: fc.constantFrom('nl', 'GM0344', 'gebied-x', 'BU0363AA01'),
      boundaryYear: fc.constantFrom(null, 2023, 2024),
      period: fc.constantFrom('2021', '2022', '2022-Q1', '2022-Q2', '2022-01'),
      value: fc.oneof(number, fc.integer({ min: 0, max: 30 }), fc.constant(null)),
      precision: fc.constantFrom('exact', 'about', 'at-least', 'at-most'),
      margin: positive,
      n: fc.nat(),
      decimals: fc.integer({ min: 0, max: 15 }),
      absence: fc.constantFrom('not-published', 'partly', 'not-asked'),
      note: fc.record({ nl: text, en: text }),
      source: fc.record(
        { document: fc.constantFrom('own', 'monitor-1'), line: text, figure: text },
        { requiredKeys: ['document', 'line'] },
      ),
    },
    {
      requiredKeys: ['indicator', 'definition', 'place', 'boundaryYear', 'period', 'value', 'precision', 'source'],
    },
  )
  .map(({ absence, ...row }) => (row.value === null ? { ...row, absence: absence ?? 'unknown' } : row))

/** Valid rows with different keys, also ranges with and without a value. */
const rowSets = fc
  .uniqueArray(fc.tuple(candidates, fc.option(fc.tuple(positive, positive, fc.boolean()))), {
    maxLength: 25,
    selector: ([row]) => rowKey(row),
  })
  .map((found) =>
    found.flatMap(([candidate, range]) => {
      const bounds = range &&
        candidate.value !== null && {
          precision: 'range',
          low: candidate.value - range[0],
          high: candidate.value + range[1],
          value: range[2] ? candidate.value : null,
        }
      const read = readRow({ ...candidate, ...bounds })
      return 'row' in read ? [read.row] : []
    }),
  )

function byKey(a: Row, b: Row): number {
  const [one, other] = [a, b].map((row) => [
    row.indicator,
    row.definition,
    row.place,
    row.boundaryYear ?? 0,
    row.period,
  ])
  for (const [index, part] of (one ?? []).entries()) {
    const against = other?.[index] ?? ''
    if (part !== against) return part < against ? -1 : 1
  }
  return 0
}
