import { useKindWords } from '../../../records'
import { useText } from '../../../ui'
import type { ImportDifference, TouchedRecord } from '../difference'

/** What an import does, for people to look at: what comes, what changes in which fields, and what goes. */
export function Difference({ difference }: { difference: ImportDifference }) {
  const t = useText('programme')
  const { comes, changes, goes, moves } = difference
  if (isNothing(difference)) return <p>{t('programme-file.same')}</p>
  return (
    <>
      <Touched title={t('programme-file.comes', { count: comes.length })} records={comes} />
      <Touched title={t('programme-file.changes', { count: changes.length })} records={changes} />
      <Touched title={t('programme-file.goes', { count: goes.length })} records={goes} />
      {goes.length > 0 && <p className="quiet">{t('programme-file.goes-help')}</p>}
      {moves > 0 && <p>{t('programme-file.moves', { count: moves })}</p>}
    </>
  )
}

/** Whether an import would change nothing at all. */
export function isNothing({ comes, changes, goes, moves }: ImportDifference): boolean {
  return comes.length + changes.length + goes.length + moves === 0
}

/** More than this is folded away. */
const shownAtOnce = 12

function Touched({ title, records }: { title: string; records: readonly TouchedRecord[] }) {
  if (records.length === 0) return null
  const byKind = [...Map.groupBy(records, ({ kind }) => kind)]
  return (
    <details open={records.length <= shownAtOnce}>
      <summary>{title}</summary>
      {byKind.map(([kind, some]) => (
        <OfKind key={kind} kind={kind} records={some} />
      ))}
    </details>
  )
}

function OfKind({ kind, records }: { kind: string; records: readonly TouchedRecord[] }) {
  const words = useKindWords(kind)
  return (
    <>
      <h3>{words.many}</h3>
      <ul>
        {records.map(({ id, title, fields }) => (
          <li key={id}>
            {title}
            {fields.length > 0 && (
              <span className="quiet"> ({fields.map((field) => words.label(field)).join(', ')})</span>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
