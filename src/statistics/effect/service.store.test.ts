import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshHouse } from '../../../test/support/house'
import { type Actor, type Membership, operatorActor, publicActor, type Role } from '../../accounts'
import { listAudit, share } from '../../accounts/index.server'
import { followJob, type House, startWorker } from '../../platform/index.server'
import { effectAnalysisJob } from './job.server'
import type { AnalysisQuestion } from './model/question'
import { rowsOfInputs } from './model/stored'
import {
  addMovers,
  analysisRef,
  findAnalysis,
  listAnalyses,
  rerunAnalysis,
  runAnalysis,
  type SeenAnalysis,
} from './service.server'
import {
  besidePlace,
  donorPlaces,
  gapPlace,
  modelledCode,
  outcomeCode,
  programmePlace,
  publishCountry,
  residentsCode,
  startYear,
} from './test-support/published-country.server'

const area = 'heerlen-noord'

function person(id: string, role: Role, held: string | null): Actor {
  const membership: Membership = { role, area: held, organisation: 'gemeente', from: '2025-01-01', to: null }
  return { kind: 'person', id, name: id, memberships: [membership] }
}

const manager = person('manager', 'programme-manager', area)
const researcher = person('researcher', 'researcher', null)
const otherResearcher = person('other', 'researcher', null)
const coordinator = person('coordinator', 'national-coordinator', null)

let house: House
let worker: { stop(): Promise<void> }
beforeAll(async () => {
  house = await freshHouse()
  await publishCountry(house)
  worker = await startWorker(house, [effectAnalysisJob])
})
afterAll(async () => {
  await worker.stop()
  await house.close()
})

let count = 0
const question = (changed: Partial<AnalysisQuestion> = {}): AnalysisQuestion & { operation: string } => ({
  area,
  title: 'Weinig geld na de aanpak',
  question: 'Zijn er minder huishoudens met weinig geld dan zonder de aanpak?',
  indicator: outcomeCode,
  definition: null,
  place: programmePlace,
  from: startYear,
  firstPeriod: null,
  lastPeriod: null,
  method: 'synthetic-did',
  donors: [...donorPlaces, besidePlace, 'nl', 'breda-noord'],
  adjacent: [besidePlace],
  beside: [],
  reached: 400,
  sameTime: { looked: true, items: [] },
  earlier: { looked: false, items: [] },
  operation: `analysis-${++count}`,
  ...changed,
})
const run = (changed: Partial<AnalysisQuestion> = {}, actor: Actor = researcher) =>
  runAnalysis(house, actor, question(changed))

async function ended(id: string, actor: Actor = researcher): Promise<SeenAnalysis> {
  const { job } = await findAnalysis(house, actor, id)
  for await (const _ of followJob(house.database, job.id, { everyMilliseconds: 10 }));
  return findAnalysis(house, actor, id)
}

describe('an analysis is refused', () => {
  it.each<[string, Partial<AnalysisQuestion>, string]>([
    ['on a modelled outcome', { indicator: modelledCode }, 'effect-outcome-modelled'],
    ['on a composite outcome', { indicator: 'sociale-samenhang' }, 'effect-outcome-composite'],
    ['with a place that is not known', { donors: ['BU99999999', 'BU10000000'] }, 'place-unknown'],
    ['with one comparison place', { donors: ['BU10000000'] }, 'input-invalid'],
    ['with only places next to it', { donors: [besidePlace, programmePlace] }, 'effect-no-donors'],
    ['with too few periods before', { from: '2013' }, 'effect-periods-few'],
    ['without a title', { title: ' ' }, 'input-invalid'],
  ])('%s', async (_, changed, code) => {
    await expect(run(changed)).rejects.toMatchObject({ code })
  })

  it.each<[string, Actor, Partial<AnalysisQuestion>]>([
    ['who reads only', person('reader', 'reader', area), {}],
    ['the manager of another area', person('elsewhere', 'programme-manager', 'breda-noord'), {}],
    ['a researcher of another area', person('elsewhere', 'researcher', 'breda-noord'), {}],
    ['national coordination', coordinator, {}],
  ])('to %s', async (_, actor, changed) => {
    await expect(run(changed, actor)).rejects.toMatchObject({ code: 'not-allowed' })
  })
})

