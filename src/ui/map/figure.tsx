import type { ReactNode } from 'react'
import type { Language } from '../../platform'
import { FigureCaption, FigureDescription, FigureTable } from '../charts/figure-parts'
import { fillText } from '../charts/texts'
import { mapAlternative } from './alternative'
import { MapCanvas } from './canvas'
import { MapChart } from './chart'
import type { MapInput, MapShapes } from './input'
import { mapLayout } from './layout'
import { MapLegend } from './legend'
import { isDrawnHere, regionsOf } from './shapes'
import { mapState } from './state'
import { MapStyles } from './styles'
import { type MapTableProps, StateTable } from './table'
import { type MapTexts, mapTexts } from './texts'

export interface ChoroplethProps {
  /** Unique on the page; the ids of the parts begin with it. */
  id: string
  input: MapInput
  shapes: MapShapes
  language: Language
  texts?: MapTexts
  /** Hides the title from the eye, for where a heading above says the same. */
  titleHidden?: boolean
  /** How the table under the map is ordered and paged. */
  table?: Pick<MapTableProps, 'order' | 'orderLinks' | 'paging'>
  /** Leaves the table out, for a page that shows `MapTable` itself. */
  tableElsewhere?: boolean
  /** Caveats or links under the map. */
  children?: ReactNode
}

/**
 * A map of regions coloured by their figures, with its legend, a description in words and a table. A map of many shapes is
 * drawn in the browser (see `MapShapes`). Complete without a script, which adds exploring and zooming: `islands/map.ts`.
 * Needs `charts.css`, and brings its own style sheet.
 */
export function Choropleth(props: ChoroplethProps): ReactNode {
  const { id, input, shapes, language, texts = mapTexts[language] } = props
  const state = mapState(input, regionsOf(shapes), language, texts)
  const ids = { title: `${id}-title`, description: `${id}-description`, help: `${id}-help` }
  const isHere = isDrawnHere(shapes)
  return (
    <figure className="wijklus-chart wijklus-map" data-map="" data-open={texts.open} aria-labelledby={ids.title}>
      <MapStyles />
      <FigureCaption
        id={ids.title}
        title={state.title}
        better={input.better}
        texts={texts}
        hidden={props.titleHidden}
      />
      <div className="wijklus-map__body">
        <div className="wijklus-map__picture" data-map-picture="" data-label={`${texts.exploreMap}: ${state.title}`}>
          {isHere ? (
            <MapChart
              layout={mapLayout(state, shapes)}
              classes={state.classes}
              id={`${id}-map`}
              labelledBy={ids.title}
              describedBy={ids.description}
            />
          ) : (
            <MapCanvas state={state} input={input} shapes={shapes} />
          )}
        </div>
        <ZoomButtons texts={texts} />
        <p className="wijklus-map__readout" id={ids.help} data-map-readout="" hidden>
          {fillText(texts.exploreMapHelp, { one: input.kind.one })}
        </p>
        <p className="out-of-sight" data-map-live="" aria-live="polite" />
        <MapLegend state={state} id={`${id}-legend`} />
      </div>
      <p className="wijklus-map__source">{fillText(texts.sourceLine, { source: input.source })}</p>
      <FigureDescription
        id={ids.description}
        sentences={mapAlternative(state)}
        texts={{ ...texts, describe: texts.describeMap }}
      />
      {!props.tableElsewhere && (
        <FigureTable texts={texts} open={!isHere}>
          <StateTable {...props.table} id={`${id}-table`} state={state} captionHidden />
        </FigureTable>
      )}
      {props.children}
    </figure>
  )
}

/** Shown by the script, without which they would do nothing. */
function ZoomButtons({ texts }: { texts: MapTexts }) {
  const buttons = [
    { does: 'in', sign: '+', text: texts.zoomIn },
    { does: 'out', sign: '\u2212', text: texts.zoomOut },
    { does: 'all', sign: null, text: texts.zoomAll },
  ]
  return (
    <p className="wijklus-map__tools" data-map-tools="" hidden>
      {buttons.map(({ does, sign, text }) => (
        <button key={does} type="button" data-zoom={does} aria-label={sign === null ? undefined : text}>
          {sign ?? text}
        </button>
      ))}
    </p>
  )
}
