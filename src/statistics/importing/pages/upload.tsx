import { data, redirect, useActionData } from 'react-router'
import { actorText } from '../../../accounts'
import { answer } from '../../../accounts/index.server'
import { Refusal } from '../../../platform'
import { isEnded, jobStatus } from '../../../platform/index.server'
import {
  addressOf,
  Button,
  ErrorSummary,
  type FieldError,
  Page,
  SelectField,
  TextField,
  useLanguage,
  useText,
} from '../../../ui'
import { statisticsPolicy } from '../../policy'
import { kinds } from '../kinds'
import { listMappings } from '../mappings.server'
import { Preview } from '../parts/preview'
import { Working } from '../parts/working'
import { cancellable, contentOf, type Upload } from '../upload'
import { cancelUpload, confirmUpload, readAgain, uploadOf } from '../uploads.server'

export const handle = { policy: { somewhere: statisticsPolicy['statistics.import-for-area'] } }

export const loader = answer(async ({ house, actor, language }, { params }) => {
  const first = await uploadOf(house, actor, params['upload'] ?? '')
  const job = first.job === null ? undefined : await jobStatus(house.database, first.job)
  // Long work may have ended while this was read: nothing would show the page anew then.
  const upload = job && isEnded(job) ? await uploadOf(house, actor, first.id) : first
  const mappings = await listMappings(house, actor, upload.area)
  const { actor: asker, ...status } = job ?? { actor: '' }
  return {
    upload,
    job: 'id' in status ? status : null,
    isOwnJob: asker === actorText(actor),
    kinds: kinds.map(({ kind, name }) => ({ value: kind, label: name[language] })),
    mappings: mappings.map(({ slug, mapping }) => ({ value: `mapping:${slug}`, label: mapping.name })),
    operation: crypto.randomUUID(),
  }
})

/** What the form for reading it otherwise shows again when it was refused. */
interface Refused {
  as: string
  year: string
  /** Without a message where it is the year that was typed. */
  errors: { field: string; message: string | null }[]
}

export const action = answer(async ({ house, actor, language }, { params, request }) => {
  const form = await request.formData()
  const upload = params['upload'] ?? ''
  const [operation, done, as, year] = ['operation', 'do', 'as', 'year'].map((name) =>
    String(form.get(name) ?? '').trim(),
  )
  const asked = { upload, operation: operation ?? '' }
  try {
    if (done === 'confirm') await confirmUpload(house, actor, asked)
    else if (done === 'cancel') await cancelUpload(house, actor, asked)
    else await readAgain(house, actor, { ...asked, ...readAs(as ?? ''), year: yearOf(year ?? '') })
    return redirect(addressOf('upload', language, { upload }))
  } catch (error) {
    if (!(error instanceof Refusal) || [401, 403, 404].includes(error.status)) throw error
    const isYear = error.code === 'input-invalid' && error.where === 'year'
    const errors = [{ field: error.where ?? '', message: isYear ? null : error.line(language) }]
    return data<Refused>({ as: as ?? '', year: year ?? '', errors }, { status: error.status })
  }
})

/** A kind, a mapping that was kept, or nothing: then it is recognised. */
function readAs(chosen: string): { kind: string | null; mapping: string | null } {
  const mapping = /^mapping:(.+)$/.exec(chosen)?.[1] ?? null
  return { kind: mapping === null ? chosen || null : 'mapping', mapping }
}

/** @throws Refusal `input-invalid` for what is no year */
function yearOf(typed: string): number | null {
  if (typed === '') return null
  if (/^(19|20)\d{2}$/.test(typed)) return Number(typed)
  throw new Refusal('input-invalid', { field: 'year', reason: `${typed} ≠ 2024` }, { where: 'year' })
}

type Loaded = Awaited<ReturnType<typeof loader>>

