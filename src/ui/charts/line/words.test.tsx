import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { chartTexts } from '../texts'
import { lineAlternative } from './alternative'
import { lineExamples } from './examples'
import { LineFigure } from './figure'
import type { LineChartInput } from './input'
import { LinePicture } from './picture'
import { lineChartState } from './state'
import { LineTable } from './table'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const example = (name: string) => {
  const found = lineExamples[name]
  if (!found) throw new Error(`no example ${name}`)
  return found
}
const told = (name: string) => {
  const { input, language } = example(name)
  return plain(lineAlternative(lineChartState(input, language, chartTexts[language])).join(' '))
}
const table = (name: string, more: Partial<Parameters<typeof LineTable>[0]> = {}) =>
  plain(renderToStaticMarkup(<LineTable id="t" {...example(name)} {...more} />))

describe('the chart in words', () => {
  it('tells first and last, and extremes that lie between', () => {
    expect(told('poverty-with-reference')).toBe(
      'Lijngrafiek van 2018 tot en met 2022: Huishoudens onder de armoedegrens. Focusgebieden: van 18,2 % in 2018 naar 8,0 % in 2022; Nederland: van 8,8 % in 2018 naar 4,0 % in 2022.',
    )
    expect(told('poverty-in-english')).toContain('Focus areas: from 18.2% in 2018 to 8.0% in 2022')
    expect(told('debts-with-break')).toContain('(laagste 12,4 % in 2020)')
  })

  it('tells what is missing and why', () => {
    expect(told('participation-with-missing')).toContain('Geen cijfer: Nederland 2020 (niet gepubliceerd).')
    expect(told('no-data')).toBe(
      'Grafiek zonder cijfers: Huishoudens onder de armoedegrens. Geen cijfer: Delft-West 2018 (niet gepubliceerd); Delft-West 2019 (niet gepubliceerd).',
    )
    expect(told('nothing-at-all')).toBe('Grafiek zonder cijfers: Huishoudens onder de armoedegrens.')
  })

  it('tells of breaks, jumps, definitions and a cut axis', () => {
    expect(told('debts-with-break')).toContain(
      'Definitiebreuk tussen 2020 en 2021: herziene definitie; er loopt geen lijn',
    )
    expect(told('debts-two-definitions')).toContain('Twee definities worden getekend en niet verbonden')
    expect(told('jump')).toContain('Onverklaarde sprong in 2022: sprong, oorzaak niet bekend.')
    expect(told('participation-with-missing')).toContain('As begint niet bij nul.')
  })

  it('tells of many areas as a group, without a ranking', () => {
    expect(told('twenty-areas')).toContain('Delft-West: van')
    expect(told('twenty-areas')).toContain('de andere 19 reeksen lopen op het eind van')
  })

  it.each(Object.keys(lineExamples))('%s is at most four parts, and none has a hole', (name) => {
    const { input, language } = example(name)
    const parts = lineAlternative(lineChartState(input, language, chartTexts[language]))
    expect(parts.length).toBeGreaterThan(0)
    expect(parts.length).toBeLessThanOrEqual(4)
    for (const part of parts) expect(part).toMatch(/^[A-Z0-9][^{}]*\.$/s)
  })
})

describe('the table', () => {
  it('has a caption, heads for every column and every row, and the figures of the chart', () => {
    const html = table('poverty-with-reference')
    expect(html).toContain('<caption id="t-caption" class="utrecht-table__caption">Huishoudens onder de armoedegrens')
    expect(html.match(/<th scope="col"/g)).toHaveLength(3)
    expect(html.match(/<th scope="row">/g)).toHaveLength(5)
    for (const figure of ['18,2 %', '13,0 %', '4,0 %']) expect(html).toContain(`>${figure}</td>`)
  })

  it('shows the reason of a missing figure, never an empty cell and never zero', () => {
    expect(table('suppressed')).toContain('absent">afgeschermd: te klein aantal</td>')
    expect(table('suppressed')).toContain('absent">geen cijfer</td>')
    for (const name of Object.keys(lineExamples)) expect(table(name)).not.toMatch(/<td[^>]*><\/td>/)
  })

  it('says in words how exact a figure is', () => {
    const html = table('about-and-ranges')
    for (const words of ['ongeveer 48 personen', '50–65 personen', 'ten minste 60 personen', 'ten hoogste 72 personen'])
      expect(html).toContain(words)
  })

  it('keeps two definitions of one place apart', () => {
    const html = table('debts-two-definitions')
    expect(html.match(/Focusgebieden<span/g)).toHaveLength(2)
    expect(html).toContain('oude definitie</span>')
  })

  it('takes more columns, a source for each row, and a note under its figure', () => {
    const input: LineChartInput = {
      ...example('one-point').input,
      series: [{ id: 'a', label: 'A', role: 'area', points: [{ period: '2022', value: 8, note: 'voorlopig' }] }],
    }
    const html = table('one-point', {
      input,
      columns: [{ id: 'gap', label: 'Kloof', values: { '2022': '4,0' } }],
      sources: { '2022': 'Monitor, regel 6764' },
    })
    expect(html).toContain('Kloof</th>')
    expect(html).toContain('>4,0</td>')
    expect(html).toContain('Monitor, regel 6764</td>')
    expect(html).toContain('note">voorlopig</span>')
  })
})

describe('the figure', () => {
  const figure = (name: string) => renderToStaticMarkup(<LineFigure id="f" {...example(name)} />)

  it('names and describes every drawing with texts that are on the page', () => {
    const html = figure('poverty-with-reference')
    expect(html.match(/<svg [^>]*role="img" aria-labelledby="f-title" aria-describedby="f-description"/g)).toHaveLength(
      3,
    )
    for (const id of ['f-title', 'f-description']) expect(html.split(`id="${id}"`)).toHaveLength(2)
    expect(html).toContain('Lager is beter.')
  })

  it('needs no inline style and no script to be read', () => {
    for (const name of Object.keys(lineExamples)) {
      expect(figure(name)).not.toMatch(/ style=|<style/)
      expect(figure(name).match(/<script [^>]*>/g)).toEqual(['<script type="application/json" data-chart-data="">'])
    }
  })

  it('no text can end its data early', () => {
    const input = { ...example('one-point').input }
    input.series = [{ id: 'a', label: '</script><b>', role: 'area', points: [{ period: '2022', value: 1 }] }]
    const html = renderToStaticMarkup(<LineFigure id="f" input={input} language="nl" />)
    expect(html.match(/<\/script>/g)).toHaveLength(1)
  })
})

describe('the picture that leaves the page', () => {
  it('takes its title, source and description with it', () => {
    const { input, language } = example('poverty-with-reference')
    const svg = renderToStaticMarkup(
      <LinePicture input={input} language={language} source="Monitor 2025, regel 6758" />,
    )
    expect(svg).toContain('<title id="chart-title">Huishoudens onder de armoedegrens</title>')
    expect(svg).toContain('Bron: Monitor 2025, regel 6758')
    expect(svg).toContain('Lager is beter.')
    expect(svg).toMatch(/<desc id="chart-description">Lijngrafiek/)
  })
})
