import { redirect, useActionData } from 'react-router'
import { writtenMoment } from '../../accounts'
import { answer, namesOfActors, refusedForm } from '../../accounts/index.server'
import { AreaTabs } from '../../areas'
import { addressOf, Button, ErrorSummary, Page, useLanguage, useText } from '../../ui'
import { fieldsOf } from '../form/fields'
import { sentForm } from '../form/save.server'
import type { Kept } from '../kind'
import { kindsIn, placeOfRecords, titlesFor, titlesOf } from '../page.server'
import { tabOf } from '../parts/tab'
import { insideSentence, type Titles, useKindWords, useRecordTitle } from '../parts/words'
import { kindNamed } from '../registry'
import { readRecords, undoChanges } from '../service.server'

export const handle = { policy: 'public' }

export const loader = answer(async (visit, { params, url }) => {
  const { house, actor } = visit
  const { area, kind, mayChange, isOwn, isVisible } = await placeOfRecords(visit, params)
  const records = await readRecords(house, actor, area.slug, [kind.name])
  return {
    area,
    kind: kind.name,
    records,
    titles: titlesOf(await titlesFor(house, actor, area.slug, kindsIn(kind))),
    names: isOwn ? await namesOfActors(house, [...new Set(records.map(({ changedBy }) => changedBy))]) : {},
    mayChange,
    isVisible,
    removed: mayChange ? url.searchParams.get('removed') : null,
    undone: url.searchParams.has('undone'),
    operation: crypto.randomUUID(),
  }
})

export const action = answer(async (visit, { params, request }) => {
  const { house, actor, language } = visit
  const { area, kind } = await placeOfRecords(visit, params)
  const { operation, typed } = await sentForm(request)
  try {
    await undoChanges(house, actor, { area: area.slug, undo: typed['undo']?.[0] ?? '', operation })
  } catch (error) {
    return refusedForm(error, language, {})
  }
  return redirect(addressOf('records', language, { area: area.slug, collection: kind.collection }, { undone: 'yes' }))
})

type Loaded = Awaited<ReturnType<typeof loader>>

/** Everything of one kind that an area wrote, to be found and changed. */
export default function Records({ loaderData }: { loaderData: Loaded }) {
  const { area, kind: name, records, mayChange, isVisible, removed, undone, operation } = loaderData
  const answered = useActionData() as { errors: { field: string; message: string }[] } | undefined
  const kind = kindNamed(name)
  const words = useKindWords(name)
  const t = useText('records')
  const language = useLanguage()
  const here = addressOf('records', language, { area: area.slug, collection: kind.collection })
  const home = { label: area.name, href: addressOf('area', language, { area: area.slug }) }
  const mayAdd = mayChange && (kind.many || records.length === 0)
  return (
    <Page title={words.many} crumbs={[home]} styles="record">
      <AreaTabs area={area} current={tabOf(kind.section)} />
      <ErrorSummary errors={answered?.errors ?? []} />
      {removed && !answered && (
        <form method="post" action={here} className="notice" role="status">
          <p>{t('list.removed')}</p>
          <input type="hidden" name=":operation" value={operation} />
          <input type="hidden" name="undo" value={removed} />
          <Button kind="secondary">{t('record.undo')}</Button>
        </form>
      )}
      {undone && !answered && (
        <p className="notice" role="status">
          {t('list.undone')}
        </p>
      )}
      {mayAdd && (
        <p>
          <a
            className="utrecht-button utrecht-button--primary-action button-link"
            href={addressOf('record-new', language, { area: area.slug, collection: kind.collection }, { back: here })}
          >
            {t('list.add', { kind: insideSentence(words.one) })}
          </a>
        </p>
      )}
      {records.length > 0 ? (
        <ListedRecords {...loaderData} />
      ) : isVisible ? (
        <p>{words.empty}</p>
      ) : (
        <p>
          {t('list.not-shared', { area: area.name })} {t('list.not-shared-what', { kind: insideSentence(words.many) })}
        </p>
      )}
    </Page>
  )
}

function ListedRecords({ area, records, titles, names }: Loaded) {
  return (
    <ul className="list">
      {records.map((record) => (
        <ListedRecord key={record.id} area={area.slug} record={record} titles={titles} by={names[record.changedBy]} />
      ))}
    </ul>
  )
}

function ListedRecord(props: { area: string; record: Kept; titles: Titles; by: string | undefined }) {
  const { area, record, by } = props
  const title = useRecordTitle(props.titles)
  const { word } = useKindWords(record.kind)
  const t = useText('records')
  const language = useLanguage()
  const { collection, schema } = kindNamed(record.kind)
  const sort = fieldsOf(schema).find(({ name }) => name === 'kind')
  const day = writtenMoment(record.changedAt, language)
  const changed = by === undefined ? t('list.changed-day', { day }) : t('list.changed', { day, by })
  return (
    <li>
      <a href={addressOf('record', language, { area, collection, id: record.id })}>{title(record.kind, record.body)}</a>
      <span className="quiet">
        {sort?.type === 'value' && 'texts' in sort.form && `${word(sort.form.texts, String(record.body['kind']))} · `}
        {changed}
      </span>
    </li>
  )
}
