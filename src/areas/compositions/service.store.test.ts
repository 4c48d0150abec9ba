import { OpenAPIHono } from '@hono/zod-openapi'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshHouse } from '../../../test/support/house'
import { type Actor, operatorActor, publicActor, type Role } from '../../accounts'
import { type Api, type ApiEnvironment, listAudit } from '../../accounts/index.server'
import { Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import { loadConversions, loadRegions } from '../regions/load.server'
import { loadBoundaries, surveyBoundaries } from '../regions/load-boundaries.server'
import { findArea } from '../service.server'
import { compositionsApi } from './api.server'
import { registerCompositionCheck } from './check.server'
import { compositionsCommands } from './commands.server'
import type { Composition, Part } from './composition'
import { boundariesOf, regionsOf } from './examples'
import { withNames } from './names.server'
import { partsInYear } from './parts.server'
import { proposeByName, proposeCarriedOver } from './propose.server'
import {
  type AskedComposition,
  compositionFor,
  compositionsOf,
  createComposition,
  currentCompositions,
  reviewComposition,
} from './service.server'

const area = 'heerlen-noord'
const town = 'GM0917'
const source = { fileName: 'proef.csv', checksum: 'proef', licence: null, loadedBy: 'operator' }

let house: House
beforeAll(async () => {
  house = await freshHouse()
  await house.database.transaction().execute(async (transaction) => {
    for (const year of [2023, 2024]) {
      await loadRegions(transaction, [regionsOf(year, town)], { ...source, checksum: `regions ${year}` })
    }
    // As in files that have codes only.
    const nameless = regionsOf(2016, town).map((region) => ({ ...region, name: null }))
    await loadRegions(transaction, [nameless], { ...source, checksum: 'regions 2016' })
    await loadBoundaries(
      transaction,
      await surveyBoundaries({ level: 'neighbourhood', boundaryYear: 2024, features: boundariesOf(town), crs: 'rd' }),
      source,
    )
    const moved = (fromCode: string, toCode: string, addresses: number) => ({
      level: 'neighbourhood' as const,
      fromYear: 2023,
      toYear: 2024,
      ...{ fromCode, toCode, addresses },
    })
    // Singel was cut in two, and a part of it joined Weide-Noord.
    const rows = [
      moved('BU09170104', 'BU09170104', 300),
      moved('BU09170104', 'BU09170201', 100),
      moved('BU09170201', 'BU09170201', 300),
    ]
    await loadConversions(transaction, [rows], source)
  })
})
afterAll(() => house.close())

let count = 0
const whole = (...codes: string[]): Part[] => codes.map((region) => ({ region, share: 1, reason: null }))
const asked = (more: Partial<AskedComposition> = {}): AskedComposition => ({
  area,
  boundaryYear: 2024,
  parts: whole('WK091701'),
  note: '',
  base: 0,
  operation: `composition-${++count}`,
  ...more,
})
const make = (more: Partial<AskedComposition> = {}, actor: Actor = operatorActor) =>
  createComposition(house, actor, asked(more))
const versions = (slug: string) => compositionsOf(house, operatorActor, slug)

function holding(role: Role, held: string | null): Actor {
  const membership = { role, area: held, organisation: 'heerlen', from: '2020-01-01', to: null }
  return { kind: 'person', id: 'p1', name: 'Naam', memberships: [membership] }
}

it('regions that came without a name are called what their code is called in the nearest other year', async () => {
  const own = await findArea(house, publicActor, area)
  const nameless = regionsOf(2016, town).map((region) => ({ ...region, name: region.code }))
  const { regions, namesFrom } = await withNames(house, publicActor, own, 2016, nameless)
  expect(namesFrom).toBe(2023)
  expect(regions.find(({ code }) => code === 'WK091701')?.name).toBe('Wijk 01 Oost')
  const named = regionsOf(2024, town)
  expect(await withNames(house, publicActor, own, 2024, named)).toMatchObject({ regions: named, namesFrom: null })
})

describe('composing an area', () => {
  it('makes versions that follow each other, of several boundary years side by side', async () => {
    const first = await make({ note: ' Zoals de alliantie het noemt. ' })
    const second = await make({ boundaryYear: 2023, parts: whole('BU09170104', 'bu09170101 ') })
    const third = await make({ parts: whole('WK091701', 'WK091702'), base: 1 })
    expect([first, second, third].map(({ number, basedOn }) => [number, basedOn])).toEqual([
      [1, null],
      [2, null],
      [3, 1],
    ])
    expect(first).toMatchObject({ id: 'heerlen-noord.1', note: 'Zoals de alliantie het noemt.', madeBy: 'operator' })
    expect(await versions(area)).toEqual([third, second, first])
    expect(await compositionFor(house, operatorActor, area, 2024)).toEqual(third)
    expect(await compositionFor(house, operatorActor, area, 2023)).toEqual(second)
    expect(second.parts).toEqual(whole('BU09170101', 'BU09170104'))
    expect(await compositionFor(house, operatorActor, area, 2022)).toBeNull()
    expect((await currentCompositions(house, operatorActor)).get(area)).toEqual([third, second])
  })

  it('leaves who, what, before and after in the audit trail', async () => {
    const [line] = await listAudit(house, operatorActor, { area, limit: 1 })
    expect(line).toMatchObject({
      actor: 'operator',
      action: 'areas.compose',
      fields: ['boundaryYear', 'parts', 'note'],
      before: { parts: ['WK091701'] },
      after: { boundaryYear: 2024, parts: ['WK091701', 'WK091702'] },
    })
  })

  it('is done once for one operation id, also when two ask at once', async () => {
    const once = asked({ area: 'breda-noord', parts: whole('WK091701') })
    const both = await Promise.all([0, 1].map(() => createComposition(house, operatorActor, once)))
    expect(both[1]).toEqual(both[0])
    expect(await versions('breda-noord')).toHaveLength(1)
    const other = { ...once, parts: whole('WK091702') }
    await expect(createComposition(house, operatorActor, other)).rejects.toMatchObject({ code: 'operation-reused' })
  })

  it('by ten people at once from the same version lets one win', async () => {
    const tries = await Promise.allSettled(
      ['WK091701', 'WK091702', 'WK0917AA', 'BU09170101', 'BU09170102', 'BU09170103', 'BU09170104', 'BU09170201']
        .concat('BU0917AA01', 'BU0917AA02')
        .map((code) => make({ area: 'zaandam-oost', parts: whole(code) })),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const reasons = tries.flatMap((each) => (each.status === 'rejected' ? [(each.reason as Refusal).code] : []))
    expect(new Set(reasons)).toEqual(new Set(['changed-since']))
    expect(await versions('zaandam-oost')).toHaveLength(1)
  })

  it('keeps shares exactly, with how they were found', async () => {
    const third = { region: 'BU09170101', share: 1 / 3, reason: '120 van 360 adressen' }
    const made = await make({ area: 'delft-west', parts: [third] })
    expect(made.parts).toEqual([third])
    expect((await versions('delft-west'))[0]?.parts).toEqual([third])
  })
})

describe('a composition is refused and leaves nothing behind', () => {
  it.each<[string, Partial<AskedComposition>, string]>([
    ['without regions', { parts: [] }, 'composition-empty'],
    ['with a region of another year', { boundaryYear: 2022 }, 'composition-region-unknown'],
    ['of a year that is none', { boundaryYear: Number.NaN }, 'input-invalid'],
    ['with a place that counts twice', { parts: whole('WK091701', 'BU09170101') }, 'composition-overlap'],
    ['of more than a whole', { parts: whole('WK091701', 'WK091701') }, 'composition-share'],
    [
      'with a share of which nobody says how it was found',
      { parts: [{ region: 'WK091701', share: 0.5, reason: ' ' }] },
      'composition-reason',
    ],
    ['of the country', { parts: whole('NL00') }, 'composition-region-unknown'],
    ['with a story as a note', { note: 'a'.repeat(501) }, 'composition-text-long'],
    ['based on a version that is not the current one', { base: 7 }, 'changed-since'],
    ['carried over from nowhere', { carriedFrom: 7 }, 'composition-version-unknown'],
  ])('%s', async (_, wrong, code) => {
    await expect(make({ area: 'arnhem-oost', ...wrong })).rejects.toMatchObject({ code })
    expect(await versions('arnhem-oost')).toEqual([])
  })

  it('when it says what the current one says already', async () => {
    const made = await make({ area: 'lelystad-oost' })
    await expect(make({ area: 'lelystad-oost', base: made.number })).rejects.toMatchObject({ code: 'composition-same' })
    await make({ area: 'lelystad-oost', base: made.number, note: 'Nu met uitleg.' })
  })

  it('when what was registered to check it has something against it', async () => {
    const seen: Composition[] = []
    const check = async (_: House, proposed: Composition) => {
      seen.push(proposed)
      throw new Refusal('input-invalid', { field: 'parts', reason: 'proef' })
    }
    await expect(
      createComposition(house, operatorActor, asked({ area: 'tilburg-noordwest' }), check),
    ).rejects.toMatchObject({ code: 'input-invalid' })
    expect(seen).toMatchObject([{ id: 'tilburg-noordwest.1', parts: whole('WK091701') }])
    registerCompositionCheck(check)
    try {
      await expect(make({ area: 'tilburg-noordwest' })).rejects.toMatchObject({ code: 'input-invalid' })
    } finally {
      registerCompositionCheck(async () => {})
    }
    expect(await versions('tilburg-noordwest')).toEqual([])
  })
})

describe('who may compose an area', () => {
  it.each<[string, Actor, string | null]>([
    ['the programme manager of the area', holding('programme-manager', 'rotterdam-zuid'), null],
    ['a researcher of the area', holding('researcher', 'rotterdam-zuid'), null],
    ['an administrator', holding('administrator', null), null],
    ['a researcher of the country', holding('researcher', null), 'not-allowed'],
    ['the programme manager of another area', holding('programme-manager', 'delft-west'), 'not-allowed'],
    ['a contributor of the area', holding('contributor', 'rotterdam-zuid'), 'not-allowed'],
    ['the public', publicActor, 'not-signed-in'],
  ])('%s', async (_, actor, code) => {
    const base = (await compositionFor(house, operatorActor, 'rotterdam-zuid', 2024))?.number ?? 0
    const tried = make({ area: 'rotterdam-zuid', base, note: `poging ${base}` }, actor)
    if (code === null) await expect(tried).resolves.toMatchObject({ number: base + 1 })
    else await expect(tried).rejects.toMatchObject({ code })
  })

  it('everybody reads it; who made it only those who may make one', async () => {
    const [own] = await compositionsOf(house, holding('programme-manager', area), area)
    expect(own?.madeBy).toBe('operator')
    for (const actor of [publicActor, holding('programme-manager', 'delft-west')]) {
      const [read] = await compositionsOf(house, actor, area)
      expect(read).toEqual({ ...own, madeBy: null })
      expect((await currentCompositions(house, actor)).get(area)?.[0]?.madeBy).toBeNull()
    }
  })
})

describe('before it is kept', () => {
  it('a gap is pointed out from the boundaries, and nothing is written', async () => {
    const before = await versions(area)
    const parts = whole('BU09170101', 'BU09170103', 'BU09170104')
    const review = (boundaryYear: number) => reviewComposition(house, operatorActor, { area, boundaryYear, parts })
    expect((await review(2024)).remarks.map(({ code, regions }) => [code, ...regions])).toEqual([
      ['gap', 'BU09170102'],
      ['district-partly', 'WK091701'],
    ])
    expect((await review(2023)).remarks.map(({ code }) => code)).toEqual(['gaps-unchecked', 'district-partly'])
    expect(await versions(area)).toEqual(before)
  })

  it('a part in another municipality is judged too', async () => {
    const parts = whole('BU99020000', 'WK990200')
    const { remarks } = await reviewComposition(house, operatorActor, { area, boundaryYear: 2024, parts })
    expect(remarks.map(({ code }) => code)).toEqual(['overlap', 'outside-municipality', 'outside-municipality'])
  })

  it('regions are proposed by name, or it is said that nothing is', async () => {
    const proposed = await proposeByName(house, operatorActor, { area, boundaryYear: 2024 })
    expect(proposed.parts.map(({ region, why }) => [region, why.kind])).toEqual([['WK091702', 'exact']])
    const borrowed = await proposeByName(house, operatorActor, { area, boundaryYear: 2016 })
    expect(borrowed.parts).toMatchObject([{ region: 'WK091702', why: { kind: 'exact', nameOf: 2023 } }])
    const elsewhere = await proposeByName(house, operatorActor, { area: 'delft-west', boundaryYear: 2024 })
    expect(elsewhere).toEqual({ parts: [], nothing: 'no-regions' })
  })

  it('a composition is carried over to another year by addresses', async () => {
    const [second] = (await versions(area)).filter(({ boundaryYear }) => boundaryYear === 2023)
    const number = second?.number ?? 0
    const carried = await proposeCarriedOver(house, operatorActor, { area, number, boundaryYear: 2024 })
    expect(carried).toEqual({
      parts: [
        { region: 'BU09170101', share: 1, kind: 'unchanged', from: ['BU09170101'] },
        { region: 'BU09170104', share: 1, kind: 'border-moved', from: ['BU09170104'] },
        { region: 'BU09170201', share: 0.25, kind: 'border-moved', from: ['BU09170104'] },
      ],
      lost: [],
      left: [],
    })
    await expect(
      proposeCarriedOver(house, operatorActor, { area, number: 99, boundaryYear: 2024 }),
    ).rejects.toMatchObject({ code: 'composition-version-unknown' })
  })
})

describe('what an area is made of in a year', () => {
  const parts = (slug: string, boundaryYear: number) => partsInYear(house, publicActor, { area: slug, boundaryYear })

  it('is what a person composed for that year', async () => {
    const current = await compositionFor(house, publicActor, area, 2023)
    expect(await parts(area, 2023)).toMatchObject({
      composition: current?.id,
      parts: current?.parts.map(({ region, share }) => ({ region, share })),
      isConverted: false,
      lost: [],
    })
  })

  it('is carried over from the nearest year, marked as that, where nobody did', async () => {
    const made = await make({ area: 'schiedam-nieuwland-oost', boundaryYear: 2023, parts: whole('BU09170104') })
    expect(await parts('schiedam-nieuwland-oost', 2024)).toMatchObject({
      composition: made.id,
      isConverted: true,
      parts: [
        { region: 'BU09170104', share: 1 },
        { region: 'BU09170201', share: 0.25 },
      ],
    })
  })

  it('is not known without a composition, or without a way to that year', async () => {
    expect(await parts('nieuwegein-centrale-as', 2024)).toBeNull()
    expect(await parts('schiedam-nieuwland-oost', 2015)).toBeNull()
  })
})

describe('the command', () => {
  const run = async (name: string, slug: string, options: Record<string, string | readonly string[]>) => {
    const command = compositionsCommands.find((each) => each.name === name)
    if (command?.store !== 'needed') throw new Error(`no command ${name}`)
    const context = { house, actor: operatorActor, positional: [slug], options, language: 'nl', full: false } as const
    return command.run(context)
  }

  it('composes an area and shows it; repeated with the same id it makes no second version', async () => {
    const options = {
      year: '2024',
      region: ['WK091701', 'BU09170201=0,25'],
      reason: 'adressen',
      note: 'Vanaf de opdrachtregel.',
      operation: 'from the command line',
    }
    const first = await run('composition set', 'Utrecht Overvecht', options)
    expect(await run('composition set', 'Utrecht Overvecht', options)).toEqual(first)
    const shown = await run('composition', 'Overvecht', { year: '2024' })
    expect(shown.data).toEqual({ area: 'utrecht-overvecht', current: [1], compositions: [first.data] })
    expect(shown.text).toBe(
      'utrecht-overvecht 2024 (1): Vanaf de opdrachtregel.\n  BU09170201 0.25 (adressen)\n  WK091701',
    )
    expect((await run('composition', 'Overvecht', { year: '2019' })).data).toMatchObject({ current: [] })
  })

  it.each([
    ['a year that is none', { year: 'vorig jaar', region: ['WK091701'] }, 'option-invalid'],
    ['no year', { region: ['WK091701'] }, 'option-missing'],
    ['a share that is none', { year: '2024', region: ['WK091701=half'] }, 'composition-share'],
    ['no region', { year: '2024' }, 'composition-empty'],
    ['a base that is none', { year: '2024', region: ['WK091701'], base: 'x' }, 'option-invalid'],
  ])('refuses %s', async (_, options, code) => {
    await expect(run('composition set', 'dordrecht-west', options)).rejects.toMatchObject({ code })
  })
})

describe('the API', () => {
  const api: Api = { hono: new OpenAPIHono<ApiEnvironment>(), declared: [] }
  api.hono.use(async (context, next) => {
    context.set('visit', { house, actor: operatorActor, language: 'en', nonce: '', areas: async () => [] })
    await next()
  })
  api.hono.onError((error, context) =>
    context.json({ code: (error as Refusal).code }, (error as Refusal).status as 400),
  )
  compositionsApi(api)

  const post = async (slug: string, body: unknown, key = `api-${++count}`) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key }
    const answer = await api.hono.request(`/areas/${slug}/compositions`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }

  it('makes a version, tells all of them, and answers who was late', async () => {
    const wanted = { boundaryYear: 2024, parts: [{ region: 'WK091701' }], base: 0 }
    const made = await post('breda noord', { ...wanted, boundaryYear: 2023 }, 'once')
    expect(made).toMatchObject({
      status: 201,
      body: { area: 'breda-noord', boundaryYear: 2023, parts: whole('WK091701') },
    })
    expect(await post('breda noord', { ...wanted, boundaryYear: 2023 }, 'once')).toEqual(made)
    expect(await post('breda-noord', wanted)).toEqual({ status: 409, body: { code: 'changed-since' } })
    const read = await api.hono.request('/areas/breda-noord/compositions')
    expect(await read.json()).toMatchObject({ current: [1, 2], compositions: [made.body, { number: 1 }] })
  })

  it('refuses what is no composition before it is looked at', async () => {
    for (const wrong of [
      {},
      { boundaryYear: 2024, parts: [], base: -1 },
      { boundaryYear: 2024, parts: 'WK', base: 0 },
    ]) {
      expect((await post('breda-noord', wrong)).status).toBe(400)
    }
  })
})
