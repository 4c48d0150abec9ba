import type { ReactNode } from 'react'
import type { Language } from '../../platform'
import { Drawing, TextDrawing } from '../charts/drawing'
import { fillText } from '../charts/texts'
import { mapAlternative } from './alternative'
import { colourOf, mapLines } from './colours'
import { fillOf, HatchPattern, MapLines, MapNames } from './drawing'
import type { MapInput, MapShapes } from './input'
import { mapLayout } from './layout'
import { mapPictureLayout, swatch } from './picture-layout'
import { regionsOf } from './shapes'
import { mapState } from './state'
import { type MapTexts, mapTexts } from './texts'

export interface MapPictureProps {
  input: MapInput
  /** A picture has its shapes itself, however many they are. */
  shapes: Extract<MapShapes, { topology: unknown }>
  language: Language
  texts?: MapTexts
  /** Width in pixels, 320 to 1200. */
  width?: number
}

/** Size of the letters of names, in pixels. */
const letters = 11.5

/** A map with its legend and source that can leave the page as a file; see `LinePicture` for how to make one of it. */
export function MapPicture(props: MapPictureProps): ReactNode {
  const { input, shapes, language, texts = mapTexts[language], width = 960 } = props
  const state = mapState(input, regionsOf(shapes), language, texts)
  const layout = mapLayout(state, shapes)
  const better = input.better === 'none' ? [] : [texts[input.better]]
  const frame = { title: state.title, below: [...better, fillText(texts.sourceLine, { source: input.source })] }
  const picture = mapPictureLayout(state, layout, { width, frame })
  const { x, y, scale } = picture.map
  return (
    <Drawing id="map" title={state.title} description={mapAlternative(state).join(' ')} opaque size={picture}>
      <HatchPattern id="map-hatch" />
      <HatchPattern id="map-legend-hatch" size={6} />
      <g transform={`translate(${x} ${y}) scale(${scale})`}>
        <g fillRule="evenodd">
          {layout.shapes.map((shape) => (
            <path key={shape.region.code} d={shape.path} fill={fillOf(shape, state.classes, 'map-hatch')} />
          ))}
        </g>
        <MapLines layout={layout} pixel={1 / scale} />
        <MapNames layout={layout} classes={state.classes} letters={Math.round(letters / scale)} />
      </g>
      {picture.swatches.map(({ x: left, y: top, of }) => (
        <rect
          key={top}
          x={left + 0.5}
          y={top + 0.5}
          width={swatch.width - 1}
          height={swatch.height - 1}
          fill={of ? colourOf(of) : 'url(#map-legend-hatch)'}
          stroke={mapLines.thin}
          strokeWidth={0.75}
        />
      ))}
      {[...picture.texts, ...picture.labels].map((text) => (
        <TextDrawing key={`${text.x} ${text.y} ${text.lines[0]}`} text={text} />
      ))}
    </Drawing>
  )
}
