import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshHouse } from '../../test/support/house'
import { type Actor, operatorActor, publicActor } from '../accounts'
import { followJob, type House, startWorker } from '../platform/index.server'
import { nameVersion, readRecord, undoChanges } from '../records/index.server'
import { openDataset, publishTyped, statisticsJobs, typeRow } from '../statistics/index.server'
import { seriesForArea, takeOverFigure } from './figures.server'
import type { Edit } from './model/edit'
import {
  editTheory,
  readTheory,
  restoreVersion,
  takeTemplate,
  theoryAt,
  theoryChangedSince,
  writeStory,
} from './service.server'
import { goalTemplates } from './templates.server'

let house: House
beforeAll(async () => {
  house = await freshHouse()
})
afterAll(() => house.close())

let count = 0
const operation = () => `theory-${++count}`
const edit = (area: string, one: Edit, seen?: number) =>
  editTheory(house, operatorActor, { area, operation: operation(), edit: one, ...(seen === undefined ? {} : { seen }) })
const ids = async (area: string) =>
  (await readTheory(house, operatorActor, area)).theory.nodes.map(({ node }) => node.id)
const goal = (id: string, title = id) => ({ id, kind: 'ambition', title }) as const

describe('the theory of change of an area', () => {
  it('starts from a template: goals, reasons and indicators in one operation, which is undone as one', async () => {
    const area = 'breda-noord'
    const [template] = await goalTemplates(house)
    const taken = operation()
    const asked = { area, operation: taken, template: template?.code ?? '', language: 'nl' } as const
    await takeTemplate(house, operatorActor, asked)
    const { theory } = await readTheory(house, operatorActor, area)
    expect(theory.nodes).toHaveLength(template?.nodes.length ?? 0)
    expect(theory.indicators.get('huishoudens-in-armoede')).toMatchObject({
      unit: '%',
      statistic: 'huishoudens-in-armoede',
    })
    await undoChanges(house, operatorActor, { area, undo: taken, operation: operation() })
    expect(await ids(area)).toEqual([])
    await expect(
      takeTemplate(house, operatorActor, { ...asked, template: 'weg', operation: operation() }),
    ).rejects.toMatchObject({ code: 'goal-template-unknown' })
  })

  it('is for its own team until it is shared, and only they change it', async () => {
    await edit('delft-west', { do: 'add', node: goal('a') })
    expect(await readTheory(house, publicActor, 'delft-west')).toMatchObject({ isShown: false, theory: { nodes: [] } })
    const asked = { area: 'delft-west', operation: operation(), edit: { do: 'remove', id: 'a' } } as const
    await expect(editTheory(house, publicActor, asked)).rejects.toMatchObject({ code: 'not-signed-in' })
  })

  it('does not remove what somebody changed since it was seen', async () => {
    const area = 'lelystad-oost'
    await edit(area, { do: 'add', node: goal('a') })
    await edit(area, { do: 'change', id: 'a', fields: { title: 'Anders' } })
    await expect(edit(area, { do: 'remove', id: 'a' }, 1)).rejects.toMatchObject({ code: 'record-changed' })
    await edit(area, { do: 'remove', id: 'a' }, 2)
    expect(await ids(area)).toEqual([])
  })

  it('goes back to a named version as a new change, with what was removed since', async () => {
    const area = 'groningen-noord'
    await edit(area, { do: 'add', node: goal('a', 'Eerst') })
    await edit(area, { do: 'add', node: goal('b'), under: 'a' })
    const { version, number } = await nameVersion(house, operatorActor, {
      area,
      name: 'Vastgesteld',
      operation: operation(),
    })
    await edit(area, { do: 'change', id: 'a', fields: { title: 'Later' } })
    await edit(area, { do: 'remove', id: 'b' })
    await edit(area, { do: 'add', node: goal('c') })
    expect((await theoryAt(house, operatorActor, area, number)).nodes[0]?.node.title).toBe('Eerst')
    const restored = operation()
    await restoreVersion(house, operatorActor, { area, version, operation: restored })
    const { theory } = await readTheory(house, operatorActor, area)
    expect(theory.nodes.map(({ node }) => node.title)).toEqual(['Eerst', 'b'])
    expect(theory.links.map(({ id }) => id)).toEqual(['b->a'])
    await undoChanges(house, operatorActor, { area, undo: restored, operation: operation() })
    expect(await ids(area)).toEqual(['a', 'c'])
    await expect(
      restoreVersion(house, operatorActor, { area, version: 99, operation: operation() }),
    ).rejects.toMatchObject({ code: 'record-version-unknown' })
  })
})

