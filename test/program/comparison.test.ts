import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfiguration } from '../../src/platform/index.server'
import { runCommand } from '../../src/run-command.server'
import { type FreshStore, freshStore } from '../support/house'
import { root } from '../support/places'

let store: FreshStore
beforeAll(async () => {
  store = await freshStore()
})
afterAll(() => store.drop())

/** What these tests read of the answers. */
interface Change {
  first: number | null
  last: number | null
  development: string
}
interface Answer {
  definitions: [Definition, ...Definition[]]
  statement: { nl: string; en: string }
  how: unknown[]
  checks: { code: string }[]
  error: { code: string }
}
interface Definition {
  version: string
  periods: { period: string; ratio: number | null }[]
  gap: Change
  ratio: Change | null
  complementRatio?: Change
}

/** Runs a command in this process and gives its JSON. */
async function json(words: string): Promise<{ code: number; data: Answer }> {
  const settings = { DATABASE_URL: store.url, WIJKLUS_DATA_DIRECTORY: store.dataDirectory, WIJKLUS_CONNECTIONS: '2' }
  let out = ''
  const code = await runCommand([...words.split(' '), '--json'], {
    root,
    readConfiguration: () => readConfiguration(settings, root),
    write: (text) => {
      out += text
    },
    complain: () => {},
  })
  return { code, data: JSON.parse(out) }
}

describe('compare', () => {
  it('poverty: the gap narrowed from 9.4 to 4.0, the ratio stayed 2.07 to 2.00', async () => {
    const { code, data } = await json('compare huishoudens-in-armoede --place nplv --reference nl')
    expect(code).toBe(0)
    expect(data.definitions).toHaveLength(1)
    const [definition] = data.definitions
    expect(definition.periods[0]).toMatchObject({ period: '2018', value: 18.2, reference: 8.8, gap: 9.4 })
    expect(definition.periods[0]?.ratio).toBeCloseTo(2.07, 2)
    expect(definition.periods.at(-1)).toMatchObject({ period: '2022', value: 8, reference: 4, gap: 4, ratio: 2 })
    expect(definition.gap).toMatchObject({ first: 9.4, last: 4, development: 'narrowing' })
    expect(definition.ratio).toMatchObject({ last: 2, development: 'unchanged' })
    expect(definition.complementRatio).toBeUndefined()
    expect(data.statement.nl).toContain('procentpunt')
    expect(data.statement.en).toContain('percentage points')
  })

  it('debts: two definitions that never mix, each with its 2024', async () => {
    const { data } = await json('compare problematische-schulden --place nplv --reference nl')
    const last = (version: string) => data.definitions.find((each) => each.version === version)?.periods.at(-1)
    expect(data.definitions.map((each) => each.version)).toEqual(['oud', 'herzien'])
    expect(last('oud')).toMatchObject({ period: '2024', value: 14, reference: 7.5 })
    expect(last('herzien')).toMatchObject({ period: '2024', value: 14.5, reference: 7.7 })
  })

  it('participation: the ratio and the ratio of those who do not work tell different stories', async () => {
    const { data } = await json('compare arbeidsparticipatie --place nplv --reference nl')
    const [definition] = data.definitions
    expect(definition.ratio?.first).toBeCloseTo(0.893, 3)
    expect(definition.ratio?.last).toBeCloseTo(0.907, 3)
    expect(definition.complementRatio?.first).toBeCloseTo(1.228, 3)
    expect(definition.complementRatio?.last).toBeCloseTo(1.228, 3)
  })

  it.each(['ses-woa', 'sociale-samenhang'])('%s: an interval score has no ratio', async (code) => {
    const { data } = await json(`compare ${code} --place nplv --reference nl`)
    for (const definition of data.definitions) expect(definition.ratio).toBeNull()
  })

  it('an area has no figures of its own, and that is no error', async () => {
    const { code, data } = await json('compare huishoudens-in-armoede --place heerlen-noord --reference nl')
    expect(code).toBe(0)
    expect(data.definitions[0].gap.development).toBe('not-comparable')
  })

  it.each([
    ['compare huishoudens-in-armoede --place nplv', 'option-missing'],
    ['compare huishoudens-in-armode --place nplv --reference nl', 'indicator-unknown'],
    ['compare huishoudens-in-armoede --place nplv --reference Nederlnd', 'place-unknown'],
    ['statement huishoudens-in-armoede --place nplv --reference nl --periods 2022..2018', 'input-invalid'],
  ])('%s is refused', async (words, refusal) => {
    const { code, data } = await json(words)
    expect(code).toBe(2)
    expect(data.error.code).toBe(refusal)
  })
})

describe('statement', () => {
  it('is at most two sentences about the periods that were asked', async () => {
    const { data } = await json('statement huishoudens-in-armoede --place nplv --reference nl --periods 2018..2021')
    expect(data.statement.nl).toContain('2021')
    expect(data.statement.nl).not.toContain('2022')
    for (const text of [data.statement.nl, data.statement.en])
      expect(text.match(/\.(\s|$)/g)?.length).toBeLessThanOrEqual(2)
    expect(data.how.length).toBeGreaterThan(2)
  })
})

describe('data-check', () => {
  it('finds that child poverty equals household poverty in all ten values, and that school advice adds up', async () => {
    const { code, data } = await json('data-check')
    expect(code).toBe(0)
    expect(data.checks).toContainEqual(
      expect.objectContaining({
        code: 'identical-series',
        indicators: ['huishoudens-in-armoede', 'kinderen-in-armoede'],
        places: ['nl', 'nplv'],
        periods: ['2018', '2019', '2020', '2021', '2022'],
      }),
    )
    const codes = data.checks.map((check) => check.code)
    expect(codes).not.toContain('parts-contradict-total')
    expect(codes).not.toContain('two-values')
  })
})
