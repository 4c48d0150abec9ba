import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { chartTexts } from '../texts'
import { LineChart } from './chart'
import { lineExamples } from './examples'
import { lineLayout } from './layout'
import { layoutFaults } from './layout.contract'
import { lineChartState } from './state'

const sizes = { '': { width: 720, height: 360 }, '-narrow': { width: 320, height: 300 } }

describe.each(Object.entries(lineExamples))('%s', (name, { input, language }) => {
  const state = lineChartState(input, language, chartTexts[language])

  it.each(Object.entries(sizes))('is drawn as agreed%s', async (suffix, size) => {
    const svg = renderToStaticMarkup(<LineChart layout={lineLayout(state, size)} id={name} title={input.title} />)
    expect(svg).not.toMatch(/NaN|undefined|Infinity|style=/)
    await expect(svg.replaceAll('><', '>\n<')).toMatchFileSnapshot(`__svg__/${name}${suffix}.svg`)
  })

  it.each([320, 360, 480, 560, 720, 900, 1200])('has everything in its place at %s wide', (width) => {
    expect(layoutFaults(lineLayout(state, { width, height: 340 }))).toEqual([])
  })
})
