import type { ReactNode } from 'react'
import { fillText } from '../charts/texts'
import type { MapInput, MapShapes } from './input'
import { mapReading } from './reading'
import type { MapState } from './state'
import { countOf } from './words'

/** The place that is kept free until the map is drawn, as high as that of the whole country. */
const frame = { width: 1600, height: 1680 }

/**
 * The place of a map that the script draws, with what the script needs. Until then, and without a script, it says that the
 * figures are in the table. Throws RangeError when the shapes cannot be fetched.
 */
export function MapCanvas({
  state,
  input,
  shapes,
}: {
  state: MapState
  input: MapInput
  shapes: MapShapes
}): ReactNode {
  if (shapes.address === undefined) throw new RangeError('A map of this many regions needs an address of its shapes')
  const { texts } = state
  return (
    <div
      className="wijklus-map__canvas"
      data-map-canvas=""
      data-topology={shapes.address}
      data-object={shapes.object}
      data-reading={shapes.reading}
      data-language={state.language}
    >
      <svg
        className="wijklus-map-drawing"
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        {...frame}
        aria-hidden="true"
      />
      <p className="wijklus-map__waiting" data-map-waiting="" data-failed={texts.failed}>
        {fillText(texts.needsScript, { regions: countOf(state.regions.length, state) })}
      </p>
      {shapes.reading === undefined && (
        <script
          type="application/json"
          data-map-reading=""
          // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in which no tag can begin
          dangerouslySetInnerHTML={{ __html: JSON.stringify(mapReading(state, input)).replaceAll('<', '\\u003c') }}
        />
      )}
    </div>
  )
}
