import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readContent } from './content-files.server'

const root = resolve(import.meta.dirname, '../..')
const places = new Set(['nplv', 'nl', 'verdiepende-studie-re-integratie', 'utrecht-overvecht'])

describe('content that is not right', () => {
  let copy: string
  beforeEach(async () => {
    copy = await mkdtemp(join(tmpdir(), 'wijklus-content-'))
    await cp(join(root, 'content'), join(copy, 'content'), { recursive: true })
  })
  afterEach(() => rm(copy, { recursive: true }))

  const change = async (file: string, from: string | RegExp, to: string) => {
    const path = join(copy, 'content', file)
    const before = await readFile(path, 'utf8')
    const after = before.replace(from, to)
    expect(after).not.toBe(before)
    await writeFile(path, after)
    return readContent(copy, places)
  }

  const figuresFile = 'figures/nplv-monitor-2025.csv'
  it.each([
    ['a value that is no number', '2018,18.2,1', '2018,"18,2",1', 2, 'value'],
    ['decimals that the value does not have', '2018,18.2,1', '2018,18.2,2', 2, 'decimals'],
    [
      'a value and a reason why there is none',
      '2018,18.2,1,exact,,,,,,',
      '2018,18.2,1,exact,,,,,unknown,',
      2,
      'absence',
    ],
    ['a reason nobody knows', 'not-published', 'forgotten', 72, 'absence'],
    ['a place that is not there', '1,nplv,2018,18.2', '1,nowhere,2018,18.2', 2, 'place'],
    ['an indicator that is not there', 'huishoudens-in-armoede,1,nplv,2018', 'rijkdom,1,nplv,2018', 2, 'indicator'],
    ['a definition that is not there', 'armoede,1,nplv,2018', 'armoede,2,nplv,2018', 2, 'definition'],
    ['a document that is not there', 'monitor-kansrijke-wijk-2025,6758', 'elsewhere,6758', 2, 'document'],
    ['no line', 'monitor-kansrijke-wijk-2025,6758', 'monitor-kansrijke-wijk-2025,', 2, 'line'],
    ['the same figure twice', 'nplv,2019,16.2', 'nplv,2018,16.2', 3, 'period'],
    ['a note in one language', '6758,16,,', '6758,16,alleen,', 2, 'note_en'],
    ['a column too many', '6758,16,,', '6758,16,,,', 2, ''],
  ])('is refused with its row and column: %s', async (_, from, to, row, column) => {
    await expect(change(figuresFile, from, to)).rejects.toMatchObject({
      code: 'content-invalid',
      parameters: { file: `content/${figuresFile}`, row, ...(column && { column }) },
    })
  })

  it('is not a goal to become like another place', async () => {
    const { goals } = await change(
      'goals.yaml',
      "{ kind: change, factor: 0.5, base: '2015' }",
      '{ kind: reference, place: nl }',
    )
    expect(goals[0]?.target).toEqual({ kind: 'reference', place: 'nl' })
  })

  it.each([
    ['indicators.yaml', 'a polarity that does not exist', 'better: lower', 'better: least', 'better'],
    [
      'indicators.yaml',
      'a name in one language',
      /\n {4}en: Households below the poverty line\n {2}subject/,
      '\n  subject',
      'name.en',
    ],
    ['indicators.yaml', 'a field that nobody reads', 'better: lower', 'better: lower\n  colour: red', ''],
    [
      'indicators.yaml',
      'a caveat from a document that is not there',
      'monitor-kansrijke-wijk-2025, line: 6763-6766',
      'elsewhere, line: 1',
      'caveats.1.source',
    ],
    ['indicators.yaml', 'an indicator twice', 'code: arbeidsparticipatie', 'code: problematische-schulden', 'code'],
    ['indicators.yaml', 'a broken file', 'kind: outcome', 'kind: [outcome', ''],
    [
      'indicators.yaml',
      'a shared doubt that nobody wrote',
      'shared: small-reach',
      'shared: no-reach',
      'caveats.5.shared',
    ],
    ['indicators.yaml', 'a theme that is not in the scheme of lists', 'theme: armoede-en-schulden', 'theme: geld', ''],
    [
      'indicators.yaml',
      'a jump without a source',
      /( {4}- period: '2023'[\s\S]*?) {6}source: .*\n/,
      '$1',
      'jumps.0.source',
    ],
    ['caveats.yaml', 'a doubt in one language', /\n {4}en: >-[\s\S]*?(?=\n\n)/, '', 'text.en'],
    ['themes.yaml', 'an indicator that is not there', '- ses-woa', '- welvaart', 'themes.1.indicators.9'],
    ['themes.yaml', 'an indicator that is not under its own theme', '        - kinderen-in-armoede\n', '', 'themes'],
    ['themes.yaml', 'an area that is not there', 'area: utrecht-overvecht', 'area: nowhere', 'area'],
    ['goals.yaml', 'a target of a kind that does not exist', 'kind: change', 'kind: wish', 'target.kind'],
    [
      'goals.yaml',
      'a place to become like that is not there',
      "{ kind: change, factor: 0.5, base: '2015' }",
      '{ kind: reference, place: nowhere }',
      'target.place',
    ],
    [
      'goals.yaml',
      'no indicator',
      /indicators:\n {4}- code: huishoudens[\s\S]*?\n\n/,
      'indicators: []\n\n',
      'indicators',
    ],
    ['events.yaml', 'no last year', "\n  to: '2022'", '', 'to'],
    ['events.yaml', 'a document that is not there', 'cbs-armoederisico-2022', 'elsewhere', 'source'],
    ['datasets.yaml', 'a day that does not exist', 'retrieved: 2026-11-21', 'retrieved: 2026-02-30', 'retrieved'],
    ['datasets.yaml', 'a file that is not there', 'figures/nplv', 'figures/other', ''],
    ['sources.csv', 'a year that is none', ',2026,', ',soon,', 'year'],
  ])('is refused: %s with %s', async (file, _, from, to, column) => {
    const refused = await change(file, from, to).catch((error) => error)
    expect(refused).toMatchObject({ code: 'content-invalid', parameters: { row: expect.any(Number) } })
    if (column) expect(refused.parameters).toMatchObject({ file: `content/${file}`, column })
  })
})
