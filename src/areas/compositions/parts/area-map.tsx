import { geoIdentity, geoPath } from 'd3-geo'
import { feature, merge, mesh } from 'topojson-client'
import { PageStyles, useLanguage, useText } from '../../../ui'
import type { RegionMap } from '../../regions/map'
import { shareText } from './words'

/** A composition as a map shows it. */
export interface CompositionMap {
  topology: RegionMap
  level: 'neighbourhood' | 'district'
  /** Which part of the addresses of each region on the map is in the area, above 0; null for a region that is not in. */
  shares: [code: string, share: number | null][]
}

/** Units across the drawing, and the room for lines at its edges. */
const width = 1000
const edge = 6

/** The municipality with the area drawn in it; what is in stands as a list on the same page. */
export function AreaMap({ map, area, year }: { map: CompositionMap; area: string; year: number }) {
  const { topology, level, shares } = map
  const t = useText('areas')
  const language = useLanguage()
  const shareOf = new Map(shares)
  const { draw, height } = drawingOf(topology)
  const all = topology.objects.regions
  const inside = all.geometries.filter(({ properties }) => shareOf.get(codeOf(properties)) != null)
  const said = (code: string) => {
    const share = shareOf.get(code) ?? null
    if (share === null) return t('composition.map-out')
    return share < 1 ? t('composition.part-of', { share: shareText(share, language) }) : t('composition.map-in')
  }
  const hasPartial = shares.some(([, share]) => share !== null && share < 1)
  return (
    <figure className="area-map">
      <PageStyles of="area-map" />
      <figcaption id="area-map-title">{t('composition.map', { area, year })}</figcaption>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: named by the caption */}
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby="area-map-title">
        <Stripes id="area-map-stripes" size={14} />
        <g className="area-map__regions">
          {all.geometries.map((geometry) => {
            const { code = '', name = code } = geometry.properties ?? {}
            return (
              <path key={code} className={classOf(shareOf.get(code))} d={draw(feature(topology, geometry)) ?? ''}>
                <title>{`${name} (${code}): ${said(code)}`}</title>
              </path>
            )
          })}
        </g>
        <path className="area-map__borders" d={draw(mesh(topology, all)) ?? ''} />
        <path className="area-map__casing" d={draw(merge(topology, inside as Parameters<typeof merge>[1])) ?? ''} />
        <path className="area-map__outline" d={draw(merge(topology, inside as Parameters<typeof merge>[1])) ?? ''} />
      </svg>
      <ul className="area-map__legend">
        <li>
          <Swatch className="area-map__whole" /> {t('composition.map-in')}
        </li>
        {hasPartial && (
          <li>
            <Swatch className="area-map__part" /> {t('composition.map-part')}
          </li>
        )}
        <li>
          <Swatch className="area-map__out" /> {t('composition.map-out')}
        </li>
      </ul>
      <p className="quiet">
        {t(`composition.map-source-${level}`, { year })} {topology.licences.join('; ')}
      </p>
    </figure>
  )
}

/** Draws in units of a drawing that is as high as the municipality asks; metres of the Dutch grid grow to the north. */
function drawingOf(topology: RegionMap) {
  const whole = feature(topology, topology.objects.regions)
  const [[west, south], [east, north]] = geoPath().bounds(whole)
  const height = Math.round(Math.min(Math.max(((north - south) / (east - west)) * width, width / 4), width))
  const box: [[number, number], [number, number]] = [
    [edge, edge],
    [width - edge, height - edge],
  ]
  return { draw: geoPath(geoIdentity().reflectY(true).fitExtent(box, whole)).digits(1), height }
}

function codeOf(properties: object | undefined): string {
  return properties && 'code' in properties ? String(properties.code) : ''
}

function classOf(share: number | null | undefined): string {
  if (share == null) return 'area-map__out'
  return share < 1 ? 'area-map__part' : 'area-map__whole'
}

function Stripes({ id, size }: { id: string; size: number }) {
  return (
    <pattern id={id} width={size} height={size} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect className="area-map__out" width={size} height={size} />
      <rect className="area-map__stripe" width={size / 2} height={size} />
    </pattern>
  )
}

function Swatch({ className }: { className: string }) {
  return (
    <svg width={26} height={18} viewBox="0 0 26 18" aria-hidden="true">
      <rect className={className} x={0.5} y={0.5} width={25} height={17} />
    </svg>
  )
}
