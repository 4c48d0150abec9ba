import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { utils } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFile } from './open.server'
import { type Bench, compound, dbf, feature, openBench, workbook, zip } from './test-support/made-files'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

const refused = (content: string | Uint8Array, name?: string) => expect(bench.open(content, name)).rejects

const gemeenten = [
  ['GM0344', '361924'],
  ['GM0363', '918117'],
]

describe('text with delimiters', () => {
  it.each([
    ['as it is', 'code;a\nGM0344;361924\nGM0363;918117\n', 1],
    ['packed', gzipSync('code;a\nGM0344;361924\nGM0363;918117\n'), 1],
    ['with a mark at the start', '\ufeffcode;a\r\nGM0344;361924\r\nGM0363;918117\r\n', 1],
    ['with lines that end in a return', 'code;a\rGM0344;361924\rGM0363;918117\r', 0],
    ['with the separator above it', 'sep=,\r\ncode,a\r\nGM0344,361924\r\nGM0363,918117\r\n', 0],
    ['of two bytes a character', Buffer.from('\ufeffcode\ta\nGM0344\t361924\nGM0363\t918117\n', 'utf16le'), 0],
    [
      'of two bytes a character, high byte first',
      Buffer.from('code,a\nGM0344,361924\nGM0363,918117', 'utf16le').swap16(),
      0,
    ],
  ])('is read %s', async (_, content, skip) => {
    const table = await bench.onlyTable(content)
    expect(table).toMatchObject({ sample: { columns: ['code', 'a'], rows: gemeenten, rowCount: 2 }, rows: { skip } })
    expect(await bench.rowsOf(table)).toEqual(gemeenten)
  })

  it.each(['kwb [2023].csv', 'jaar=2023.csv', 'cijfers.csv.gz', 'cijfers.zst', 'cijfers.xlsx'])(
    'is read whatever it is called: %s',
    async (name) =>
      expect(await bench.rowsOf(await bench.onlyTable('code;a\nGM0344;361924\nGM0363;918117\n', name))).toEqual(
        gemeenten,
      ),
  )

  it('is read as Windows-1252 where it is not UTF-8', async () => {
    const table = await bench.onlyTable(
      Buffer.from('code;naam;a\nGM1900;Súdwest-Fryslân;1\nGM0344;\x92t Goy;2\n', 'latin1'),
    )
    expect((await bench.rowsOf(table)).map(([, name]) => name)).toEqual(['Súdwest-Fryslân', '’t Goy'])
  })

  it('is refused where it is both, with the row', async () => {
    const mixed = Buffer.concat([
      Buffer.from('code;naam\nGM1900;Fryslân\nGM1900;Frysl'),
      Buffer.from([0xe2]),
      Buffer.from('n\n'),
    ])
    await refused(mixed).toMatchObject({ code: 'text-unreadable', parameters: { row: 3 } })
    await refused('code;a\nGM0344;\0\nGM0363;2\n'.repeat(9)).toMatchObject({
      code: 'text-unreadable',
      parameters: { row: 2 },
    })
  })

  it('gets rows that are cut short filled up, and keeps the number of every row', async () => {
    const rows = 'GM0344;1\n\nGM0363;2;3\nGM0599;"5;\n""x""";7\nGM0518;8;9\n9999\nGM0308;1;2\n1031'
    const table = await bench.onlyTable(`Titel\n\ncode;a;b\n${rows}\nBron: CBS\n. = onbekend\n`)
    expect(table.sample).toMatchObject({ title: 'Titel', firstRow: 4, rowCount: 8 })
    expect(table.notes).toEqual(['Bron: CBS', '. = onbekend'])
    expect(await bench.rowsOf(table)).toEqual([
      ['GM0344', '1', null],
      [null, null, null],
      ['GM0363', '2', '3'],
      ['GM0599', '5; "x"', '7'],
      ['GM0518', '8', '9'],
      ['9999', null, null],
      ['GM0308', '1', '2'],
      ['1031', null, null],
    ])
  })

  it('is refused where a row has more than the columns, with row and value', async () => {
    await refused('code,naam,a\nGM0344,Utrecht,1\nGM0363,Amsterdam, stad,2\n').toMatchObject({
      code: 'row-too-long',
      parameters: { place: 'cijfers.csv', row: 3, value: '2', columns: 3 },
      where: 'cijfers.csv:3',
    })
  })

  it('is refused where a quotation stays open, a name stands twice, or names are missing', async () => {
    await refused(`code;a\nGM0344;1\nGM0363;"2\nGM0599;3\n`).toMatchObject({
      code: 'row-endless',
      parameters: { row: 3 },
    })
    await refused('code;a;a\nGM0344;1;2\n').toMatchObject({ code: 'column-twice', parameters: { column: 'a' } })
    await refused('GM0344;1;2\nGM0363;3;4\nGM0599;5;6\n').toMatchObject({ code: 'header-missing' })
    await refused(
      `${Array.from({ length: 2001 }, (_, n) => `k${n}`).join(';')}\n${'1;'.repeat(2000)}1\n`,
    ).toMatchObject({
      code: 'table-too-wide',
      parameters: { count: 2001, limit: 2000 },
    })
  })
})

