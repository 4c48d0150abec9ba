import type { z } from 'zod'
import { formatDate, useLanguage, useText } from '../../ui'
import type { participationKind } from '../kinds'
import { participationOn } from '../standing'
import { AddLink, ChangeLink, type Editing } from './edit'

type Variant = z.infer<(typeof participationKind)['schema']>

/** The role of residents over time, newest first (variants A to E: source 001, L3815-3833). */
export function Participation({
  participation,
  today,
  ...editing
}: Editing & { participation: readonly Variant[]; today: string }) {
  const t = useText('alliance')
  const language = useLanguage()
  const now = participationOn(participation, today)
  return (
    <section aria-labelledby="participation">
      <h2 id="participation">{t('page.participation')}</h2>
      {participation.length === 0 ? (
        <p>{t('kind.participation.empty')}</p>
      ) : (
        <>
          <ol className="list agreed" reversed>
            {participation
              .toSorted((a, b) => b.from.localeCompare(a.from))
              .map((one) => (
                <li key={one.id} id={one.id}>
                  <p>
                    {one === now ? (
                      <strong>{t(`choice.participation.${one.variant}`)}</strong>
                    ) : (
                      t(`choice.participation.${one.variant}`)
                    )}{' '}
                    <ChangeLink {...editing} collection="participation" id={one.id} name={one.variant} />
                  </p>
                  <p className="quiet">
                    {one.to === undefined
                      ? t('page.from', { from: formatDate(one.from, language) })
                      : t('page.from-to', { from: formatDate(one.from, language), to: formatDate(one.to, language) })}
                    {one.reason && `. ${one.reason}`}
                  </p>
                </li>
              ))}
          </ol>
          <p className="quiet">{t('page.participation-source')}</p>
        </>
      )}
      <AddLink {...editing} collection="participation" />
    </section>
  )
}
