import { renderToStaticMarkup } from 'react-dom/server'
import { mapExamples } from '../examples'
import { Choropleth } from '../figure'
import type { MapInput, MapShapes } from '../input'
import { regionsOf } from '../shapes'
import { mapState } from '../state'
import { mapTexts } from '../texts'

/** Figures and units with usual spaces, as one writes them in a test. */
export const plain = (text: string) => text.replaceAll('\u00a0', ' ')

export function example(name: string) {
  const found = mapExamples[name]
  if (!found) throw new Error(`no example ${name}`)
  return found
}

export const stateOf = ({ input, shapes, language }: { input: MapInput; shapes: MapShapes; language: 'nl' | 'en' }) =>
  mapState(input, regionsOf(shapes), language, mapTexts[language])

/** The figure of an example as HTML. */
export const figure = (name: string) => renderToStaticMarkup(<Choropleth id="m" {...example(name)} />)
