import { useText } from '../../ui'
import type { DifferenceWords } from '../model/words'

/** What came, what went and what is different, in words. */
export function Differences({ words }: { words: DifferenceWords }) {
  const { added, removed, changed } = words
  const t = useText('theory')
  if (added.length + removed.length + changed.length === 0) return <p>{t('versions.same')}</p>
  return (
    <>
      <Lines title={t('difference.added')} lines={added} />
      <Lines title={t('difference.removed')} lines={removed} />
      {changed.length > 0 && (
        <>
          <h4>{t('difference.changed')}</h4>
          <ul>
            {changed.map(({ what, how }) => (
              <li key={what}>
                {what}
                <ul>
                  {how.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <>
      <h4>{title}</h4>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}
