import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshHouse } from '../../test/support/house'
import { operatorActor, publicActor } from '../accounts'
import { listAudit } from '../accounts/index.server'
import type { House } from '../platform/index.server'
import { loadAreas } from './content.server'
import { correctAliases, findArea, findPlace, listAreas, undoAliasCorrection } from './service.server'

let house: House
beforeAll(async () => {
  house = await freshHouse()
})
afterAll(() => house.close())

const read = (slug: string) => findArea(house, operatorActor, slug)
let count = 0
const operation = () => `operation-${++count}`

async function correct(area: string, aliases: string[], more: { base?: number; operation?: string } = {}) {
  const { revision } = await read(area)
  return correctAliases(house, operatorActor, { area, aliases, base: revision, operation: operation(), ...more })
}

describe('correcting the aliases of an area', () => {
  it('keeps them in order, counts the revision and says what was before', async () => {
    const before = await read('breda-noord')
    const done = await correct('breda-noord', ['Hoge Vucht', 'Breda Noord'])
    expect(done).toMatchObject({ aliases: ['Hoge Vucht', 'Breda Noord'], before: before.aliases })
    expect(await read('hoge vucht')).toMatchObject({ slug: 'breda-noord', revision: before.revision + 1 })
  })

  it('leaves who, what, before and after in the audit trail', async () => {
    const id = operation()
    const { before } = await correct('delft-west', ['Voorhof'], { operation: id })
    const [line] = await listAudit(house, operatorActor, { area: 'delft-west', limit: 1 })
    expect(line).toMatchObject({
      actor: 'operator',
      action: 'areas.correct-aliases',
      operation: id,
      fields: ['aliases'],
      before: { aliases: before },
      after: { aliases: ['Voorhof'] },
    })
  })

  it('is done once for one operation id, and answers the same again', async () => {
    const input = { area: 'lelystad-oost', aliases: ['Lelystad O'], base: (await read('lelystad-oost')).revision }
    const id = operation()
    const [first, second] = await Promise.all([
      correctAliases(house, operatorActor, { ...input, operation: id }),
      correctAliases(house, operatorActor, { ...input, operation: id }),
    ])
    expect(second).toEqual(first)
    expect((await read('lelystad-oost')).revision).toBe(input.base + 1)
    await expect(
      correctAliases(house, operatorActor, { ...input, aliases: ['Anders'], operation: id }),
    ).rejects.toMatchObject({ code: 'operation-reused' })
  })

  it('based on an old revision is refused and changes nothing', async () => {
    const { revision } = await read('heerlen-noord')
    await correct('heerlen-noord', ['Heerlen Noord', 'Heerlerheide'])
    await expect(correct('heerlen-noord', ['Iets anders'], { base: revision })).rejects.toMatchObject({
      code: 'changed-since',
    })
    expect((await read('heerlen-noord')).aliases).toEqual(['Heerlen Noord', 'Heerlerheide'])
  })

  it('by ten people at once from the same revision lets one win', async () => {
    const { revision } = await read('zaandam-oost')
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        correct('zaandam-oost', [`Poging ${'abcdefghij'[index]}`], { base: revision }),
      ),
    )
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect((await read('zaandam-oost')).revision).toBe(revision + 1)
  })

  it('never gives two areas one name, also when both ask at once', async () => {
    const tries = await Promise.allSettled([
      correct('rotterdam-zuid', ['Zuiderpark']),
      correct('den-haag-zuidwest', ['Zuiderpark']),
    ])
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const owners = (await listAreas(house, operatorActor)).filter((area) => area.aliases.includes('Zuiderpark'))
    expect(owners).toHaveLength(1)
  })

  it('asks the policy before it tells anything', async () => {
    await expect(
      correctAliases(house, publicActor, { area: 'nergens', aliases: [], base: 1, operation: operation() }),
    ).rejects.toMatchObject({ code: 'not-signed-in' })
  })

  it('of an area that is not there is refused with near ones', async () => {
    await expect(
      correctAliases(house, operatorActor, { area: 'breda-nord', aliases: [], base: 1, operation: operation() }),
    ).rejects.toMatchObject({ code: 'place-unknown', parameters: { near: expect.arrayContaining(['breda-noord']) } })
  })

  it('of more names than people use is refused', async () => {
    const many = Array.from({ length: 21 }, (_, index) => `Naam ${String.fromCharCode(97 + index)}`)
    await expect(correct('breda-noord', many)).rejects.toMatchObject({ code: 'aliases-too-many' })
  })
})

describe('undoing a correction', () => {
  it('brings back what was there, as a change of its own that can be undone', async () => {
    const { aliases } = await read('arnhem-oost')
    const first = await correct('arnhem-oost', ['Presikhaaf'])
    const undone = await undoAliasCorrection(house, operatorActor, {
      area: 'arnhem-oost',
      undo: first.operation,
      operation: operation(),
    })
    expect(undone.aliases).toEqual(aliases)
    await undoAliasCorrection(house, operatorActor, {
      area: 'arnhem-oost',
      undo: undone.operation,
      operation: operation(),
    })
    expect((await read('arnhem-oost')).aliases).toEqual(['Presikhaaf'])
  })

  it('is refused when somebody changed it since', async () => {
    const first = await correct('groningen-noord', ['Paddepoel'])
    await correct('groningen-noord', ['Selwerd'])
    const undo = { area: 'groningen-noord', undo: first.operation, operation: operation() }
    await expect(undoAliasCorrection(house, operatorActor, undo)).rejects.toMatchObject({ code: 'changed-since' })
  })

  it('of something that never happened, or happened to another area, is refused', async () => {
    const elsewhere = await correct('dordrecht-west', ['Crabbehof'])
    for (const undo of ['nooit', elsewhere.operation]) {
      await expect(
        undoAliasCorrection(house, operatorActor, { area: 'breda-noord', undo, operation: operation() }),
      ).rejects.toMatchObject({ code: 'operation-unknown' })
    }
  })
})

describe('loading the content again', () => {
  it('changes nothing, and brings back no alias that somebody removed', async () => {
    await correct('utrecht-overvecht', [])
    const before = await listAreas(house, operatorActor)
    await loadAreas(house)
    expect(await listAreas(house, operatorActor)).toEqual(before)
  })

  it('finds groups and the country', async () => {
    expect(await findPlace(house, publicActor, 'the Netherlands')).toMatchObject({ slug: 'nl', kind: 'country' })
    expect(await findPlace(house, publicActor, 'NPLV')).toMatchObject({ slug: 'nplv', kind: 'group' })
  })
})
