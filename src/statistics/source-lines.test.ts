import { expect, it } from 'vitest'
import type { Series } from './model/indicator'
import type { FigureSource, Observation } from './model/observation'
import { sourceLines, writtenDocuments } from './source-lines'

const kwb = (year: number) => ({
  ...{ slug: `kwb-${year}`, title: `Kerncijfers wijken en buurten ${year}`, publisher: 'CBS', year, note: null },
})
const report = (slug: string) => ({ slug, title: 'Het rapport', publisher: 'NPLV', year: 2024, note: null })
const series = (...sources: FigureSource[]): Series => ({
  ...{ indicator: 'kwb:a_inw', unit: 'persons', better: 'none', uncertainty: 'count', place: 'nl' },
  definitions: [
    {
      version: '1',
      observations: sources.map(
        (source, at): Observation => ({ period: `${2000 + at}`, value: at, precision: 'exact', source }),
      ),
    },
  ],
})
const column = (year: number, line = 'a_inw') => ({ document: `kwb-${year}`, line })

it('files that come every year with the same column are one line with their years', () => {
  const lines = sourceLines({
    documents: [2018, 2019, 2021, 2022, 2023].map(kwb),
    series: series(column(2018), column(2019), column(2022)),
    referenceSeries: series(column(2021), column(2022), column(2023)),
  })
  const year = '2018-2019, 2021-2023'
  expect(lines).toEqual([
    {
      key: 'figure.document-column',
      parameters: { title: `Kerncijfers wijken en buurten ${year}`, publisher: 'CBS', year, columns: 'a_inw' },
    },
  ])
})

it('files of which another column was used, of another publisher or with another title keep their own line', () => {
  const documents = [kwb(2022), kwb(2023), { ...kwb(2024), publisher: 'RIVM' }, { ...kwb(2021), title: 'Iets anders' }]
  const used = [column(2022, 'aantal'), column(2023), column(2024), column(2021)]
  const lines = sourceLines({ documents, series: series(...used), referenceSeries: null })
  expect(lines.map(({ parameters: { title, year, columns } }) => [title, year, columns])).toEqual([
    ['Kerncijfers wijken en buurten 2022', '2022', 'aantal'],
    ['Kerncijfers wijken en buurten 2023', '2023', 'a_inw'],
    ['Kerncijfers wijken en buurten 2024', '2024', 'a_inw'],
    ['Iets anders', '2021', 'a_inw'],
  ])
})

it('documents of a publisher that come every year are told as one, with their years', () => {
  const rivm = { ...kwb(2024), slug: 'rivm', publisher: 'RIVM', title: 'Gezondheidsmonitor 2024' }
  expect(writtenDocuments([kwb(2021), rivm, kwb(2024), kwb(2022), report('a')])).toEqual([
    'CBS, Kerncijfers wijken en buurten 2021-2022, 2024',
    'RIVM, Gezondheidsmonitor 2024',
    'NPLV, Het rapport',
  ])
})

it('a document with lines says from which to which, and stays by itself', () => {
  const used = [
    { document: 'a', line: '120-125', figure: '3' },
    { document: 'a', line: '98', figure: '4' },
    { document: 'b', line: '98' },
  ]
  const lines = sourceLines({ documents: [report('a'), report('b')], series: series(...used), referenceSeries: null })
  const said = { title: 'Het rapport', publisher: 'NPLV', year: '2024' }
  expect(lines).toEqual([
    { key: 'figure.document', parameters: { ...said, figures: '3, 4', lines: '98-125' } },
    { key: 'figure.document-plain', parameters: { ...said, figures: '', lines: '98' } },
  ])
})
