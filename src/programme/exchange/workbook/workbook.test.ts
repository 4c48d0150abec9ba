import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastCheck from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleProgramme } from '../../../../test/support/programme-example'
import { type Language, languages } from '../../../platform'
import { wholeSheets } from '../../../statistics/index.server'
import type { ProgrammeDocument } from '../format'
import { documents } from '../test-support/documents'
import type { Cell } from './cells'
import { programmeOfSheets } from './read'
import { filledSheets } from './sheets'
import { programmeWorkbook } from './write.server'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wijklus-workbook-'))
})
afterAll(() => rm(folder, { recursive: true }))

let count = 0
async function sheetsOf(document: ProgrammeDocument, language: Language = 'nl') {
  const path = join(folder, `${++count}.xlsx`)
  await writeFile(path, await programmeWorkbook(document, language))
  return (await wholeSheets(path, 'plan.xlsx')).map(({ name, rows }) => ({
    name,
    rows: rows.map((cells) => [...cells]),
  }))
}

/** The sheets as they are read from a file, without the file: everything as text. */
function asRead(document: ProgrammeDocument, language: Language) {
  const sheets = filledSheets(document, language).map(({ name, columns, headings, rows }) => ({
    name,
    rows: [[...headings], columns.map((column) => column.name), ...rows.map((row) => row.map(textOf))],
  }))
  return [
    {
      name: 'Uitleg',
      rows: [
        ['format', document.format],
        ['asOf', document.asOf],
      ],
    },
    ...sheets,
  ]
}

function textOf(cell: Cell): string | null {
  if (cell === null) return null
  if (cell.kind === 'text') return cell.text
  return cell.kind === 'day' ? cell.day : String(Number(cell.number.toPrecision(15)))
}

/** As a workbook keeps it: collections with nothing in them are sheets without rows. */
function filled(document: ProgrammeDocument) {
  return Object.fromEntries(Object.entries(document).filter(([, one]) => !Array.isArray(one) || one.length > 0))
}

describe('a programme as a workbook', () => {
  it('has a sheet with a name of its own for everything, in both languages', () => {
    for (const language of languages) {
      const names = filledSheets(exampleProgramme, language).map(({ name }) => name)
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
      // A name that nobody gave is the code of the sheet.
      expect(names.filter((name) => name.length > 31 || /^[a-z]/.test(name))).toEqual([])
    }
  })

  it('is the same again whatever is in it', () => {
    fastCheck.assert(
      fastCheck.property(documents(), fastCheck.constantFrom(...languages), (document, language) => {
        expect(programmeOfSheets(asRead(document, language), 'plan.xlsx')).toEqual(filled(document))
      }),
      { numRuns: 20 },
    )
  })

  it('is the same again as a file: long text, signs that a file can spoil, and types as a spreadsheet knows them', async () => {
    const [intervention] = exampleProgramme.interventions
    const places = Array.from({ length: 300 }, (_, index) => `${index} ${'straat '.repeat(40)}😀`)
    const document = {
      ...exampleProgramme,
      story: { text: '\u0001 <a> & "b" _x0041_ \ufffe \r\n 😀 =1\ta' },
      interventions: [{ ...intervention, title: '=1+1', places }],
    } as ProgrammeDocument
    expect(programmeOfSheets(await sheetsOf(document, 'en'), 'plan.xlsx')).toEqual(filled(document))
    const { default: readWorkbook } = await import('read-excel-file/node')
    const sheets = (await readWorkbook(join(folder, `${count}.xlsx`))) as unknown as { data: unknown[][] }[]
    const cells = sheets.flatMap(({ data }) => data).flat()
    expect(cells).toContain('=1+1')
    expect(cells).toContain(420000)
    expect(cells).toContainEqual(new Date('2025-06-01T00:00:00Z'))
  })
})

describe('a workbook that was changed in a spreadsheet', () => {
  const edited = async (change: (sheet: (column: string) => { rows: (string | null)[][]; at: number }) => void) => {
    const sheets = asRead(exampleProgramme, 'nl')
    change((column) => {
      const found = sheets.find(({ rows }) => rows[1]?.includes(column))
      if (!found) throw new Error(`no sheet with ${column}`)
      return { rows: found.rows, at: found.rows[1]?.indexOf(column) ?? -1 }
    })
    return programmeOfSheets(sheets, 'plan.xlsx')
  }

  it('is read with columns in another order, rows left empty, words in the other language and numbers as Dutch text', async () => {
    const read = await edited((sheet) => {
      const { rows } = sheet('nodes.title')
      const width = rows[1]?.length ?? 0
      for (const cells of rows) {
        while (cells.length < width) cells.push(null)
        cells.reverse()
      }
      rows.splice(3, 0, [], [null, ' '])
      const money = sheet('money.total')
      ;(money.rows[2] as string[])[money.at] = '12,5'
      const body = sheet('bodies.decides')
      ;(body.rows[2] as string[])[body.at] = 'No'
      const commitment = sheet('commitments.due')
      ;(commitment.rows[2] as string[])[commitment.at] = '1-4-2025'
    })
    expect(read.nodes).toEqual(exampleProgramme.nodes)
    expect(read.money?.[0]?.total).toBe(12.5)
    expect(read.bodies?.[0]?.decides).toBe(false)
    expect(read.commitments?.[0]?.due).toBe('2025-04-01')
  })

  it.each<[string, string, number, string, string]>([
    ['a number that is none', 'money.total', 2, 'veel', 'money.total'],
    ['a reference to nothing', 'commitments.owner', 2, 'politie', 'commitments.owner'],
    ['a row of a record that is not there', 'interventions.reach.count', 2, 'i9', 'interventions.id'],
    ['a reference in a row', 'interventions.contributes.node', 2, 'n9', 'interventions.contributes.node'],
    ['an unknown column', 'bodies.level', 1, 'bodies.colour', 'bodies.level'],
  ])('with %s is refused with sheet, column and row', async (_, column, row, typed, where) => {
    let place = ''
    const refused = edited((sheet) => {
      const { rows, at } = sheet(column)
      const wanted = rows[1]?.indexOf(where) ?? -1
      ;(rows[row] as string[])[where === column ? at : wanted] = typed
      place = `!${String.fromCharCode(65 + (where === column ? at : wanted))}${row + 1}`
    })
    await expect(refused).rejects.toMatchObject({
      code: 'programme-invalid',
      where: expect.stringMatching(/^.+![A-Z]\d+$/),
    })
    await expect(refused).rejects.toMatchObject({ where: expect.stringContaining(place) })
  })

  it('with a sheet of its own is refused, because that would get lost', () => {
    const sheets = [...asRead(exampleProgramme, 'nl'), { name: 'Notities', rows: [['Bellen!']] }]
    expect(() => programmeOfSheets(sheets, 'plan.xlsx')).toThrow(
      expect.objectContaining({ where: 'Notities!A1' }) as Error,
    )
    expect(() => programmeOfSheets([{ name: 'Blad1', rows: [] }], 'x.xlsx')).toThrow(
      expect.objectContaining({ code: 'programme-format' }) as Error,
    )
  })
})
