import { data, redirect, useActionData } from 'react-router'
import { answer } from '../../accounts/index.server'
import { Refusal } from '../../platform'
import { addressOf, Button, ErrorSummary, type FieldError, Page, TextField, useLanguage, useText } from '../../ui'
import { areasPolicy } from '../policy'
import { correctAliases, findArea, undoAliasCorrection } from '../service.server'

export const handle = { policy: areasPolicy['areas.correct-aliases'] }

export const loader = answer(async ({ house, actor }, { params, url }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  return {
    area,
    operation: crypto.randomUUID(),
    saved: url.searchParams.get('saved'),
    undone: url.searchParams.has('undone'),
  }
})

/** What the form shows again when it was refused: nothing that was typed is lost. */
interface Refused {
  typed: readonly string[]
  errors: FieldError[]
  /** The aliases as they are now, when somebody else was first. */
  theirs: string[] | null
}

export const action = answer(async (visit, { params, request }) => {
  const { house, actor, language } = visit
  const area = await findArea(house, actor, params['area'] ?? '')
  const form = await request.formData()
  const undo = form.get('undo')
  // The form that undoes holds no names: what it leaves as it is are those of now.
  const typed = undo === null ? form.getAll('alias').map(String) : area.aliases
  const operation = String(form.get('operation') ?? '')
  const here = addressOf('area-aliases', language, { area: area.slug })
  try {
    if (undo !== null) {
      await undoAliasCorrection(house, actor, { area: area.slug, undo: String(undo), operation })
      return redirect(`${here}?undone=yes`)
    }
    const base = Number(form.get('base'))
    await correctAliases(house, actor, { area: area.slug, aliases: typed, base, operation })
    return redirect(`${here}?saved=${encodeURIComponent(operation)}`)
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 401 || error.status === 403) throw error
    const refused: Refused = {
      typed,
      errors: [{ field: error.where ?? '', message: error.line(language) }],
      theirs:
        error.code === 'changed-since' && undo === null ? [...(await findArea(house, actor, area.slug)).aliases] : null,
    }
    return data(refused, { status: error.status })
  }
})

/** Corrects the other names of an area. */
export default function Aliases({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { area, operation, saved, undone } = loaderData
  const refused = useActionData() as Refused | undefined
  const t = useText('areas')
  const language = useLanguage()
  const names = area.aliases.join('; ')
  const shown = refused ? withoutEmptyEnd(refused.typed) : area.aliases
  const home = addressOf('area', language, { area: area.slug })
  return (
    <Page
      title={t('aliases.title', { area: area.name })}
      lead={t('aliases.lead')}
      crumbs={[
        { label: t('list.title'), href: addressOf('areas', language) },
        { label: area.name, href: home },
      ]}
    >
      {!refused && saved && (
        <form method="post" className="notice" role="status">
          <p>{names ? t('aliases.saved', { names }) : t('aliases.saved-none')}</p>
          <input type="hidden" name="undo" value={saved} />
          <input type="hidden" name="operation" value={`undo ${saved}`} />
          <Button kind="secondary">{t('aliases.undo')}</Button>
        </form>
      )}
      {!refused && undone && (
        <p className="notice" role="status">
          {names ? t('aliases.undone', { names }) : t('aliases.undone-none')}
        </p>
      )}
      {refused?.theirs ? (
        <Conflict theirs={refused.theirs} yours={refused.typed} home={home} />
      ) : (
        <ErrorSummary errors={refused?.errors ?? []} />
      )}
      <form method="post">
        <input type="hidden" name="operation" value={operation} />
        <input type="hidden" name="base" value={area.revision} />
        {[...shown, ''].map((alias, index) => {
          const field = `alias-${index + 1}`
          return (
            <TextField
              key={field}
              name="alias"
              id={field}
              label={index < shown.length ? t('aliases.field', { number: index + 1 }) : t('aliases.new')}
              help={index === 0 && shown.length > 0 ? t('aliases.empty-help') : undefined}
              error={refused?.errors.find((error) => error.field === field)?.message}
              defaultValue={alias}
              autoComplete="off"
            />
          )
        })}
        <p className="actions">
          <Button>{refused?.theirs ? t('aliases.keep-yours') : t('aliases.save')}</Button>
          <a href={home}>{t('aliases.back', { area: area.name })}</a>
        </p>
      </form>
    </Page>
  )
}

/** Everything that was typed, each in the field where it was; only the empty fields behind it are left out. */
function withoutEmptyEnd(typed: readonly string[]): readonly string[] {
  return typed.slice(0, typed.findLastIndex((alias) => alias !== '') + 1)
}

/** Somebody else was first: both versions side by side, and nothing is decided for the reader. */
function Conflict(props: { theirs: readonly string[]; yours: readonly string[]; home: string }) {
  const t = useText('areas')
  const listed = (names: readonly string[]) => names.filter(Boolean).join('; ') || t('aliases.none')
  return (
    // biome-ignore lint/a11y/noAutofocus: who sent the form is told first what came in between
    <div className="errors" role="alert" tabIndex={-1} aria-labelledby="conflict-title" autoFocus>
      <h2 id="conflict-title">{t('aliases.conflict-title')}</h2>
      <p>{t('aliases.conflict-text')}</p>
      <dl className="facts">
        <dt>{t('aliases.theirs')}</dt>
        <dd>{listed(props.theirs)}</dd>
        <dt>{t('aliases.yours')}</dt>
        <dd>{listed(props.yours)}</dd>
      </dl>
      <p>
        <a href={props.home}>{t('aliases.keep-theirs')}</a>
      </p>
    </div>
  )
}
