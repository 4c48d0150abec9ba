import type { ReactNode } from 'react'
import { colourOf, mapLines } from './colours'
import { HatchPattern } from './drawing'
import { groupsOf } from './groups'
import type { MapState } from './state'
import { countOf, missingText } from './words'

/**
 * What the colours mean: the bounds of each class, how many regions are in it, and in which the area at hand is. Around a
 * reference the classes stand under words that say which side is which. `id` is unique on the page.
 */
export function MapLegend({ state, id }: { state: MapState; id: string }): ReactNode {
  const { texts, classes, area, missing, unitCaption } = state
  const hatch = `${id}-hatch`
  const here = area?.inClass == null ? undefined : classes[area.inClass]
  return (
    <div className="wijklus-map__legend">
      <p className="wijklus-map__legend-title">
        {unitCaption === '' ? texts.legend : `${texts.legend}, ${unitCaption}`}
      </p>
      {groupsOf(state).map(({ words, classes: members }) => (
        <div key={words}>
          {words !== null && <p className="wijklus-map__side">{words}</p>}
          <ul className="wijklus-map__classes">
            {members.map((each) => (
              <li key={each.text}>
                <Swatch fill={colourOf(each)} />
                <span className="wijklus-map__class">{each.text}</span>
                <span className="wijklus-map__count">{each.countText}</span>
                {area && each === here && (
                  <span className="wijklus-map__here">
                    <AreaMark /> {area.label} {area.text}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {missing.length > 0 && (
        <ul className="wijklus-map__classes wijklus-map__classes--missing">
          {missing.map(({ reason, count }, index) => (
            <li key={reason}>
              <Swatch fill={`url(#${hatch})`} hatch={index === 0 ? hatch : undefined} />
              <span className="wijklus-map__class">{missingText(reason, texts)}</span>
              <span className="wijklus-map__count">{countOf(count, state)}</span>
            </li>
          ))}
        </ul>
      )}
      {area && !here && (
        <p className="wijklus-map__here">
          <AreaMark /> {area.label}: {area.text}
        </p>
      )}
      {[state.rule, ...state.notes]
        .filter((text) => text !== '')
        .map((text) => (
          <p key={text} className="wijklus-map__note">
            {text}
          </p>
        ))}
    </div>
  )
}

/** The outline that the area at hand has on the map. */
function AreaMark() {
  return (
    <svg className="wijklus-map__area-mark" viewBox="0 0 18 14" width={18} height={14} aria-hidden="true">
      <rect x={1.75} y={1.75} width={14.5} height={10.5} fill="none" stroke={mapLines.area} strokeWidth={3.5} />
    </svg>
  )
}

function Swatch({ fill, hatch }: { fill: string; hatch?: string }) {
  return (
    <svg className="wijklus-map__swatch" viewBox="0 0 26 18" width={26} height={18} aria-hidden="true">
      {hatch !== undefined && <HatchPattern id={hatch} size={6} />}
      <rect x={0.5} y={0.5} width={25} height={17} fill={fill} stroke={mapLines.thin} strokeWidth={0.75} />
    </svg>
  )
}
