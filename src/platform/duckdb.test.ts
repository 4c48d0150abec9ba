import { afterEach, describe, expect, it } from 'vitest'
import { openEngine, rowLimit, type StatisticsEngine } from './duckdb.server'

const opened: StatisticsEngine[] = []
afterEach(() => {
  for (const engine of opened.splice(0)) engine.close()
})

async function engine(options: Partial<Parameters<typeof openEngine>[0]> = {}): Promise<StatisticsEngine> {
  const made = await openEngine({ memory: '256MB', queries: 2, seconds: 10, ...options })
  opened.push(made)
  return made
}

it('gives rows as plain objects, with values filled in', async () => {
  const rows = await (await engine()).rows('select $1::varchar as name, $2::integer as number', ['Overvecht', 3])
  expect(rows).toEqual([{ name: 'Overvecht', number: 3 }])
})

it('gives as many rows as the limit, and refuses one more', async () => {
  const { rows } = await engine()
  expect(await rows(`select range from range(${rowLimit})`)).toHaveLength(rowLimit)
  await expect(rows(`select range from range(${rowLimit + 1})`)).rejects.toMatchObject({
    code: 'query-too-large',
    parameters: { limit: rowLimit },
  })
})

it('stops a query that takes too long, and answers the next one', async () => {
  const { rows } = await engine({ seconds: 0.2 })
  const started = performance.now()
  await expect(
    rows('select count(*) as number from range(1000000) a, range(1000000) b where a.range % 7 = b.range % 11'),
  ).rejects.toMatchObject({ code: 'query-too-slow', parameters: { seconds: 0.2 } })
  expect(performance.now() - started).toBeLessThan(5000)
  expect(await rows('select 1 as one')).toEqual([{ one: 1 }])
})

describe('a line', () => {
  it('lets as many queries run as there are places; the others are answered in the order they came', async () => {
    const { rows } = await engine({ queries: 1 })
    const answered: number[] = []
    await Promise.all(
      [1, 2, 3, 4].map(async (number) => {
        await rows(`select count(*) from range(${(5 - number) * 300_000})`)
        answered.push(number)
      }),
    )
    expect(answered).toEqual([1, 2, 3, 4])
  })

  it('moves on after a query that is wrong', async () => {
    const { rows } = await engine({ queries: 1 })
    const answers = await Promise.allSettled([rows('select nonsense'), rows('select 1 as one')])
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  })
})

describe('an engine with bounds', () => {
  it('answers a patient question however long it takes, in its order and with what it misses', async () => {
    const hurried = await engine({ seconds: 0.05 })
    const slow = 'select max(hash(a.range + b.range)) > 0 as is from range(20000) as a, range(3000) as b'
    await expect(hurried.rows(slow)).rejects.toMatchObject({ code: 'query-too-slow' })
    expect(await hurried.patient().rows(slow)).toEqual([{ is: true }])
    const list = "select * from (values (2, 'b', 0.5), (null, null, null)) as v(n, t, d) order by n desc nulls first"
    expect(await hurried.patient().rows(list)).toEqual(await hurried.rows(list))
  })

  it('has the memory it was given, and refuses what needs more', async () => {
    const { rows } = await engine({ memory: '64MB' })
    await expect(rows('select count(distinct md5(range::varchar)) from range(5000000)')).rejects.toThrow(/memory/i)
    expect(await rows('select 1 as one')).toEqual([{ one: 1 }])
  })

  it('installs and loads nothing by itself', async () => {
    const { rows } = await engine()
    const names = ['autoinstall_known_extensions', 'autoload_known_extensions', 'allow_community_extensions']
    const settings = await rows(`select ${names.map((name) => `current_setting('${name}') as ${name}`).join(', ')}`)
    expect(settings).toEqual([Object.fromEntries(names.map((name) => [name, false]))])
    await expect(rows("select * from 'https://elders.example/figures.parquet'")).rejects.toThrow(/httpfs/)
  })
})
