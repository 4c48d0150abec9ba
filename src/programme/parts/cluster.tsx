import type { ReactNode } from 'react'
import { useLanguage, useText } from '../../ui'
import { type ClusterFile, type EntryKind, factorsByLevel, type RegisterEntry } from '../register/model'
import { EntryLink, titleOf } from './entry'

/**
 * What was published about a cluster, beside an entry that is named under it. Says that it is about the cluster; effects
 * are named as what people perceive.
 */
export function ClusterSection(props: { file: ClusterFile; subject: RegisterEntry; open: boolean }) {
  const { cluster, entries } = props.file
  const t = useText('programme')
  const language = useLanguage()
  const of = (...kinds: readonly EntryKind[]) => entries.filter(({ kind }) => kinds.includes(kind))
  const factors = factorsByLevel(of('factor'))
  const effects = of('perceived-effect')
  const output = of('output')
  const monitoring = of('monitoring')
  const said = factors.length + effects.length + output.length + monitoring.length
  const isDone = props.subject.kind === 'intervention' || props.subject.kind === 'activity'
  return (
    <details className="cluster" open={props.open}>
      <summary>
        <h2>{t('entry.about-cluster', { name: cluster.name[language] })}</h2>
      </summary>
      {said === 0 ? (
        <p className="caveat">{t('entry.cluster-empty')}</p>
      ) : (
        isDone && <p className="caveat">{t('entry.per-cluster', { name: titleOf(props.subject, language) })}</p>
      )}
      {factors.length > 0 && (
        <Part title={t('entry.factors')}>
          {factors.map(({ level, factors: ofLevel }) => (
            <section key={level}>
              <h4>{t(`level.${level}`)}</h4>
              <ul>
                {ofLevel.map((factor) => (
                  <li key={factor.id}>
                    <strong>{t(`polarity.${factor.polarity}`)}:</strong> <Said entry={factor} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
          <p className="quiet">{t('entry.bold')}</p>
        </Part>
      )}
      {effects.length > 0 && (
        <Part title={t('entry.effects')}>
          <p>{t('entry.effects-text')}</p>
          <SaidList entries={effects} />
        </Part>
      )}
      {output.length > 0 && (
        <Part title={t('entry.output')}>
          <SaidList entries={output} />
        </Part>
      )}
      {monitoring.length > 0 && (
        <Part title={t('entry.monitoring')}>
          <SaidList entries={monitoring} />
        </Part>
      )}
      <Links title={t('entry.activities')} entries={of('activity', 'strategy')} />
      <Links title={t('entry.interventions')} entries={of('intervention')} note={t('entry.interventions-note')} />
    </details>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

/** What was said, the numbers with it, and the line it stands in. */
function Said({ entry }: { entry: RegisterEntry }) {
  const t = useText('programme')
  const language = useLanguage()
  const said = titleOf(entry, language)
  return (
    <>
      {entry.figures ? `${said.replace(/\.$/, '')}: ${entry.figures[language]}.` : said}{' '}
      {entry.mentions.map(({ line }) => (
        <span className="quiet-inline" key={line}>
          {t('entry.at-line', { line })}
        </span>
      ))}
    </>
  )
}

function SaidList({ entries }: { entries: readonly RegisterEntry[] }) {
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry.id}>
          <Said entry={entry} />
        </li>
      ))}
    </ul>
  )
}

function Links({ title, entries, note }: { title: string; entries: readonly RegisterEntry[]; note?: string }) {
  if (entries.length === 0) return null
  return (
    <Part title={title}>
      <ul>
        {entries.map((entry) => (
          <li key={entry.id}>
            <EntryLink entry={entry} />
          </li>
        ))}
      </ul>
      {note && <p className="quiet">{note}</p>}
    </Part>
  )
}