describe('the story of the programme', () => {
  it('is kept as it was written, says when the goals changed since, and can be given back', async () => {
    const area = 'schiedam-nieuwland-oost'
    await edit(area, { do: 'add', node: goal('a') })
    await writeStory(house, operatorActor, { area, operation: operation(), text: '## Kop\r\n\r\nTekst ', base: null })
    const { story } = await readTheory(house, operatorActor, area)
    expect(story?.body.text).toBe('## Kop\n\nTekst')
    const written = story?.changedAt ?? ''
    expect(await theoryChangedSince(house, operatorActor, area, written)).toBe(false)
    await edit(area, { do: 'remove', id: 'a' })
    expect(await theoryChangedSince(house, operatorActor, area, written)).toBe(true)
    await writeStory(house, operatorActor, { area, operation: operation(), text: null, base: story?.revision ?? 0 })
    expect((await readTheory(house, operatorActor, area)).story).toBeNull()
  })
})

describe('an indicator of a goal', () => {
  it('takes over the series and baseline of a figure of the area, and no value that is missing', async () => {
    const [area, code, dataset] = ['heerlen-noord', 'armoede', 'eigen-telling']
    const statistic = 'huishoudens-in-armoede'
    await publishFigures(area, dataset, statistic)
    await edit(area, {
      do: 'add-all',
      nodes: [],
      links: [],
      indicators: [{ code, name: 'Armoede', level: 'outcome', unit: 'count', targets: [{ period: '2030', value: 6 }] }],
    })
    const { observations } = await seriesForArea(house, manager, { area, statistic, language: 'nl' })
    expect(observations.map(({ period, value }) => [period, value])).toEqual([
      ['2021', null],
      ['2022', 12.5],
      ['2023', 11.9],
    ])
    const asked = { area, code, statistic, baseline: '2022', base: 1, operation: operation(), language: 'nl' } as const
    await takeOverFigure(house, manager, { ...asked, source: 'Wijklus' })
    const { body } = await readRecord(house, manager, area, { kind: 'indicator', id: code })
    expect(body).toMatchObject({
      ...{ name: 'Armoede', unit: '%', better: 'lower', statistic, targets: [{ period: '2030', value: 6 }] },
      baseline: { period: '2022', value: 12.5 },
      series: [
        { period: '2022', value: 12.5 },
        { period: '2023', value: 11.9 },
      ],
    })
  })
})

const manager: Actor = {
  kind: 'person',
  id: 'manager',
  name: 'manager',
  memberships: [
    { role: 'programme-manager', area: 'heerlen-noord', organisation: 'one', from: '2026-01-01', to: null },
  ],
}

/** Figures that the area counted itself; of one year it does not know the answer. */
async function publishFigures(area: string, dataset: string, indicator: string): Promise<void> {
  const title = { nl: 'Eigen telling', en: 'Own count' }
  await openDataset(house, manager, {
    ...{ slug: dataset, title, publisher: 'Gebied', licence: 'CC BY 4.0', disclosure: 'open', area },
    operation: operation(),
  })
  const source = { document: 'own', line: '1' }
  const common = { indicator, definition: '1', place: area, boundaryYear: null, precision: 'exact', source } as const
  for (const row of [
    { ...common, period: '2021', value: null, absence: 'unknown' } as const,
    { ...common, period: '2022', value: 12.5 },
    { ...common, period: '2023', value: 11.9 },
  ]) {
    await typeRow(house, manager, { dataset, row, base: 0, operation: operation() })
  }
  const worker = await startWorker(house, statisticsJobs)
  try {
    const { job } = await publishTyped(house, manager, { dataset, operation: operation() })
    for await (const { state } of followJob(house.database, job, { everyMilliseconds: 20 })) {
      if (state === 'failed') throw new Error('the figures were not published')
    }
  } finally {
    await worker.stop()
  }
}
