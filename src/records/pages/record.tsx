import { data, redirect, useActionData } from 'react-router'
import { returnPath } from '../../accounts'
import { answer } from '../../accounts/index.server'
import { AreaTabs } from '../../areas'
import { Refusal } from '../../platform'
import { addressOf, Page, useLanguage, useText } from '../../ui'
import { fieldsOf } from '../form/fields'
import { type RefusedForm, saveForm, sentForm } from '../form/save.server'
import { typedOf } from '../form/typed'
import {
  kindsIn,
  mostTold,
  placeOfRecords,
  referrersOf,
  titled,
  titlesFor,
  titlesOf,
  toldHistory,
} from '../page.server'
import { Conflict } from '../parts/conflict'
import { RecordFacts } from '../parts/record-facts'
import { FaultSummary, RecordForm } from '../parts/record-form'
import { RecordHistory } from '../parts/record-history'
import { Removal } from '../parts/removal'
import { tabOf } from '../parts/tab'
import { onItsOwn, useKindWords, useRecordTitle } from '../parts/words'
import { addressOfRecord } from '../places'
import { kindNamed } from '../registry'
import { changeRecords, changesOf, readRecord, undoChanges } from '../service.server'

export const handle = { policy: 'public' }

export const loader = answer(async (visit, { params, url }) => {
  const { house, actor, language } = visit
  const { area, kind, mayChange, isOwn } = await placeOfRecords(visit, params)
  const record = await readRecord(house, actor, area.slug, { kind: kind.name, id: params['id'] ?? '' })
  const list = addressOf('records', language, { area: area.slug, collection: kind.collection })
  const [choices, referrers, history] = await Promise.all([
    titlesFor(house, actor, area.slug, kindsIn(kind)),
    referrersOf(house, actor, area.slug, record),
    isOwn ? toldHistory(house, actor, area.slug, record) : [],
  ])
  const [last] = history
  const together = last && mayChange ? await changesOf(house, actor, area.slug, last.operation) : []
  const others = await titlesFor(house, actor, area.slug, [
    ...new Set(referrers.flatMap((referrer) => kindsIn(kindNamed(referrer.kind)))),
  ])
  const shown = addressOfRecord(language, area.slug, record)
  const here = addressOf('record', language, { area: area.slug, collection: kind.collection, id: record.id })
  return {
    area,
    kind: kind.name,
    record,
    choices,
    titles: titlesOf({ ...others, ...choices, ...titled([record]) }),
    referrers,
    history: history.slice(0, mostTold),
    hasMoreHistory: history.length > mostTold,
    together: together.length,
    mayChange,
    back: returnPath(url.searchParams.get('back'), ''),
    list,
    shown: shown === here ? null : shown,
    done: url.searchParams.get('done'),
    operation: crypto.randomUUID(),
  }
})

export const action = answer(async (visit, { params, request }) => {
  const { house, actor, language } = visit
  const { area, kind } = await placeOfRecords(visit, params)
  const id = params['id'] ?? ''
  const sent = await sentForm(request)
  const place = { area: area.slug, collection: kind.collection }
  const here = (done: string) => addressOf('record', language, { ...place, id }, { done })
  const asked = { area: area.slug, operation: sent.operation }
  if (sent.deed === 'save') {
    const saved = await saveForm(house, actor, { area: area.slug, kind, id, sent, language })
    if (saved.refused !== null) return data(saved.refused, { status: saved.status })
    return redirect(returnPath(sent.back, addressOf('record', language, { ...place, id: saved.id }, { done: 'saved' })))
  }
  try {
    if (sent.deed === 'undo') {
      const undone = await undoChanges(house, actor, { ...asked, undo: sent.typed['undo']?.[0] ?? '' })
      const isGone = undone.removed.some((ref) => ref.kind === kind.name && ref.id === id)
      return redirect(isGone ? addressOf('records', language, place, { undone: 'yes' }) : here('undone'))
    }
    const changes = [{ kind: kind.name, id, base: sent.base, body: null }]
    await changeRecords(house, actor, { ...asked, changes })
    // Not back to where one came from: that can be the page of what is gone now.
    return redirect(addressOf('records', language, place, { removed: sent.operation }))
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 401 || error.status === 403) throw error
    // Where the record itself is gone there is no page left to say it on.
    await readRecord(house, actor, area.slug, { kind: kind.name, id })
    const refused: Omit<RefusedForm, 'typed'> = { faults: [], refused: error.line(language), conflict: null }
    return data(refused, { status: error.status })
  }
})

export type LoadedRecord = Awaited<ReturnType<typeof loader>>

/** One record: a form for who may change it, its facts for who may read it; and its history for the team. */
export default function RecordPage({ loaderData }: { loaderData: LoadedRecord }) {
  const { area, kind: name, record, choices, titles, mayChange, back, list, shown, done, operation } = loaderData
  const refused = useActionData() as (Omit<RefusedForm, 'typed'> & Partial<RefusedForm>) | undefined
  const kind = kindNamed(name)
  const words = useKindWords(name)
  const title = useRecordTitle(titles)(name, record.body)
  const t = useText('records')
  const language = useLanguage()
  const conflict = refused?.conflict ?? null
  const base = conflict ? conflict.revision : record.revision
  const deed = { ':operation': operation, ':base': base === null ? '' : String(base), ':back': back }
  return (
    <Page
      title={title}
      lead={onItsOwn(words.one)}
      styles="record"
      crumbs={[
        { label: area.name, href: addressOf('area', language, { area: area.slug }) },
        { label: words.many, href: list },
      ]}
    >
      <AreaTabs area={area} current={tabOf(kind.section)} />
      {done && !refused && (
        <p className="notice" role="status">
          {t(done === 'undone' ? 'record.undone' : 'record.saved')}
        </p>
      )}
      {refused && !conflict && <FaultSummary kind={name} faults={refused.faults} refused={refused.refused} />}
      {conflict && <Conflict kind={name} {...conflict} titles={titles} keep={list} />}
      {shown && (
        <p>
          <a href={shown}>{t('list.show')}</a>
        </p>
      )}
      {mayChange ? (
        <RecordForm
          kind={name}
          typed={refused?.typed ?? typedOf(fieldsOf(kind.schema), record.body, language)}
          choices={choices}
          faults={refused?.faults ?? []}
          hidden={{ ':do': 'save', ...deed }}
          save={t(conflict ? 'conflict.keep-yours' : 'form.save')}
          cancel={back || list}
        />
      ) : (
        <RecordFacts kind={name} body={record.body} titles={titles} />
      )}
      <Referrers {...loaderData} />
      {mayChange && <Removal title={title} isReferred={loaderData.referrers.length > 0} hidden={deed} />}
      <RecordHistory {...loaderData} />
    </Page>
  )
}

/** What refers to this record, with the way there. */
function Referrers({ area, referrers, titles }: LoadedRecord) {
  const t = useText('records')
  const language = useLanguage()
  const title = useRecordTitle(titles)
  if (referrers.length === 0) return null
  return (
    <section aria-labelledby="referrers">
      <h2 id="referrers">{t('record.used-title')}</h2>
      <ul className="list">
        {referrers.map((referrer) => (
          <li key={`${referrer.kind} ${referrer.id}`}>
            <a href={addressOfRecord(language, area.slug, referrer)}>{title(referrer.kind, referrer.body)}</a>
            <KindName kind={referrer.kind} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function KindName({ kind }: { kind: string }) {
  return <span className="quiet">{onItsOwn(useKindWords(kind).one)}</span>
}
