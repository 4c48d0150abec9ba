import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operatorActor } from '../../accounts'
import type { PlainCommand } from '../../accounts/index.server'
import { effectCommands } from './commands.server'
import { madeUpRows } from './model/panel.examples'

const effect = effectCommands.find(({ name }) => name === 'effect') as PlainCommand
let folder = ''
let file = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wijklus-effect-'))
  file = join(folder, 'buurten.csv')
  const rows = madeUpRows({ donors: 24, before: 12, after: 4, effect: -8 })
  const text = rows.map(({ unit, period, value }) => `${unit};${period};${String(value).replace('.', ',')}`)
  await writeFile(file, ['buurt;jaar;waarde', ...text].join('\n'))
})
afterAll(() => rm(folder, { recursive: true }))

const run = (changed: Record<string, string | true | string[] | undefined> = {}, path: string | undefined = file) =>
  effect.run({
    actor: operatorActor,
    positional: path === undefined ? [] : [path],
    options: {
      unit: 'buurt',
      time: 'jaar',
      outcome: 'waarde',
      treated: ['treated 1'],
      from: '2013',
      method: 'synthetic-control',
      ...changed,
    },
    language: 'nl',
    full: false,
    root: process.cwd(),
  })

describe('npx wijklus effect', () => {
  it('starts no database, and gives what the contract names', async () => {
    expect(effect.store).toBe('none')
    const { data } = await run({ placebo: true })
    expect(data).toMatchObject({
      estimate: expect.closeTo(-8, 0),
      weights: expect.any(Object),
      prePeriodRmspe: expect.any(Number),
      placebo: { rank: 1, of: 25, pValue: 1 / 25 },
      reading: { nl: expect.any(String), en: expect.any(String) },
    })
    const { perPeriod } = data as { perPeriod: object[] }
    expect(perPeriod).toHaveLength(16)
    const number = expect.any(Number)
    expect(perPeriod[0]).toEqual({ period: '2001', observed: number, counterfactual: number, effect: number })
  })

  it.each([
    ['lbm', 'effect-outcome-composite'],
    ['RLBRMTR', 'effect-outcome-composite'],
    ['lbm3:score', 'effect-outcome-composite'],
    ['rivm:ervaren-gezondheid-goed', 'effect-outcome-modelled'],
    ['ErvarenGezondheidGoedZeerGoed_4', 'effect-outcome-modelled'],
    ['Sterk eenzaam', 'effect-outcome-modelled'],
    ['sterk_eenzaam_2022', 'effect-outcome-modelled'],
    ['Ernstig overgewicht (%)', 'effect-outcome-modelled'],
    ['Severely lonely', 'effect-outcome-modelled'],
    ['RLBRMTR14', 'effect-outcome-composite'],
    ['KL14', 'effect-outcome-composite'],
    ['Leefbaarheid (Leefbaarometer 3.0)', 'effect-outcome-composite'],
    ['Leefbaarometer', 'effect-outcome-composite'],
    ['Leefbaarometerscore 2020', 'effect-outcome-composite'],
    ['SES-WOA', 'effect-outcome-composite'],
    ['SES-WOA-score', 'effect-outcome-composite'],
  ])('refuses an outcome that bears the name of a modelled or composite one: %s', async (name, code) => {
    const known = join(folder, `${code}.csv`)
    const text = await readFile(file, 'utf8')
    await writeFile(known, text.replace('waarde', name))
    await expect(run({ outcome: name }, known)).rejects.toMatchObject({
      code,
      parameters: { name: expect.any(Object) },
    })
    // Who knows better says so: a column of one's own that happens to be called like that.
    expect((await run({ outcome: name, uncertainty: 'count' }, known)).data).toHaveProperty('estimate')
  })

  it.each(['Woningen', 'Veiligheid', 'lonend werk', 'wmo14', 'Huishoudens'])(
    'takes a column of another name: %s',
    async (name) => {
      const own = join(folder, 'eigen.csv')
      const text = await readFile(file, 'utf8')
      await writeFile(own, text.replace('waarde', name))
      expect((await run({ outcome: name }, own)).data).toHaveProperty('estimate')
    },
  )

  it('takes a name with spaces around it as that name', async () => {
    expect((await run({ treated: [' treated 1 '] })).data).toMatchObject({ treated: ['treated 1'] })
  })

  it('says which places weigh most, also where their names are numbers', async () => {
    const numbered = join(folder, 'nummers.csv')
    await writeFile(numbered, (await readFile(file, 'utf8')).replaceAll('place ', '36'))
    const { data, text } = await run({}, numbered)
    const { heaviest, weights } = data as { heaviest: string[]; weights: Record<string, number> }
    expect(heaviest.toSorted()).toEqual(Object.keys(weights).toSorted())
    expect(heaviest).not.toEqual(Object.keys(weights))
    const ordered = heaviest.map((unit) => weights[unit] ?? 0)
    expect(ordered).toEqual(ordered.toSorted((a, b) => b - a))
    const [, listed = ''] = text.split(/, afgerond; --json geeft ze voluit:\n/)
    const units = listed
      .split('\n\n')[0]
      ?.split('\n')
      .map((line) => line.trim().split(/ +/))
    expect(units?.map(([, unit]) => unit)).toEqual(heaviest)
  })

  it('knows a name with accents, whichever way they are written', async () => {
    const accented = join(folder, 'accenten.csv')
    const text = await readFile(file, 'utf8')
    await writeFile(accented, text.replaceAll('treated 1', 'Súdwest').replace('waarde', 'één').normalize('NFD'))
    const { data } = await run({ treated: ['Súdwest'], outcome: 'één' }, accented)
    expect(data).toMatchObject({ treated: ['Súdwest'] })
  })

  it('has no placebo unless asked, and weights of periods only where the method has them', async () => {
    expect((await run()).data).toMatchObject({ placebo: null, timeWeights: null })
    const { timeWeights } = (await run({ method: 'synthetic-did' })).data as { timeWeights: Record<string, number> }
    expect(Object.values(timeWeights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 3)
  })

  it('says it in words too, with numbers as the reader writes them', async () => {
    const { text } = await run({ placebo: true })
    expect(text).toMatch(/^Voor “waarde” in treated 1 ligt de uitkomst vanaf 2013 gemiddeld [78],\d\d lager/)
  })

  it('says of small figures what they are, not nought', async () => {
    const small = join(folder, 'klein.csv')
    const rows = madeUpRows({ donors: 24, before: 12, after: 4, effect: -8 })
    await writeFile(
      small,
      ['buurt;jaar;waarde', ...rows.map((row) => `${row.unit};${row.period};${row.value / 1e4}`)].join('\n'),
    )
    const { text } = await run({ placebo: true }, small)
    expect(text).toMatch(/gemiddeld 0,000[78]\d lager/)
    expect(text).toMatch(/^2001 {6} +0,00\d\d\d +0,00\d\d\d +\S*0,0000\d/m)
  })

  it.each<[string, Parameters<typeof run>, string]>([
    ['a method that is not known', [{ method: 'regressie' }], 'effect-method-unknown'],
    ['an outcome that is modelled', [{ uncertainty: 'modelled' }], 'effect-outcome-modelled'],
    ['a missing option', [{ unit: undefined }], 'option-missing'],
    ['a treated unit without a name', [{ treated: [' '] }], 'option-missing'],
    ['a way of measuring that is not known', [{ uncertainty: 'gemodelleerd' }], 'option-invalid'],
    ['no file', [{}, ''], 'effect-file-unreadable'],
    ['a file that is not there', [{}, '/nergens/buurten.csv'], 'effect-file-unreadable'],
  ])('refuses %s', async (_, asked, code) => {
    await expect(run(...asked)).rejects.toMatchObject({ code })
  })
})