/** A brought file: what is in it and what is missing, for a person to confirm before it becomes figures. */
export default function UploadPage({ loaderData }: { loaderData: Loaded }) {
  const { upload, job, isOwnJob, operation } = loaderData
  const refused = useActionData() as Refused | undefined
  const t = useText('statistics')
  const language = useLanguage()
  const { state, preview, refusal } = upload
  const errors = (refused?.errors ?? []).map(
    ({ field, message }): FieldError => ({ field, message: message ?? t('upload.year-wrong') }),
  )
  const isFetched = upload.asked !== null
  const isWorking = state === 'reading' || state === 'importing'
  const isStuck = isWorking && job?.state === 'failed'
  const about = isStuck
    ? t('upload.stuck')
    : isFetched
      ? t(`fetched-about.${state}`)
      : state === 'importing'
        ? t(`upload-importing.${contentOf(preview)}`)
        : t(`upload-about.${state}`)
  return (
    <Page
      styles="import"
      title={upload.file}
      lead={about}
      crumbs={[{ label: t('uploads.title'), href: addressOf('uploads', language) }]}
    >
      <ErrorSummary errors={errors} />
      {isWorking && !isStuck && job && <Working upload={upload.id} job={job} isOwn={isOwnJob} />}
      {refusal && (
        <p className="caveat" role="alert">
          {refusal[language]}
        </p>
      )}
      {state === 'imported' && preview?.isNew === false && <p className="caveat">{t('upload.known')}</p>}
      {state === 'imported' && <Next upload={upload} />}
      {preview && <Preview report={preview} kind={kindName(loaderData, preview.kind) ?? t('upload.mapped')} />}
      {state === 'previewed' && (
        <form method="post" className="notice">
          <input type="hidden" name="operation" value={`${operation}/confirm`} />
          <p>{t(preview?.dataset ? 'upload.confirm-about' : 'upload.confirm-list')}</p>
          <Button name="do" value="confirm">
            {t('upload.confirm')}
          </Button>
        </form>
      )}
      {(state === 'previewed' || state === 'refused') && (
        <Otherwise loaded={loaderData} refused={refused} errors={errors} />
      )}
      {cancellable.includes(state) && (
        <form method="post" className="give-up">
          <input type="hidden" name="operation" value={`${operation}/cancel`} />
          <Button kind="secondary" name="do" value="cancel">
            {t(isFetched ? 'upload.cancel-table' : 'upload.cancel')}
          </Button>
        </form>
      )}
    </Page>
  )
}

function kindName({ kinds: known }: Loaded, kind: string): string | undefined {
  return known.find(({ value }) => value === kind)?.label
}

/** Reading it as something else: another kind, of another year, or by a mapping that somebody made. */
function Otherwise(props: { loaded: Loaded; refused: Refused | undefined; errors: readonly FieldError[] }) {
  const { loaded, refused, errors } = props
  const { upload, kinds: known, mappings, operation } = loaded
  const t = useText('statistics')
  const language = useLanguage()
  const chosen = upload.mapping ? `mapping:${upload.mapping}` : (upload.kind ?? undefined)
  const year = upload.year === null ? undefined : String(upload.year)
  const { sample } = upload
  return (
    <details open={upload.state === 'refused' || refused !== undefined}>
      <summary>{t('upload.another')}</summary>
      <form method="post">
        <input type="hidden" name="operation" value={`${operation}/again`} />
        <SelectField
          name="as"
          label={t('upload.as')}
          none={t('upload.as-recognised')}
          choices={[...mappings, ...known]}
          defaultValue={refused?.as ?? chosen}
        />
        <TextField
          name="year"
          label={t('upload.year')}
          help={t('upload.year-help')}
          error={errors.find(({ field }) => field === 'year')?.message}
          defaultValue={refused?.year ?? year}
          maxLength={4}
        />
        <p className="actions">
          <Button kind="secondary">{t('upload.read-again')}</Button>
          {sample && (
            <a href={addressOf('upload-mapping', language, { upload: upload.id })}>
              {t(upload.mapping === null ? 'upload.map' : 'upload.change-map')}
            </a>
          )}
        </p>
      </form>
    </details>
  )
}

/** Where the figures can be seen now. */
function Next({ upload: { area, preview } }: { upload: Upload }) {
  const t = useText('statistics')
  const language = useLanguage()
  const place = area ?? preview?.place ?? null
  const [first] = preview?.read ?? []
  return (
    <ul>
      {place !== null && first && (
        <li>
          <a href={addressOf('count', language, { place })}>{t('upload.to-place')}</a>
        </li>
      )}
      {first && (
        <li>
          <a href={addressOf('indicator', language, { code: first.indicator }, { place: place ?? undefined })}>
            {t('upload.to-indicator', { name: first.name[language] })}
          </a>
        </li>
      )}
      <li>
        <a href={addressOf('uploads', language)}>{t('upload.to-uploads')}</a>
      </li>
      <li>
        <a href={area === null ? addressOf('areas', language) : addressOf('area-composition', language, { area })}>
          {t('upload.to-areas')}
        </a>
      </li>
      <li>
        <a href={addressOf('sources', language)}>{t('upload.to-sources')}</a>
      </li>
    </ul>
  )
}
