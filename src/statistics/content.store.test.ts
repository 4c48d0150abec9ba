import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freshHouse } from '../../test/support/house'
import { publicActor } from '../accounts'
import type { House } from '../platform/index.server'
import { loadContent } from './content.server'
import {
  datasetHistory,
  indicator,
  listGoals,
  listIndicators,
  listOutsideEvents,
  listThemeSchemes,
  seriesOf,
} from './service.server'

let house: House
let folder: string
beforeEach(async () => {
  const fresh = await freshHouse()
  folder = await mkdtemp(join(tmpdir(), 'wijklus-content-'))
  await cp(join(fresh.root, 'content'), join(folder, 'content'), { recursive: true })
  house = { ...fresh, root: folder }
})
afterEach(async () => {
  await house.close()
  await rm(folder, { recursive: true })
})

async function change(file: string, from: string, to: string): Promise<void> {
  const path = join(folder, 'content', file)
  await writeFile(path, (await readFile(path, 'utf8')).replace(from, to))
}

const versions = async () => (await datasetHistory(house, publicActor)).map(({ id }) => id)
const poverty = async () => {
  const series = await seriesOf(house, publicActor, { indicator: 'huishoudens-in-armoede', place: 'nplv' })
  return series.definitions[0]?.observations.find(({ period }) => period === '2018')?.value
}

describe('loading the content', () => {
  it('changes nothing when it was loaded before', async () => {
    expect(await loadContent(house)).toMatchObject({ loaded: false })
    expect(await versions()).toEqual(['nplv-monitor-2025.1'])
  })

  it('makes a new version of a dataset whose figures changed', async () => {
    expect(await poverty()).toBe(18.2)
    await change('figures/nplv-monitor-2025.csv', '18.2', '18.3')
    const { loaded, version } = await loadContent(house)
    expect(loaded).toBe(true)
    expect(await versions()).toEqual(['nplv-monitor-2025.2', 'nplv-monitor-2025.1'])
    expect(await poverty()).toBe(18.3)
    expect(await loadContent(house)).toEqual({ loaded: false, version })
  })

  it('changes the texts of an indicator without a new version of the figures', async () => {
    await change('indicators.yaml', 'nl: Huishoudens onder de armoedegrens', 'nl: Arme huishoudens')
    expect(await loadContent(house)).toMatchObject({ loaded: true })
    expect((await indicator(house, publicActor, 'huishoudens-in-armoede')).name.nl).toBe('Arme huishoudens')
    expect(await versions()).toEqual(['nplv-monitor-2025.1'])
  })

  it('gives themes, goals and events, by themselves and beside the indicators they are about', async () => {
    const [schemes, goals, events] = await Promise.all([
      listThemeSchemes(house, publicActor),
      listGoals(house, publicActor),
      listOutsideEvents(house, publicActor),
    ])
    expect(schemes.map(({ kind }) => kind)).toEqual(['grant', 'national', 'local'])
    const poverty = await indicator(house, publicActor, 'huishoudens-in-armoede')
    expect(poverty.themes).toContainEqual({ scheme: schemes[0]?.code, theme: poverty.theme })
    expect(poverty.goals).toEqual([{ ...goals[0], fit: expect.anything() }])
    expect(poverty.events).toEqual([{ ...events[0], link: expect.anything() }])
    expect((await indicator(house, publicActor, 'zonder-startkwalificatie')).jumps).toMatchObject([{ period: '2023' }])
  })

  it('forgets a goal that left the content', async () => {
    const goals = await listGoals(house, publicActor)
    await writeFile(join(folder, 'content', 'goals.yaml'), '[]')
    expect(await loadContent(house)).toMatchObject({ loaded: true })
    expect(goals).not.toEqual([])
    expect(await listGoals(house, publicActor)).toEqual([])
    expect((await indicator(house, publicActor, 'huishoudens-in-armoede')).goals).toEqual([])
  })

  it('keeps a range of which only the bounds were published, and calculates nothing with it', async () => {
    const series = await seriesOf(house, publicActor, { indicator: 'middeninkomens', place: 'nl' })
    expect(series.definitions[0]?.observations.at(-1)).toMatchObject({
      period: '2023',
      value: null,
      precision: 'range',
      low: 52.2,
      high: 52.5,
    })
  })

  it('loads once when several processes start at the same time', async () => {
    await change('figures/nplv-monitor-2025.csv', '18.2', '18.4')
    const outcomes = await Promise.all([1, 2, 3].map(() => loadContent(house)))
    expect(outcomes.filter(({ loaded }) => loaded)).toHaveLength(1)
    expect(await versions()).toEqual(['nplv-monitor-2025.2', 'nplv-monitor-2025.1'])
  })

  it('writes nothing when one file does not hold', async () => {
    await change('indicators.yaml', 'nl: Huishoudens onder de armoedegrens', 'nl: Arme huishoudens')
    await change('figures/nplv-monitor-2025.csv', '18.2', 'about eighteen')
    await expect(loadContent(house)).rejects.toMatchObject({ code: 'content-invalid' })
    expect((await listIndicators(house, publicActor))[0]?.name.nl).toBe('Huishoudens onder de armoedegrens')
    expect(await poverty()).toBe(18.2)
  })

  it('brings back dataset files that were lost', async () => {
    await rm(house.filesDirectory, { recursive: true })
    expect(await loadContent(house)).toMatchObject({ loaded: true })
    expect(await versions()).toEqual(['nplv-monitor-2025.1'])
    expect(await poverty()).toBe(18.2)
  })
})
