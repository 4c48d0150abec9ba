import { describe, expect, it } from 'vitest'
import { type JsonPiece, jsonPieces } from './json-pieces'
import { flatCells, rowsOfRecord } from './json-rows'

async function pieces(chunks: readonly string[], limits = { characters: 1000, depth: 10 }): Promise<JsonPiece[]> {
  const found: JsonPiece[] = []
  for await (const piece of jsonPieces(
    (async function* () {
      yield* chunks
    })(),
    limits,
  ))
    found.push(piece)
  return found
}

describe('JSON in pieces', () => {
  const map = '{"type":"FeatureCollection","features":[{"a":[1,2]}, {"b":"]}\\"["} ],"crs":{"x":1}}'
  const features = ['{"a":[1,2]}', '{"b":"]}\\"["}']

  it.each([1, 2, 7, 1000])(
    'gives the features of a map, and then what stands around them, in chunks of %i',
    async (size) => {
      const found = await pieces(map.match(new RegExp(`.{1,${size}}`, 'g')) ?? [])
      expect(found.slice(0, 2).map(({ kind, text }) => [kind, text.trim()])).toEqual(
        features.map((text) => ['element', text]),
      )
      expect(found.slice(2).map(({ text }) => JSON.parse(text))).toEqual([
        { type: 'FeatureCollection', features: [], crs: { x: 1 } },
      ])
    },
  )

  it('gives the elements of a list, the lines of NDJSON, and nothing of an empty list', async () => {
    const texts = async (text: string) => (await pieces([text])).map(({ kind, text }) => [kind, text.trim()])
    expect(await texts('[{"a":1},{"a":2}]')).toEqual([
      ['element', '{"a":1}'],
      ['element', '{"a":2}'],
    ])
    expect(await texts('{"a":[{"b":1}]}\n{"a":[]}\n')).toEqual([
      ['document', '{"a":[{"b":1}]}'],
      ['document', '{"a":[]}'],
    ])
    expect(await texts('[ ]')).toEqual([])
  })

  it('says what is wrong', async () => {
    await expect(pieces(['{"a":'])).rejects.toMatchObject({ fault: 'cut-short' })
    await expect(pieces(['{"a":1}} '])).rejects.toMatchObject({ fault: 'damaged' })
    await expect(pieces(['{"a":1} en verder'])).rejects.toMatchObject({ fault: 'damaged' })
    await expect(pieces(['['.repeat(20)])).rejects.toMatchObject({ fault: 'too-deep' })
    await expect(pieces([`{"a":"${'x'.repeat(2000)}`])).rejects.toMatchObject({ fault: 'too-long' })
  })
})

const tables = (record: Record<string, unknown>) =>
  [...rowsOfRecord(record)].map(({ table, cells }) => ({ table, ...Object.fromEntries(cells) }))

describe('a record', () => {
  it('becomes one row, with a path for what stands deeper', () => {
    expect(
      tables({ code: 'GM0014', demografie: { inwoners: 243768, groen: null }, jaren: [2023, 2024], af: false }),
    ).toEqual([
      {
        table: null,
        code: 'GM0014',
        'demografie.inwoners': '243768',
        'demografie.groen': null,
        'jaren.0': '2023',
        'jaren.1': '2024',
        af: 'false',
      },
    ])
  })

  it('gives a list of objects as a table of its own, with the single values around it', () => {
    const record = { code: 'GM0014', data: { n: 1 }, wijken: [{ code: 'WK001400', buurten: [{ code: 'BU00140000' }] }] }
    expect(tables(record).slice(1)).toEqual([
      { table: 'wijken', '../code': 'GM0014', code: 'WK001400' },
      { table: 'wijken.buurten', '../code': 'WK001400', code: 'BU00140000' },
    ])
  })

  it('gives what is per year as a row per year of the region around it', () => {
    const record = {
      gemeente: { naam: 'Baarn', code: 'GM0308', tijdreeksen: { laag_inkomen: { 2022: 2.6, 2023: null } } },
      buurten: {
        BU03080000: { naam: 'Centrum', tijdreeksen: { laag_inkomen: { '2023': 4.3 } } },
        BU03080001: { naam: 'Schoonoordpark', tijdreeksen: { laag_inkomen: { '2023': 1.6 } } },
      },
    }
    expect(tables(record).filter(({ table }) => table === 'series')).toEqual([
      {
        table: 'series',
        naam: 'Baarn',
        code: 'GM0308',
        series: 'tijdreeksen.laag_inkomen',
        period: '2022',
        value: '2.6',
      },
      {
        table: 'series',
        naam: 'Baarn',
        code: 'GM0308',
        series: 'tijdreeksen.laag_inkomen',
        period: '2023',
        value: null,
      },
      {
        table: 'series',
        naam: 'Centrum',
        code: 'BU03080000',
        series: 'tijdreeksen.laag_inkomen',
        period: '2023',
        value: '4.3',
      },
      {
        table: 'series',
        naam: 'Schoonoordpark',
        code: 'BU03080001',
        series: 'tijdreeksen.laag_inkomen',
        period: '2023',
        value: '1.6',
      },
    ])
    expect(tables(record).filter(({ table }) => table === 'buurten')).toEqual([
      { table: 'buurten', code: 'BU03080000', naam: 'Centrum' },
      { table: 'buurten', code: 'BU03080001', naam: 'Schoonoordpark' },
    ])
  })

  it('keeps a series with the record when the object between them is about no region', () => {
    expect(tables({ code: 'GM0014', veiligheid: { per1000: 57.1, trend: { 2021: 11378 } } })[1]).toEqual({
      table: 'series',
      code: 'GM0014',
      series: 'veiligheid.trend',
      period: '2021',
      value: '11378',
    })
  })

  it('is one row whatever it holds where it belongs to a feature of a map', () => {
    expect(Object.fromEntries(flatCells({ a: { '2023': 1 }, b: [{ c: 2 }] }))).toEqual({ 'a.2023': '1', 'b.0.c': '2' })
  })
})
