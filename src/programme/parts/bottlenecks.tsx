import { type Bottleneck, bottleneckStanding } from '../../agreements'
import { addressOf, useLanguage, useText } from '../../ui'

/** What gets in the way of an intervention, and how that stands; nothing where nothing does. */
export function Bottlenecks(props: { area: string; bottlenecks: readonly Bottleneck[]; today: string }) {
  const { area, bottlenecks, today } = props
  const t = useText('programme')
  const agreements = useText('agreements')
  const language = useLanguage()
  if (bottlenecks.length === 0) return null
  const all = addressOf('bottlenecks', language, { area })
  return (
    <>
      <h2 id="bottlenecks">{t('one.bottlenecks')}</h2>
      <ul>
        {bottlenecks.map((one) => (
          <li key={one.id}>
            <a href={`${all}#${encodeURIComponent(one.id)}`}>{one.title}</a> (
            {agreements(`standing.${bottleneckStanding(one, today)}`).toLowerCase()})
          </li>
        ))}
      </ul>
    </>
  )
}
