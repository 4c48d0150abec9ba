import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Visit } from '../accounts/index.server'
import { BarPicture, LinePicture } from '../ui'
import { barInput, chartInput } from './chart-input'
import { drawnOf } from './figure'
import { defaultPlace, figureOf } from './figure.server'
import en from './texts/en.json'
import nl from './texts/nl.json'

export interface Picture {
  body: Uint8Array<ArrayBuffer> | string
  type: string
  name: string
}

/**
 * The chart of a figure as a file that can leave the page: title, source and description inside.
 *
 * @throws Refusal `indicator-unknown`, `place-unknown`
 */
export async function chartPicture(
  { house, actor, language }: Visit,
  asked: { code: string; place?: string | undefined; reference?: string | undefined; format: 'svg' | 'png' },
): Promise<Picture> {
  const figure = await figureOf(house, actor, { ...asked, place: asked.place ?? defaultPlace(asked.code) })
  const { absence: absences } = { nl, en }[language]
  const { 'two-means': means } = { nl, en }[language]
  const names = {
    place: figure.place.name[language],
    reference: figure.reference?.name[language] ?? null,
    mean: means.mean,
  }
  const source = figure.documents.map((document) => `${document.title} (${document.year})`).join('; ')
  const chart = chartInput({ ...drawnOf(figure), names }, language, (absence) => absences[absence])
  const bars = barInput(chart, language, { nl, en }[language].figure.places)
  const markup = renderToStaticMarkup(
    bars
      ? createElement(BarPicture, { input: bars, language, source })
      : createElement(LinePicture, { input: chart, language, source }),
  )
  const name = `${figure.indicator.code.replace(':', '-')}-${figure.place.slug}`
  if (asked.format === 'svg') return { body: markup, type: 'image/svg+xml; charset=utf-8', name: `${name}.svg` }
  // Loaded at the first picture: the library is large and most processes never draw one.
  const { renderAsync } = await import('@resvg/resvg-js')
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'))
  const drawn = await renderAsync(markup, {
    fitTo: { mode: 'zoom', value: 2 },
    font: {
      loadSystemFonts: false,
      defaultFontFamily: 'Source Sans 3',
      fontFiles: ['400Regular/SourceSans3_400Regular.ttf', '600SemiBold/SourceSans3_600SemiBold.ttf'].map((file) =>
        join(fonts, file),
      ),
    },
  })
  return { body: new Uint8Array(drawn.asPng()), type: 'image/png', name: `${name}.png` }
}