describe('what is no table', () => {
  it.each([
    ['nothing', '', 'file-empty'],
    ['nothing, packed', gzipSync(''), 'file-empty'],
    ['a packed file that stops', gzipSync('code;a\nGM0344;361924\n'.repeat(9000)).subarray(0, 300), 'file-cut-short'],
    [
      'a packed file with a fault',
      gzipSync('code;a\nGM0344;1\n').map((byte, at) => (at === 20 ? byte ^ 255 : byte)),
      'file-damaged',
    ],
    ['a packed file within another', gzipSync(gzipSync('code;a\nGM0344;1\n')), 'file-no-table'],
    ['a PDF', '%PDF-1.7\n%âãÏÓ\n', 'file-no-table'],
    ['a page of a site that could not find it', '<!DOCTYPE html>\n<html><body>404</body></html>', 'file-no-table'],
    ['bytes', Uint8Array.from({ length: 999 }, (_, at) => (at * 7919) % 256), 'file-form-unknown'],
    ['a letter', 'Geachte heer,\n\nhierbij de cijfers.\nGroet\n', 'table-missing'],
    ['a workbook that stops', workbook({ blad: utils.aoa_to_sheet(gemeenten) }).subarray(0, 900), 'file-cut-short'],
    ['another zip', zip({ 'a.txt': 'x' }), 'file-no-table'],
    ['a document', zip({ 'word/document.xml': '<w/>' }), 'file-no-table'],
    ['a workbook with a password', compound({ EncryptedPackage: 'geheim', EncryptionInfo: '' }), 'file-protected'],
    ['an old document', compound({ WordDocument: 'tekst' }), 'file-no-table'],
    ['text that stops within a row', 'code;naam;a\nGM0344;"Utrecht";361924\nGM0363;"Amst"', 'row-cut-short'],
    ['JSON that stops', '[{"code":"GM0344"},{"code":', 'file-cut-short'],
    ['JSON with a fault', '[{"code":"GM0344",}]', 'file-damaged'],
    ['JSON without objects', '[1,2,3]', 'table-missing'],
    ['JSON without end', '['.repeat(5000), 'file-unsafe'],
    ['a map in other coordinates', feature([567000, 6820000]), 'coordinates-unknown'],
    ['a Parquet file that stops', 'PAR1....', 'file-damaged'],
    [
      'a table of dBase that stops',
      dbf(
        [
          ['CODE', 'C', 6],
          ['A', 'N', 5],
        ],
        [' GM0344    1'],
      ).subarray(0, -5),
      'file-cut-short',
    ],
    [
      'a table of dBase with a memo',
      dbf(
        [
          ['CODE', 'C', 6],
          ['TEKST', 'M', 10],
        ],
        [],
      ),
      'column-form-unknown',
    ],
  ])('is refused: %s', async (_, content, code) => {
    await refused(content, 'bestand').toMatchObject({ code, parameters: { file: 'bestand' } })
  })

  it('is refused when there is no file', async () => {
    await expect(
      openFile(join(bench.folder, 'weg.csv'), bench.folder, { engine: async () => bench.engine }),
    ).rejects.toMatchObject({
      code: 'file-missing',
    })
  })
})
