import { OpenAPIHono } from '@hono/zod-openapi'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshHouse } from '../../../test/support/house'
import { type Actor, type Membership, operatorActor, publicActor } from '../../accounts'
import type { ApiEnvironment } from '../../accounts/index.server'
import type { Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import { overviewOf } from '../regional/overview.server'
import { comparableApi } from './api.server'
import { matchingCommands } from './commands.server'
import { readSearch } from './form'
import type { MatchQuestion, MatchResult } from './group'
import { chooseComparable, comparableGroup, comparableGroups, lookForComparable, matchRegions } from './service.server'
import { startSearch } from './start.server'
import {
  alike,
  area,
  composeAreas,
  figuresOf,
  gone,
  importYears,
  incomplete,
  loadDivisions,
  moved,
  neighbourhoods,
  otherArea,
  otherDistrict,
  ownIndicator,
  ownParts,
  publishOwnFigures,
  recoded,
} from './test-support/made-country.server'
import { besideUnmatched } from './unmatched.server'

let house: House
let other: House
beforeAll(async () => {
  ;[house, other] = await Promise.all([freshHouse(), freshHouse()])
  await Promise.all([prepare(house, [2017, 2018, 2019]), prepare(other, [2018, 2017])])
})
afterAll(() => Promise.all([house.close(), other.close()]))

async function prepare(made: House, order: readonly number[]): Promise<void> {
  await importYears(made, order)
  await loadDivisions(made)
  await composeAreas(made)
}

const on = ['kwb:a_inw', 'kwb:a_65_oo/kwb:a_inw', 'kwb:p_huurw']
const question = (changed: Partial<MatchQuestion> = {}): MatchQuestion => ({
  place: area,
  on,
  years: ['2017', '2018'],
  count: 10,
  ...changed,
})
const match = (changed: Partial<MatchQuestion> = {}) => matchRegions(house, publicActor, question(changed))

/** Who can be chosen for the area: all but itself, the one beside it, the other area, one without figure, two that changed. */
const candidates = neighbourhoods.filter(
  (code) =>
    !ownParts.some((own) => own === code) &&
    code !== 'BU09170103' &&
    !code.startsWith(`BU${otherDistrict.slice(2)}`) &&
    code !== incomplete &&
    !moved.some((each) => each === code),
)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const rented = (code: string) => mean([2017, 2018].map((year) => figuresOf(code, year).p_huurw))

describe('comparable neighbourhoods of an area', () => {
  it('are those that resembled it over several years', async () => {
    const found = await match()
    expect(found.matches.map(({ code }) => code).toSorted()).toEqual(alike)
    expect(found).toMatchObject({
      place: area,
      level: 'neighbourhood',
      boundaryYear: 2018,
      years: ['2017', '2018'],
      isUsable: true,
      failing: [],
      versions: ['kwb-2017.1', 'kwb-2018.1'],
    })
    expect(found.matches[0]).toMatchObject({ municipality: 'Gemeente GM1901' })
  })

  it('are not itself, its neighbours, another programme, or without figures or the same boundaries: each is counted', async () => {
    const { excluded, candidates: count } = await match()
    expect(excluded).toEqual({
      itself: 2,
      neighbours: 1,
      otherProgrammes: 4,
      incomplete: 1,
      changed: 2,
      knowsNeighbours: true,
      programmes: { known: 1, named: 0, of: 19 },
    })
    expect(count).toBe(candidates.length)
    expect(count + 10).toBe(neighbourhoods.length)
    const all = await match({ count })
    expect(all.matches.map(({ code }) => code).toSorted()).toEqual(candidates.toSorted())
  })

  it('are compared by the means of all years, and counts by region of the area', async () => {
    const { balance, regions } = await match()
    expect(regions).toBe(2)
    const [residents, older, rent] = balance
    expect(residents).toMatchObject({ code: 'kwb:a_inw', place: 1000 })
    expect(older?.place).toBeCloseTo(20, 10)
    // The two parts have as many homes, so their share is the mean of both: of 60 in 2017 and 61 in 2018.
    expect(rent?.place).toBeCloseTo(60.5, 10)
    expect(rent?.mean).toBeCloseTo(mean(candidates.map(rented)), 10)
    expect(rent?.matched).toBeCloseTo(mean(alike.map(rented)), 10)
    expect(rent).toMatchObject({ least: Math.min(...candidates.map(rented)), isSupported: true })
    expect(Math.abs(rent?.after ?? 1)).toBeLessThan(Math.abs(rent?.before ?? 0))
  })

  it('can take a trait that changes slowly from after the start, beside years from before it', async () => {
    const years = { years: ['2017'], firstProgramme: 2018 }
    const found = await match({ ...years, on: ['kwb:a_woning', 'kwb:p_huurw@2019'] })
    expect(found.years).toEqual(['2017'])
    expect(found.variables.map((variable) => variable.years)).toEqual([['2017'], ['2019']])
    // Of the matched regions one was recoded in 2019 and one is gone.
    expect(found.boundaryYear).toBe(2019)
    const own = ownParts.map((code) => figuresOf(code, 2019).p_huurw)
    expect(found.balance[1]?.place).toBeCloseTo(mean(own), 10)
    expect(found.matches.map(({ values }) => values['kwb:p_huurw'])).toEqual(
      found.matches.map(({ code }) => figuresOf(code, 2019).p_huurw),
    )
    expect(found.versions).toEqual(['kwb-2017.1', 'kwb-2019.1'])
  })

  it('are the same to the last digit, whatever the order in which files came', async () => {
    expect(await matchRegions(other, publicActor, question())).toEqual(await match())
  })

  it('are not looked for across two definitions of a figure', async () => {
    const cars = { on: ['kwb:a_pau'] }
    expect((await match({ ...cars, years: ['2017', '2018'] })).matches).toHaveLength(10)
    await expect(match({ ...cars, years: ['2018', '2019'] })).rejects.toMatchObject({
      code: 'match-without-figure',
      parameters: { indicator: 'kwb:a_pau', years: ['2018'] },
    })
  })

  it('are refused without what they need', async () => {
    const refused = (changed: Partial<MatchQuestion>) =>
      match(changed).then(
        () => 'found',
        (error) => error.code,
      )
    expect(await refused({ count: 51 })).toBe('match-without-candidates')
    expect(await refused({ count: 0 })).toBe('match-count')
    expect(await refused({ on: [] })).toBe('match-nothing')
    expect(await refused({ years: [] })).toBe('match-years')
    expect(await refused({ firstProgramme: Number.NaN })).toBe('match-programme-year')
    expect(await refused({ on: ['kwb:a_nergens'] })).toBe('indicator-unknown')
    expect(await refused({ on: ['kwb:p_huurw/kwb:a_inw'] })).toBe('match-not-a-count')
    expect(await refused({ years: ['2016', '2017'] })).toBe('match-without-figure')
    expect(await refused({ firstProgramme: 2018 })).toBe('match-years-late')
    // The area is one of the focus areas of the NPLV, which began in 2022.
    expect(await refused({ firstProgramme: 2023 })).toBe('match-programme-earlier')
    expect(await refused({ firstProgramme: 2017, years: [], on: ['kwb:p_huurw@2018'] })).toBe('match-nothing-before')
    expect(await refused({ firstProgramme: 2018, years: ['2017'], on: ['kwb:a_pau@2018'] })).toBe('match-years-late')
    expect(await refused({ place: 'breda-zuid' })).toBe('place-unknown')
  })
})

describe('the command', () => {
  const run = (more: Record<string, string>) => {
    const [command] = matchingCommands
    if (command?.store !== 'needed') throw new Error('it works on stored data')
    const options = { place: area, on: on.join(','), year: '2017-2018', ...more }
    return command.run({ house, actor: operatorActor, positional: [], options, language: 'nl', full: false })
  }

  it('gives the same answer, and refuses it with all of it where it is not usable', async () => {
    const found = await run({ count: '10', 'first-programme': '2019' })
    expect(found.refusal).toBeUndefined()
    expect(found).toMatchObject({ data: { ...(await match()), firstProgramme: 2019 } })
    expect(found.text).toContain(
      '50 kandidaten; niet: zelf 2, buren 1, ander programma 4, zonder cijfer 1, andere grenzen 2',
    )
    const far = await run({ count: '50' })
    expect(far).toMatchObject({ data: { isUsable: false, matches: expect.any(Array), balance: expect.any(Array) } })
    const { failing } = far.data as MatchResult
    expect(failing.length).toBeGreaterThan(0)
    expect(far.refusal).toMatchObject({ code: 'match-not-usable', where: '--on' })
    for (const code of failing) expect(far.refusal?.line('nl')).toContain(`(${code})`)
  })

  it('needs no year where every figure has its own', async () => {
    const [command] = matchingCommands
    if (command?.store !== 'needed') throw new Error('it works on stored data')
    const options = { place: area, on: 'kwb:a_inw@2018,kwb:p_huurw@2017.2018' }
    const found = await command.run({
      ...{ house, actor: operatorActor, positional: [], options, language: 'nl', full: false },
    })
    expect((found.data as MatchResult).variables.map(({ years }) => years)).toEqual([['2018'], ['2017', '2018']])
    await expect(run({ year: '', on: 'kwb:a_inw' })).rejects.toMatchObject({ code: 'option-missing' })
  })

  it('refuses years and levels that are none', async () => {
    await expect(run({ year: '2018-2017' })).rejects.toMatchObject({ code: 'option-invalid', where: '--year' })
    await expect(run({ level: 'straat' })).rejects.toMatchObject({ code: 'option-invalid', where: '--level' })
  })
})

describe('an area of a district, beside neighbourhoods', () => {
  it('leaves out the neighbourhoods in it and those around it, by what lies in what', async () => {
    const found = await match({ place: otherArea, level: 'neighbourhood', on: ['kwb:a_inw', 'kwb:p_huurw'] })
    // No map has districts: what touches the neighbourhoods in it does.
    expect(found.excluded).toMatchObject({ itself: 4, neighbours: 1, otherProgrammes: 2, knowsNeighbours: true })
    expect(found.regions).toBe(4)
    const own = neighbourhoods.filter((code) => code.startsWith(`BU${otherDistrict.slice(2)}`))
    expect(found.balance[0]?.place).toBe(mean(own.map((code) => figuresOf(code, 2018).a_inw)))
  })

  it('is looked for among districts unasked, and a neighbourhood among neighbourhoods', async () => {
    const districts = await match({ place: otherArea, on: ['kwb:a_inw'], count: 3 })
    // Those with an area in them are out as well, and so is the one beside it.
    expect(districts).toMatchObject({ level: 'district', regions: 1, candidates: 5 })
    const { level, excluded } = await match({ place: 'BU07580104', on: ['kwb:a_inw'], years: ['2018'] })
    expect(level).toBe('neighbourhood')
    expect(excluded).toMatchObject({ itself: 1, neighbours: 2, otherProgrammes: 4, knowsNeighbours: true })
  })
})

describe('choosing', () => {
  let operations = 0
  const choose = (
    changed: Partial<MatchQuestion> & { base?: number; operation?: string; note?: string } = {},
    actor: Actor = operatorActor,
  ) => {
    operations += 1
    const { base = 0, operation = `choose ${operations}`, note = ' Zo leek het in 2018. ', ...asked } = changed
    return chooseComparable(house, actor, {
      ...question({ firstProgramme: 2019, ...asked }),
      note,
      base,
      operation,
    })
  }
  const person = (role: Membership['role'], held: string | null): Actor => ({
    kind: 'person',
    id: `${role} ${held}`,
    name: role,
    memberships: [{ role, area: held, organisation: 'gemeente', from: '2020-01-01', to: null }],
  })

  it('is refused when the chosen differ too much, and when nobody says that it was before the first programme', async () => {
    await expect(choose({ count: 50 })).rejects.toMatchObject({
      code: 'match-not-usable',
      parameters: { indicators: { nl: expect.stringContaining('Huurwoningen (kwb:p_huurw)') } },
    })
    await expect(choose({ firstProgramme: null })).rejects.toMatchObject({ code: 'match-programme-missing' })
    await expect(choose({ note: '  ' })).rejects.toMatchObject({ code: 'match-note-missing', where: 'note' })
    await expect(choose({}, person('researcher', otherArea))).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await comparableGroup(house, publicActor, area)).toBeNull()
  })

  it('rests on figures that everybody may see: what is chosen is read by everybody', async () => {
    await publishOwnFigures(house)
    const own = { on: [ownIndicator], years: ['2018'] }
    const researcher = person('researcher', area)
    expect((await matchRegions(house, researcher, question(own))).matches).toHaveLength(10)
    await expect(choose(own, researcher)).rejects.toMatchObject({ code: 'indicator-unknown' })
    await expect(lookForComparable(house, researcher, question(own))).rejects.toMatchObject({
      code: 'indicator-unknown',
    })
    const typed = readSearch(new URLSearchParams({ first: '2019' }))
    const { choices } = await startSearch(house, researcher, { area, typed, isAsked: false })
    expect(Object.keys(choices?.asked ?? {})).toContain('kwb:p_huurw')
    expect(Object.keys(choices?.asked ?? {})).not.toContain(ownIndicator)
  })

  it('keeps a dated group that never changes; a later choice follows it', async () => {
    const first = await choose({ operation: 'twice' }, person('researcher', area))
    expect(await choose({ operation: 'twice' }, person('researcher', area))).toEqual(first)
    expect(first).toMatchObject({ area, number: 1, firstProgramme: 2019, note: 'Zo leek het in 2018.' })
    await expect(choose({ count: 8 })).rejects.toMatchObject({ code: 'changed-since', parameters: { current: 1 } })
    const second = await choose({ count: 8, base: 1 })
    expect(await comparableGroup(house, operatorActor, area)).toEqual(second)
    expect(await comparableGroups(house, operatorActor, area)).toEqual([second, first])
    // Who works where is not public.
    expect((await comparableGroups(house, publicActor, area)).map(({ chosenBy }) => chosenBy)).toEqual([null, null])
    await choose({ base: 2 })
  })

  it('makes a reference that follows its regions through later boundaries, and says what is missing', async () => {
    const { reference, entries } = await overviewOf(house, publicActor, {
      place: area,
      reference: 'comparable',
      codes: ['kwb:p_huurw'],
    })
    expect(reference?.kind).toBe('comparable')
    const rents = entries[0]?.referenceSeries?.definitions.find(({ version }) => version === '3')?.observations ?? []
    expect(rents.map(({ period, value, coverage, isConverted }) => ({ period, value, coverage, isConverted }))).toEqual(
      [
        { period: '2017', value: 59.9, coverage: { known: 10, of: 10, share: 1 }, isConverted: undefined },
        { period: '2018', value: 60.9, coverage: { known: 10, of: 10, share: 1 }, isConverted: undefined },
        // One was recoded and is followed; one is gone, and counts as unknown.
        { period: '2019', value: 61.9, coverage: { known: 9, of: 10 }, isConverted: true },
      ],
    )
    expect([recoded.from, gone].every((code) => alike.includes(code))).toBe(true)
  })

  it('shows what came out without choosing: all candidates together, beside the chosen ones', async () => {
    const group = await comparableGroup(house, publicActor, area)
    if (!group) throw new Error('no group was chosen')
    const found = await besideUnmatched(house, publicActor, { group, indicator: 'kwb:p_huurw' })
    const rows = found?.rows.map(({ period, own, matched, unmatched }) => [
      period,
      own?.value,
      matched?.value,
      unmatched,
    ])
    // Every neighbourhood has as many homes, so that all together have the mean of their shares.
    const all = (year: number, of = candidates) =>
      Number(mean(of.map((code) => figuresOf(code, year).p_huurw)).toFixed(1))
    const there = candidates.filter((code) => code !== gone && code !== recoded.from)
    expect(rows).toEqual([
      ['2017', 60, 59.9, { value: all(2017), known: 50 }],
      ['2018', 61, 60.9, { value: all(2018), known: 50 }],
      ['2019', 62, 61.9, { value: all(2019, there), known: 48 }],
    ])
    expect(await besideUnmatched(house, publicActor, { group, indicator: 'kwb:a_inw' })).toBeNull()
  })

  it('is told to other programs, without who chose', async () => {
    const hono = new OpenAPIHono<ApiEnvironment>()
    hono.use('*', async (context, next) => {
      context.set('visit', { house, actor: publicActor, language: 'nl', nonce: '', areas: async () => [] })
      await next()
    })
    hono.onError((refusal) => Response.json({ code: (refusal as Refusal).code }, { status: 409 }))
    comparableApi({ hono, declared: [] })
    const get = async (path: string) => (await (await hono.request(path)).json()) as Record<string, unknown>
    const chosen = await get(`/areas/${area}/comparable`)
    expect(chosen).toMatchObject({ current: 3, groups: [{ number: 3, chosenBy: null }, { number: 2 }, { number: 1 }] })
    expect(JSON.stringify(chosen)).not.toContain('researcher')
    const asked = new URLSearchParams({ place: area, on: on.join(','), year: '2017-2018', count: '10' })
    expect(await get(`/match?${asked}`)).toEqual(JSON.parse(JSON.stringify(await match())))
    asked.set('year', '18')
    expect(await get(`/match?${asked}`)).toEqual({ code: 'match-years' })
  })
})
