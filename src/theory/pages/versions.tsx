import { redirect, useActionData } from 'react-router'
import type { RefusedForm } from '../../accounts'
import { answer, fieldsOf, refusedForm } from '../../accounts/index.server'
import { findArea } from '../../areas/index.server'
import { recordsPolicy } from '../../records'
import { nameVersion, undoChanges, versionsOf } from '../../records/index.server'
import {
  addressOf,
  Button,
  createTexts,
  ErrorSummary,
  formatDate,
  SelectField,
  TextField,
  useLanguage,
  useText,
} from '../../ui'
import { theoryTexts } from '../index'
import { differenceOf } from '../model/difference'
import { differenceWords } from '../model/words'
import { Differences } from '../parts/differences'
import { TheoryPage } from '../parts/frame'
import { sayOf } from '../say'
import { readTheory, restoreVersion, theoryAt } from '../service.server'

export const handle = { policy: recordsPolicy['records.see-own'] }

const texts = createTexts([theoryTexts])

export const loader = answer(async ({ house, actor, language }, { params, url }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const [versions, now] = await Promise.all([versionsOf(house, actor, area.slug), readTheory(house, actor, area.slug)])
  const from = versions.find(({ version }) => String(version) === url.searchParams.get('from')) ?? versions[0]
  const to = versions.find(({ version }) => String(version) === url.searchParams.get('to'))
  const [before, after] = await Promise.all([
    from ? theoryAt(house, actor, area.slug, from.number) : null,
    to ? theoryAt(house, actor, area.slug, to.number) : now.theory,
  ])
  const telling = { t: sayOf(texts.in(language)('theory')), language, names: now.names }
  return {
    area,
    versions,
    mayChange: now.mayChange,
    from: from ?? null,
    to: to ?? null,
    words: before && differenceWords(differenceOf(before, after), telling),
    operation: crypto.randomUUID(),
    saved: url.searchParams.get('saved'),
    restored: url.searchParams.get('restored'),
    done: url.searchParams.get('done'),
  }
})

export const action = answer(async ({ house, actor, language }, { params, request }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const fields = await fieldsOf(request)
  const { operation = '' } = fields
  const here = (search: Record<string, string>) =>
    redirect(addressOf('theory-versions', language, { area: area.slug }, search))
  try {
    if (fields['do'] === 'restore') {
      const version = Number(fields['version'])
      await restoreVersion(house, actor, { area: area.slug, operation, version })
      return here({ restored: String(version), done: operation, from: String(version) })
    }
    if (fields['do'] === 'undo') {
      await undoChanges(house, actor, { area: area.slug, undo: fields['undo'] ?? '', operation })
      return here({})
    }
    const { version } = await nameVersion(house, actor, { area: area.slug, name: fields['name'] ?? '', operation })
    return here({ saved: String(version) })
  } catch (error) {
    return refusedForm(error, language, fields)
  }
})

/** The named versions of the goals, and what changed between two of them, in words. */
export default function VersionsPage({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { area, versions, mayChange, from, to, words, operation, saved, restored, done } = loaderData
  const refused = useActionData() as RefusedForm | undefined
  const t = useText('theory')
  const language = useLanguage()
  const named = versions.map(({ version, name }) => ({
    value: String(version),
    label: t('versions.version', { version, name }),
  }))
  /** As it stands in a sentence. */
  const nameOf = (one: { version: number; name: string } | null) =>
    one ? t('versions.then', { version: one.version, name: one.name }) : t('versions.today')
  return (
    <TheoryPage
      area={area}
      mayChange={mayChange}
      isTeam={true}
      page="theory-versions"
      title={t('versions.title', { area: area.name })}
      lead={t('versions.lead')}
    >
      {!refused && saved && (
        <p className="notice" role="status">
          {t('versions.saved', { version: saved })}
        </p>
      )}
      {!refused && restored && (
        <form method="post" className="notice" role="status">
          <p>{t('versions.restored', { version: restored })}</p>
          <input type="hidden" name="do" value="undo" />
          <input type="hidden" name="undo" value={done ?? ''} />
          <input type="hidden" name="operation" value={`undo ${done}`} />
          {mayChange && <Button kind="secondary">{t('outline.undo')}</Button>}
        </form>
      )}
      <ErrorSummary errors={refused?.errors ?? []} />
      {mayChange && (
        <form method="post">
          <input type="hidden" name="operation" value={operation} />
          <TextField
            name="name"
            label={t('versions.name')}
            help={t('versions.name-help')}
            error={refused?.errors.find(({ field }) => field === 'name')?.message}
            defaultValue={refused?.typed['name']}
            autoComplete="off"
            maxLength={200}
            required
          />
          <Button>{t('versions.save')}</Button>
        </form>
      )}
      <h2>{t('versions.list')}</h2>
      {versions.length === 0 ? (
        <p>{t('versions.none')}</p>
      ) : (
        <ol className="list">
          {versions.map((one) => (
            <li key={one.version}>
              <a href={addressOf('theory-versions', language, { area: area.slug }, { from: String(one.version) })}>
                {t('versions.version', { version: one.version, name: one.name })}
              </a>
              <span className="quiet">{t('versions.made', { day: formatDate(one.madeAt, language) })}</span>
            </li>
          ))}
        </ol>
      )}
      {from && words && (
        <section aria-labelledby="compare">
          <h2 id="compare">{t('versions.compare')}</h2>
          <form method="get" className="search">
            <SelectField name="from" label={t('versions.from')} choices={named} defaultValue={String(from.version)} />
            <SelectField
              name="to"
              label={t('versions.to')}
              choices={named}
              none={t('versions.now')}
              defaultValue={to ? String(to.version) : ''}
            />
            <Button kind="secondary">{t('versions.show')}</Button>
          </form>
          <h3>{t('versions.difference', { from: nameOf(from), to: nameOf(to) })}</h3>
          <Differences words={words} />
          {mayChange && !to && words.added.length + words.removed.length + words.changed.length > 0 && (
            <form method="post">
              <input type="hidden" name="do" value="restore" />
              <input type="hidden" name="version" value={from.version} />
              <input type="hidden" name="operation" value={`${operation} restore`} />
              <p>{t('versions.restore-text')}</p>
              <Button kind="secondary">{t('versions.restore', { name: nameOf(from) })}</Button>
            </form>
          )}
        </section>
      )}
    </TheoryPage>
  )
}
