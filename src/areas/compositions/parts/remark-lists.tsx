import { useText } from '../../../ui'
import type { Remark } from '../remarks'
import { type RegionNames, regionText } from './words'

/** A remark in words. */
export function useRemarkText(names: RegionNames): (remark: Remark) => string {
  const t = useText('areas')
  return ({ code, regions: [region = '', larger = ''], count, of }) =>
    t(`compose.remark.${code}`, {
      region: regionText(region, names),
      larger: regionText(larger, names),
      ...(count === undefined ? {} : { count, of }),
    })
}

/** What there is to say about a composition: problems, then warnings, then what is good to know. */
export function RemarkLists({ remarks, names }: { remarks: readonly Remark[]; names: RegionNames }) {
  const t = useText('areas')
  const text = useRemarkText(names)
  const isFine = !remarks.some(({ weight, code }) => weight !== 'information' || code === 'gaps-unchecked')
  const lists = [
    { weight: 'problem', title: t('compose.problems') },
    { weight: 'warning', title: t('compose.warnings') },
    { weight: 'information', title: t('compose.information') },
  ] as const
  return (
    <>
      {isFine && <p className="notice">{t('compose.fine')}</p>}
      {lists.map(({ weight, title }) => {
        const own = remarks.filter((remark) => remark.weight === weight)
        if (own.length === 0) return null
        return (
          <section
            key={weight}
            className={weight === 'problem' ? 'errors' : weight === 'warning' ? 'caveat' : undefined}
          >
            <h2>{title}</h2>
            <ul>
              {own.map((remark) => {
                const field = fieldOf(remark)
                const words = text(remark)
                return (
                  <li key={`${remark.code} ${remark.regions}`}>{field ? <a href={`#${field}`}>{words}</a> : words}</li>
                )
              })}
            </ul>
          </section>
        )
      })}
    </>
  )
}

/** The field in which a problem can be mended. */
export function fieldOf({ code, regions: [region] }: Remark): string | undefined {
  if (code === 'share-invalid') return `share-${region}`
  return code === 'reason-missing' ? `reason-${region}` : undefined
}
