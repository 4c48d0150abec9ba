import { redirect } from 'react-router'
import { z } from 'zod'
import { refText } from '../../platform'
import { addressOf, Button, Page, SelectField, TextField, useKnownText, useLanguage, useText } from '../../ui'
import { answer } from '../answer.server'
import { auditChoices, listAudit } from '../audit.server'
import type { AuditEntry } from '../audit.store.server'
import { isRole } from '../model'
import { accountsPolicy } from '../policy'
import type { NamedArea } from '../visit.server'
import { writtenMoment } from '../written'
import { useAreaName } from './parts'

/** For which areas somebody reads is decided by the service function, from the same rule. */
export const handle = { policy: { somewhere: accountsPolicy['accounts.read-audit'] } }

const perPage = 50

export const loader = answer(async ({ house, actor, areas, language }, { url }) => {
  const given = (name: string) => url.searchParams.get(name)?.trim() || undefined
  const day = (name: string) => {
    const typed = given(name)
    return typed && z.iso.date().safeParse(typed).success ? typed : undefined
  }
  const asked = {
    area: given('area'),
    person: given('person')?.slice(0, 200),
    action: given('action'),
    from: day('from'),
    to: day('to'),
  }
  const before = Number(given('before') ?? Number.NaN)
  if (given('before') !== undefined && !Number.isSafeInteger(before)) throw redirect(addressOf('audit', language))
  const choices = await auditChoices(house, actor)
  const page = given('before') === undefined ? {} : { before }
  const found = await listAudit(house, actor, { ...asked, ...page, limit: perPage + 1 })
  const known = (await areas()).map(({ slug, name }) => ({ slug, name }))
  return {
    asked,
    entries: found.slice(0, perPage),
    older: found.length > perPage ? String(found[perPage - 1]?.id) : null,
    isFirst: given('before') === undefined,
    actions: choices.actions,
    areas: known,
    choosable: known.filter(({ slug }) => choices.areas === 'everywhere' || choices.areas.includes(slug)),
  }
})

type Loaded = Awaited<ReturnType<typeof loader>>

/** Who changed what and when, in words. */
export default function Audit({ loaderData }: { loaderData: Loaded }) {
  const { asked, entries, older, isFirst, areas } = loaderData
  const t = useText('accounts')
  const language = useLanguage()
  return (
    <Page
      title={t('audit.title')}
      lead={t('audit.lead')}
      crumbs={[{ label: t('account.title'), href: addressOf('account', language) }]}
    >
      <Filter {...loaderData} />
      {entries.length === 0 ? (
        <p role="status">{t('audit.none')}</p>
      ) : (
        <ul className="list">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} areas={areas} />
          ))}
        </ul>
      )}
      <p className="actions">
        {older !== null && (
          <a href={addressOf('audit', language, {}, { ...asked, before: older })}>{t('audit.older')}</a>
        )}
        {!isFirst && <a href={addressOf('audit', language, {}, asked)}>{t('audit.newest')}</a>}
      </p>
    </Page>
  )
}

function Filter({ asked, actions, choosable }: Loaded) {
  const t = useText('accounts')
  const language = useLanguage()
  const actionText = useActionText()
  return (
    <search>
      <form className="filter" action={addressOf('audit', language)}>
        <SelectField
          name="area"
          label={t('memberships.area')}
          none={t('audit.all-areas')}
          choices={choosable.map(({ slug, name }) => ({ value: slug, label: name }))}
          defaultValue={asked.area}
        />
        <TextField name="person" label={t('audit.person')} defaultValue={asked.person} autoComplete="off" />
        <SelectField
          name="action"
          label={t('audit.action')}
          none={t('audit.all-actions')}
          choices={actions
            .map((value) => ({ value, label: actionText(value) }))
            .toSorted((a, b) => a.label.localeCompare(b.label, language))}
          defaultValue={asked.action}
        />
        <TextField name="from" type="date" label={t('audit.from')} defaultValue={asked.from} />
        <TextField name="to" type="date" label={t('audit.to')} defaultValue={asked.to} />
        <p className="actions">
          <Button kind="secondary">{t('audit.filter')}</Button>
        </p>
      </form>
    </search>
  )
}