describe('a stored analysis', () => {
  let made: SeenAnalysis
  beforeAll(async () => {
    made = await ended((await run()).id)
  })

  it('finds what was put in, with everything beside it', () => {
    expect(made.job).toMatchObject({ state: 'done', failure: null })
    const { result, reading, context } = made.result ?? {}
    expect(result?.estimate).toBeCloseTo(-5, 0)
    expect(result).toMatchObject({ before: 10, after: 4, donors: 25, placebo: { rank: 1, of: 26 } })
    expect(reading?.verdict).toBe('effect')
    expect(reading?.nl).toContain('“Huishoudens met weinig geld” in Proefbuurt')
    expect(context).toMatchObject({
      population: { known: true, value: { before: '2018', after: '2022', place: [2090, 2130] } },
      movement: { known: false },
      adjacent: { known: true, value: [{ place: { code: besidePlace }, estimate: expect.closeTo(0, 0) }] },
      // 400 of the 1000 households the share is of.
      reach: { known: true, value: { population: 2130, mostMoved: { known: true, value: 40 } } },
      sameTime: { known: true, value: [] },
      earlier: { known: false, why: { nl: 'niet nagegaan' } },
      events: [{ from: '2020' }],
    })
  })

  it('of the number of residents itself has that number beside it, and no other', async () => {
    const { result } = await ended((await run({ indicator: residentsCode })).id)
    expect(result?.context).toMatchObject({
      population: { known: true, value: { indicator: residentsCode, before: '2018', place: [3090, 3130] } },
      reach: { known: true, value: { population: 3130, mostMoved: { known: true, value: 400 } } },
    })
  })

  it('names the places it left out, and why', () => {
    expect(made.inputs.leftOut).toEqual([
      expect.objectContaining({ code: besidePlace, reason: 'adjacent' }),
      // The country holds the place itself, and the other area has a programme of its own.
      expect.objectContaining({ code: 'nl', reason: 'itself' }),
      expect.objectContaining({ code: 'breda-noord', reason: 'programme' }),
      expect.objectContaining({ code: gapPlace, reason: 'missing', missing: 1, absences: { suppressed: 1 } }),
    ])
    expect(made.inputs.versions).toEqual(['proef-land.1'])
  })

  it('keeps all its figures, and done again gives the same result, also when the figures have gone', async () => {
    expect(rowsOfInputs(made.inputs)).toHaveLength(26 * 14)
    await house.database
      .deleteFrom('dataset_version' as never)
      .where('dataset' as never, '=', 'proef-land' as never)
      .execute()
    await rerunAnalysis(house, researcher, { id: made.id, base: made.revision, operation: 'again' })
    const again = await ended(made.id)
    expect(again.result).toEqual(made.result)
    expect(again.revision).toBe(made.revision + 1)
    expect(again.job.id).not.toBe(made.job.id)
    const stale = rerunAnalysis(house, researcher, { id: made.id, base: made.revision, operation: 'stale' })
    await expect(stale).rejects.toMatchObject({ code: 'changed-since' })
  })

  it('is of its own team and of who made it, until it is shared', async () => {
    const seenBy = async (actor: Actor) => (await listAnalyses(house, actor, area)).map(({ id }) => id)
    expect(await seenBy(manager)).toContain(made.id)
    expect(await seenBy(researcher)).toContain(made.id)
    for (const actor of [otherResearcher, coordinator, publicActor, operatorActor]) {
      expect(await seenBy(actor)).toEqual([])
      await expect(findAnalysis(house, actor, made.id)).rejects.toMatchObject({ code: 'analysis-unknown' })
    }
    await share(house, manager, { subject: analysisRef(made.id), area, with: 'national', operation: 'share it' })
    expect(await seenBy(coordinator)).toEqual([made.id])
    expect(await seenBy(publicActor)).toEqual([])
  })

  it('stands in the audit trail', async () => {
    const lines = await listAudit(house, operatorActor, { subject: analysisRef(made.id) })
    expect(lines.filter(({ action }) => action === 'statistics.analyse')).toMatchObject([
      { fields: ['result'], actor: 'person:researcher' },
      { fields: ['inputs'], area, after: { indicator: outcomeCode, place: programmePlace } },
    ])
  })

  it('takes a table of stayers and movers, and refuses cells of too few people', async () => {
    const { revision } = await findAnalysis(house, researcher, made.id)
    const add = (text: string, operation: string) =>
      addMovers(house, researcher, { id: made.id, text, file: 'blijvers.csv', base: revision, operation })
    const rows = ['groep;periode;waarde;n', 'blijvers;2018;21,5;800', 'nieuwkomers;2018;30;120']
    await expect(add([...rows, 'vertrekkers;2018;10;60'].join('\n'), 'small')).rejects.toMatchObject({
      code: 'effect-cell-small',
      parameters: { row: 4 },
    })
    await expect(add([...rows, 'vertrekkers;2018;0;600'].join('\n'), 'nobody')).rejects.toMatchObject({
      code: 'effect-cell-small',
    })
    await expect(add([...rows, 'buren;2018;20;600'].join('\n'), 'group')).rejects.toMatchObject({
      code: 'effect-group-unknown',
    })
    await add(rows.join('\n'), 'movers')
    expect((await findAnalysis(house, manager, made.id)).movers).toEqual([
      { group: 'stayers', period: '2018', value: 21.5, n: 800 },
      { group: 'newcomers', period: '2018', value: 30, n: 120 },
    ])
  })
})
