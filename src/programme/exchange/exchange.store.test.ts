import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshHouse } from '../../../test/support/house'
import { exampleProgramme } from '../../../test/support/programme-example'
import { type Actor, operatorActor, publicActor } from '../../accounts'
import { operatorAs, type StoreCommand } from '../../accounts/index.server'
import type { House } from '../../platform/index.server'
import { changeRecords, readRecords } from '../../records/index.server'
import { programmeCommands } from '../commands.server'
import { loadProgrammes } from './content.server'
import type { ProgrammeDocument } from './format'
import { importProgramme, previewImport, programmeOf } from './service.server'

let house: House
beforeAll(async () => {
  house = await freshHouse()
})
afterAll(() => house?.close())

const area = 'heerlen-noord'
const manager: Actor = operatorAs(`programme-manager:${area}`)
let count = 0
const put = (document: ProgrammeDocument, more: { operation?: string; area?: string; actor?: Actor } = {}) =>
  importProgramme(house, more.actor ?? manager, {
    area: more.area ?? area,
    document,
    operation: more.operation ?? `import-${++count}`,
  })
const given = async (slug = area, actor: Actor = operatorActor) => (await programmeOf(house, actor, slug)).document

describe('the programmes that ship', () => {
  it('are there for everybody, and export and import again give the same', async () => {
    const made = await given('voorbeeldwijk', publicActor)
    expect(made.nodes).toHaveLength(30)
    expect(made.accepted).toHaveLength(1)
    await put(made, { area: 'breda-noord', actor: operatorActor })
    expect(JSON.stringify(await given('breda-noord'))).toBe(JSON.stringify(made))
    const published = await given('vlaardingen-westwijk', publicActor)
    expect(published.nodes).toHaveLength(9)
    expect(published.indicators).toHaveLength(4)
  })

  it('are loaded once, and stay as people leave them', async () => {
    const [node] = await readRecords(house, operatorActor, 'vlaardingen-westwijk', ['node'])
    const { kind, id, revision, body } = node as NonNullable<typeof node>
    const changes = [{ kind, id, base: revision, body: { ...body, text: 'Anders.' } }]
    await changeRecords(house, operatorActor, { area: 'vlaardingen-westwijk', operation: 'other', changes })
    expect(await loadProgrammes(house)).toEqual([])
    expect((await given('vlaardingen-westwijk')).nodes?.[0]).toMatchObject({ id, text: 'Anders.' })
  })
})

describe('importing a programme', () => {
  it('takes the place of what was there, all at once, and says what it does before and after', async () => {
    const first = await put(exampleProgramme)
    expect(first.difference.comes).toHaveLength(18)
    expect(await given()).toEqual({ ...exampleProgramme, asOf: (await given()).asOf })
    const [problem, ...others] = exampleProgramme.nodes
    const next = {
      ...exampleProgramme,
      nodes: [{ ...problem, title: 'Geen werk' }, ...others],
      decisions: [],
      commitments: [],
    }
    const seen = await previewImport(house, manager, { area, document: next as ProgrammeDocument })
    expect(seen.difference).toMatchObject({
      comes: [],
      moves: 0,
      changes: [{ id: 'n1', fields: ['title'] }],
      goes: [{ id: 'c1' }],
    })
    expect((await given()).commitments).toHaveLength(1)
    expect((await put(next as ProgrammeDocument)).difference).toEqual(seen.difference)
    expect((await given()).commitments).toEqual([])
  })

  it('is done once for one operation id, and gives the same answer again', async () => {
    const document = { ...exampleProgramme, bodies: [] } as ProgrammeDocument
    const [one, two] = await Promise.all([put(document, { operation: 'once' }), put(document, { operation: 'once' })])
    expect(two).toEqual(one)
    await put(exampleProgramme)
    expect(await put(document, { operation: 'once' })).toEqual(one)
    expect((await given()).bodies).toHaveLength(1)
    await expect(put(exampleProgramme, { operation: 'once' })).rejects.toMatchObject({ code: 'operation-reused' })
  })

  it('is refused when the area changed since somebody looked at the difference', async () => {
    const { seen } = await previewImport(house, manager, { area, document: exampleProgramme })
    await put({ ...exampleProgramme, nodes: [...exampleProgramme.nodes, { id: 'n9', kind: 'strength', title: 'X' }] })
    const late = { area, document: exampleProgramme, operation: 'late', seen }
    await expect(importProgramme(house, manager, late)).rejects.toMatchObject({ code: 'programme-changed' })
    expect((await given()).nodes).toHaveLength(5)
    await put(exampleProgramme)
  })

  it('is for the programme managers of the area and the operator', async () => {
    for (const role of [
      'contributor:heerlen-noord',
      'programme-manager:breda-noord',
      'national-coordinator',
      'reader',
    ]) {
      await expect(put(exampleProgramme, { actor: operatorAs(role) })).rejects.toMatchObject({ code: 'not-allowed' })
    }
    await expect(put(exampleProgramme, { actor: publicActor })).rejects.toMatchObject({ code: 'not-signed-in' })
  })

  it('shows others nothing of it until it is shared', async () => {
    expect((await given(area, publicActor)).nodes).toEqual([])
    expect((await given(area, operatorAs('contributor:heerlen-noord'))).nodes).toHaveLength(4)
  })
})

describe('the commands', () => {
  const run = (name: string, positional: string[], options: Record<string, string | true>) => {
    const command = programmeCommands.find((one) => one.name === name) as StoreCommand
    return command.run({ house, actor: operatorActor, positional, options, language: 'nl', full: false })
  }

  it('give a programme that is the same after import and export, as JSON and as a workbook', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wijklus-programme-'))
    try {
      const first = await run('programme export', [], { area: 'voorbeeldwijk' })
      expect(JSON.parse(first.text)).toEqual(first.data)
      const file = join(folder, 'plan.xlsx')
      await run('programme export', [], { area: 'voorbeeldwijk', format: 'xlsx', file })
      const seen = await run('programme import', [file], { area: 'delft-west', 'dry-run': true })
      expect(seen.data).toMatchObject({ dryRun: true, difference: { changes: [], goes: [] } })
      expect(seen.text).toContain('  nieuw: intervention:geldpunt Geldpunt Voorbeeldwijk')
      expect((await given('delft-west')).nodes).toEqual([])
      await run('programme import', [file], { area: 'delft-west' })
      expect((await run('programme export', [], { area: 'delft-west' })).text).toBe(first.text)
      await writeFile(join(folder, 'plan.json'), first.text)
      const again = await run('programme import', [join(folder, 'plan.json')], { area: 'delft-west' })
      expect(again.text).toBe('Ingelezen:\n0 nieuw, 0 anders, 0 weg, 0 verplaatst')
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('give a workbook as bytes when no file is named, and refuse what they cannot do', async () => {
    const { bytes } = await run('programme export', [], { area: 'voorbeeldwijk', format: 'xlsx' })
    expect(Buffer.from(bytes ?? []).toString('latin1', 0, 2)).toBe('PK')
    for (const [name, positional, options, code] of [
      ['programme export', [], {}, 'option-missing'],
      ['programme export', [], { area: 'voorbeeldwijk', format: 'pdf' }, 'option-invalid'],
      ['programme export', [], { area: 'voorbeeldwijk', file: '/nowhere/at/all' }, 'programme-file-unwritable'],
      ['programme import', [], { area: 'delft-west' }, 'option-missing'],
      ['programme import', ['/nowhere.json'], { area: 'delft-west' }, 'programme-file-unreadable'],
    ] as const) {
      await expect(run(name, [...positional], options)).rejects.toMatchObject({ code })
    }
  })
})