function Entry({ entry, areas }: { entry: AuditEntry; areas: readonly NamedArea[] }) {
  const t = useText('accounts')
  const language = useLanguage()
  const actionText = useActionText()
  const areaName = useAreaName(areas)
  const { kind, id } = entry.subject
  const subject = kind === 'area' ? areaName(id) : kind === 'organisation' ? id : refText(entry.subject)
  const about = entry.subjectName ?? subject
  const [role] = (entry.role ?? '').split(':')
  return (
    <li>
      <strong>{actionText(entry.action)}</strong>: {about}
      <span className="quiet">
        {writtenMoment(entry.at, language)} · {entry.actorName ?? t(`audit.actor.${plainActor(entry.actor)}`)}
        {isRole(role) && ` (${t(`roles.${role}`)})`}
        {entry.area !== null && ` · ${areaName(entry.area)}`}
      </span>
      <Changes entry={entry} areas={areas} />
    </li>
  )
}

function plainActor(actor: string): 'operator' | 'public' | 'gone' {
  return actor === 'operator' || actor === 'public' ? actor : 'gone'
}

/** The fields that changed; with their values where those are kept. */
function Changes({ entry, areas }: { entry: AuditEntry; areas: readonly NamedArea[] }) {
  const t = useText('accounts')
  const known = useKnownText()
  const valueText = useValueText(areas)
  const valued = [...new Set([...Object.keys(entry.before ?? {}), ...Object.keys(entry.after ?? {})])]
  const bare = entry.fields.filter((field) => !valued.includes(field))
  const [room = ''] = entry.action.split('.')
  const fieldText = (field: string) => known(room, `fields.${field}`) ?? known('accounts', `fields.${field}`) ?? field
  if (valued.length + bare.length === 0) return null
  return (
    <dl className="facts">
      {valued.map((field) => (
        <div key={field} className="change">
          <dt>{fieldText(field)}</dt>
          <dd>
            {entry.before?.[field] !== undefined && <del>{valueText(field, entry.before[field])}</del>}
            {entry.before?.[field] !== undefined && ' → '}
            {valueText(field, entry.after?.[field] ?? null)}
          </dd>
        </div>
      ))}
      {bare.length > 0 && (
        <div className="change">
          <dt>{t('audit.changed')}</dt>
          <dd>{bare.map(fieldText).join(', ')}</dd>
        </div>
      )}
    </dl>
  )
}

/** What was done, in the words of its room; its name as it is kept where there are none. */
function useActionText(): (action: string) => string {
  const known = useKnownText()
  return (action) => {
    const [room = '', name = ''] = action.split('.')
    return known(room, `actions.${name}`) ?? action
  }
}

/** A value in words: roles, areas and kinds by the names that readers know. */
function useValueText(areas: readonly NamedArea[]): (field: string, value: unknown) => string {
  const t = useText('accounts')
  const known = useKnownText()
  const areaName = useAreaName(areas)
  const worded = (field: string, text: string): string | undefined => {
    const [role, area] = text.split(':')
    if (isRole(role)) return area ? `${t(`roles.${role}`)} (${areaName(area)})` : t(`roles.${role}`)
    if (field === 'kind' || field === 'purpose') {
      return known('accounts', `kinds.${text}`) ?? known('accounts', `outbox.kind.${text}`)
    }
    return areas.some(({ slug }) => slug === text) ? areaName(text) : undefined
  }
  const written = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('audit.nothing')
    if (typeof value === 'boolean') return value ? t('audit.yes') : t('audit.no')
    if (Array.isArray(value)) {
      return value.length === 0 ? t('audit.nothing') : value.map((one) => written(field, one)).join('; ')
    }
    return typeof value === 'object' ? JSON.stringify(value) : (worded(field, String(value)) ?? String(value))
  }
  return written
}
