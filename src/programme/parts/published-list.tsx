import { addressOf, Button, useLanguage, useText } from '../../ui'
import type { RegisterEntry } from '../register/model'
import { kindText, sourceText, titleOf } from './entry'

/** What the published register names of an area, each to be taken over into its programme. */
export function PublishedList(props: {
  area: string
  entries: readonly RegisterEntry[]
  /** Ids of the interventions that were taken over, by their id in the register. */
  taken: ReadonlyMap<string, string>
  mayTakeOver: boolean
  operation: string
}) {
  const { area, entries, taken, mayTakeOver, operation } = props
  const t = useText('programme')
  const language = useLanguage()
  return (
    <ul className="list interventions">
      {entries.map((entry) => {
        const own = taken.get(entry.id)
        const name = titleOf(entry, language)
        return (
          <li key={entry.id}>
            <a
              href={addressOf('intervention', language, { intervention: entry.id })}
              lang={entry.name ? 'nl' : undefined}
            >
              {name}
            </a>
            <span className="quiet">{kindText(entry, t)}</span>
            {entry.name && entry.description && <p>{entry.description[language]}</p>}
            <span className="quiet">{sourceText(entry, t)}</span>
            {own !== undefined && (
              <p>
                {t('published.taken')}{' '}
                <a href={addressOf('programme-intervention', language, { area, intervention: own })}>
                  {t('published.show')}
                </a>
              </p>
            )}
            {own === undefined && mayTakeOver && (
              <form method="post">
                <input type="hidden" name="operation" value={`${operation} ${entry.id}`} />
                <input type="hidden" name="published" value={entry.id} />
                <Button kind="secondary">
                  {t('published.take-over')} <span className="out-of-sight">{name}</span>
                </Button>
              </form>
            )}
          </li>
        )
      })}
    </ul>
  )
}
