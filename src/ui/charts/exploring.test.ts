import fc from 'fast-check'
import { build } from 'vite'
import { describe, expect, it } from 'vitest'
import { follow, nearestStop, nowhere, readAt, sayAt } from './exploring'
import { lineExamples } from './line/examples'
import { exploration } from './line/exploration'
import { lineChartState } from './line/state'
import { chartTexts } from './texts'

const read = (name: string) => {
  const found = lineExamples[name]
  if (!found) throw new Error(`no example ${name}`)
  return exploration(lineChartState(found.input, found.language, chartTexts[found.language]))
}
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const poverty = read('poverty-with-reference')
const press = (...keys: string[]) => keys.reduce((place, key) => follow(place, key, poverty) ?? place, nowhere)

describe('reading a chart with the keyboard', () => {
  it('left and right go through the periods and stop at the ends', () => {
    expect(press('ArrowRight').stop).toBe(0)
    expect(press('ArrowLeft').stop).toBe(4)
    expect(press('ArrowRight', 'ArrowRight').stop).toBe(1)
    expect(press('End', 'ArrowRight').stop).toBe(4)
    expect(press('Home', 'ArrowLeft').stop).toBe(0)
  })

  it('up and down go through the series, and past the end to all of them', () => {
    expect(press('ArrowDown')).toEqual({ stop: 4, series: 0 })
    expect(press('ArrowDown', 'ArrowDown')).toEqual({ stop: 4, series: 1 })
    expect(press('ArrowDown', 'ArrowDown', 'ArrowDown').series).toBeNull()
    expect(press('ArrowUp').series).toBe(1)
  })

  it('Escape leaves, and other keys keep their meaning for the page', () => {
    expect(press('ArrowDown', 'Escape')).toEqual(nowhere)
    for (const key of ['Tab', 'Enter', 'a', 'Escape']) expect(follow(nowhere, key, poverty)).toBeNull()
    expect(follow(nowhere, 'ArrowRight', read('nothing-at-all'))).toBeNull()
  })

  it('whatever is pressed, the place exists', () => {
    const keys = fc.array(fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Escape'))
    fc.assert(
      fc.property(keys, (pressed) => {
        const { stop, series } = press(...pressed)
        if (stop !== null) expect(poverty.stops[stop]).toBeDefined()
        if (series !== null) expect(poverty.series[series]).toBeDefined()
      }),
    )
  })
})

describe('what is read', () => {
  it('is the period and all series, the chosen one first', () => {
    expect(plain(sayAt(poverty, press('ArrowRight')))).toBe('2018: Focusgebieden 18,2 %; Nederland 8,8 %')
    const place = press('ArrowUp')
    expect(plain(sayAt(poverty, place))).toBe('2022: Nederland 4,0 %')
    expect(readAt(poverty, place)?.lines.map(({ name }) => name)).toEqual(['Nederland', 'Focusgebieden'])
    expect(sayAt(poverty, nowhere)).toBe('')
  })

  it('is the reason where there is no figure, and the years of a figure over more years', () => {
    const participation = read('participation-with-missing')
    const country = participation.series[1]?.values.map(plain)
    expect(participation.stops).toEqual(['2018', '2019', '2020', '2021', '2022', '2023'])
    expect(country).toEqual([
      '68,0 %',
      '69,0 %',
      'niet gepubliceerd',
      'geen cijfer',
      'geen cijfer',
      '71,0 % (2021–2023)',
    ])
  })

  it('is short with many series: only the area is said', () => {
    expect(plain(sayAt(read('twenty-areas'), { stop: 0, series: null }))).toBe('2018: Delft-West 18,2 %')
  })

  it('is the moment nearest to where one points', () => {
    expect(nearestStop(60, [0, 100, 200])).toBe(1)
    expect(nearestStop(-10, [0, 100, 200])).toBe(0)
    expect(nearestStop(10, [])).toBeNull()
  })
})

describe('the script in the page', () => {
  it('is smaller than 6 kB and needs no eval', async () => {
    const made = await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        lib: { entry: 'src/ui/islands/chart.ts', formats: ['es'], fileName: 'chart' },
        minify: true,
      },
    })
    const [{ output } = { output: [] }] = Array.isArray(made) ? made : []
    const code = output.map((chunk) => ('code' in chunk ? chunk.code : '')).join('')
    expect(code.length).toBeGreaterThan(500)
    expect(code.length).toBeLessThan(6 * 1024)
    expect(code).not.toMatch(/eval|new Function|innerHTML|\.style\b/)
  })
})
