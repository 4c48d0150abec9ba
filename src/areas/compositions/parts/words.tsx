import type { Language } from '../../../platform'
import { formatDate, formatValue, useLanguage, useText } from '../../../ui'
import type { Region } from '../../region'
import type { Difference, Part } from '../composition'

/** Names of regions by code, as far as the store knows them. */
export type RegionNames = ReadonlyMap<string, Region>

/** A region as people read it, with its code because names are not unique: `Wijk 03 Overvecht (WK034403)`. */
export function regionText(code: string, names: RegionNames): string {
  const name = names.get(code)?.name
  return name === undefined || name === code ? code : `${name} (${code})`
}

/** A share of the addresses: 62,5 %. */
export function shareText(share: number, language: Language): string {
  const percent = Math.round(share * 10_000) / 100
  const decimals = Number.isInteger(percent) ? 0 : Number.isInteger(percent * 10) ? 1 : 2
  return formatValue(percent, '%', language, { decimals })
}

/** The day on which a version was made, in the Netherlands. */
export function dayText(madeAt: string, language: Language): string {
  return formatDate(
    new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date(madeAt)),
    language,
  )
}

/** How many regions of each level there are in words: "2 wijken en 1 buurt". */
export function useCountText(): (parts: readonly Part[], names: RegionNames) => string {
  const t = useText('areas')
  return (parts, names) => {
    const count = (level: Region['level']) => parts.filter(({ region }) => levelOf(region, names) === level).length
    const counted = [
      { count: count('municipality'), key: 'municipalities' },
      { count: count('district'), key: 'districts' },
      { count: count('neighbourhood'), key: 'neighbourhoods' },
    ] as const
    return counted
      .filter((each) => each.count > 0)
      .map((each) => t(`composition.${each.key}`, { count: each.count }))
      .join(t('composition.and'))
  }
}

/** The level of a region, read from its code when the store does not know it any more. */
function levelOf(code: string, names: RegionNames): Region['level'] {
  const known = names.get(code)?.level
  if (known) return known
  return code.startsWith('BU') ? 'neighbourhood' : code.startsWith('WK') ? 'district' : 'municipality'
}

/** What became different, in sentences. */
export function DifferenceText({ difference, names }: { difference: Difference; names: RegionNames }) {
  const t = useText('areas')
  const language = useLanguage()
  const listed = (parts: readonly Part[]) => parts.map(({ region }) => regionText(region, names)).join(', ')
  return (
    <>
      {difference.added.length > 0 && <p>{t('composition.added', { regions: listed(difference.added) })}</p>}
      {difference.removed.length > 0 && <p>{t('composition.removed', { regions: listed(difference.removed) })}</p>}
      {difference.changed.map(({ region, from, to }) => (
        <p key={region}>
          {t('composition.changed', {
            region: regionText(region, names),
            from: shareText(from, language),
            to: shareText(to, language),
          })}
        </p>
      ))}
    </>
  )
}
