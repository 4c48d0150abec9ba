import { useLanguage, useText } from '../../../ui'
import type { Region } from '../../region'
import type { Part } from '../composition'
import { type RegionNames, regionText, shareText } from './words'

/** The parts of a composition as a list: districts, and neighbourhoods below the district they lie in. */
export function PartList(props: { parts: readonly Part[]; names: RegionNames; municipality: string; year: number }) {
  const { parts, names, municipality, year } = props
  const t = useText('areas')
  const isOwn = ({ region }: Part) => (names.get(region)?.municipality ?? municipality) === municipality
  const isBelow = (part: Part) => names.get(part.region)?.level === 'neighbourhood'
  const groups = Map.groupBy(parts.filter(isOwn), (part) =>
    isBelow(part) ? (names.get(part.region)?.parent ?? part.region) : part.region,
  )
  const elsewhere = parts.filter((part) => !isOwn(part))
  return (
    <ul className="list">
      {[...groups].toSorted(byCode).map(([code, group]) => {
        const whole = group.find(({ region }) => region === code)
        return whole ? (
          <li key={code}>
            <PartText part={whole} names={names} year={year} />
          </li>
        ) : (
          <li key={code}>
            <strong>{regionText(code, names)}</strong>
            <ul>
              {group.map((part) => (
                <li key={part.region}>
                  <PartText part={part} names={names} year={year} />
                </li>
              ))}
            </ul>
          </li>
        )
      })}
      {elsewhere.length > 0 && (
        <li>
          <strong>{t('composition.outside')}</strong>
          <ul>
            {elsewhere.map((part) => (
              <li key={part.region}>
                <PartText part={part} names={names} year={year} />
              </li>
            ))}
          </ul>
        </li>
      )}
    </ul>
  )
}

function byCode([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1
}

function PartText({ part, names, year }: { part: Part; names: RegionNames; year: number }) {
  const t = useText('areas')
  const language = useLanguage()
  const region = names.get(part.region)
  const whole = wholeKey(region)
  const about =
    region === undefined
      ? t('composition.gone', { year })
      : part.share < 1
        ? t('composition.part-of', { share: shareText(part.share, language) })
        : whole && t(`composition.${whole}`)
  return (
    <>
      {regionText(part.region, names)}
      {about && <span className="quiet-inline">, {about}</span>}
      {part.reason && <span className="quiet">{part.reason}</span>}
    </>
  )
}

function wholeKey(region: Region | undefined): 'whole' | 'whole-municipality' | undefined {
  if (region?.level === 'district') return 'whole'
  return region?.level === 'municipality' ? 'whole-municipality' : undefined
}
