import { addressOf, useLanguage, useText } from '../../../ui'
import type { Area } from '../../model'
import type { Composition } from '../composition'
import { useCountText } from './words'

/** What an area consists of in one sentence with a way to all of it; or that nobody settled it, and the way to do so. */
export function CompositionSummary(props: {
  area: Pick<Area, 'slug' | 'name'>
  /** The current composition of the latest boundary year; null when there is none. */
  current: Composition | null
  mayCompose: boolean
}) {
  const { area, current, mayCompose } = props
  const t = useText('areas')
  const language = useLanguage()
  const countText = useCountText()
  return (
    <section aria-labelledby="composition">
      <h2 id="composition">{t('composition.link')}</h2>
      {current === null ? (
        <p>{t('composition.none', { area: area.name })}</p>
      ) : (
        <p>{t('composition.short', { regions: countText(current.parts, new Map()), year: current.boundaryYear })}</p>
      )}
      <p>
        {current === null && mayCompose ? (
          <a href={addressOf('area-compose', language, { area: area.slug })}>
            {t('composition.make', { area: area.name })}
          </a>
        ) : (
          <a href={addressOf('area-composition', language, { area: area.slug })}>
            {t(current === null ? 'composition.more' : 'composition.which')}
          </a>
        )}
      </p>
    </section>
  )
}
