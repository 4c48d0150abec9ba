import { data, redirect, useActionData } from 'react-router'
import { allowedAreas, allows } from '../../../accounts'
import { answer } from '../../../accounts/index.server'
import { listAreas } from '../../../areas/index.server'
import { Refusal } from '../../../platform'
import {
  addressOf,
  Button,
  ErrorSummary,
  type FieldError,
  FileField,
  formatDate,
  Page,
  SelectField,
  useLanguage,
  useText,
} from '../../../ui'
import { statisticsPolicy } from '../../policy'
import { takeBroughtFile } from '../brought-file.server'
import { kinds } from '../kinds'
import { bringFile, largestUpload, listUploads } from '../uploads.server'

export const handle = {
  policy: { somewhere: statisticsPolicy['statistics.import-for-area'] },
  largestBody: 501_000_000,
}

export const loader = answer(async ({ house, actor, language }) => {
  const reach = allowedAreas(statisticsPolicy['statistics.import-for-area'], actor)
  const all = await listAreas(house, actor)
  const areas = all.filter(({ slug }) => reach === 'everywhere' || reach.includes(slug))
  return {
    uploads: (await listUploads(house, actor)).map(({ id, file, preview, state, area, uploadedAt }) => ({
      id,
      file,
      kind: preview?.kind ?? null,
      state,
      area,
      uploadedAt,
    })),
    kindNames: Object.fromEntries(kinds.map(({ kind, name }) => [kind, name[language]])),
    areaNames: Object.fromEntries(all.map(({ slug, name }) => [slug, name])),
    areas: areas.map(({ slug, name }) => ({ value: slug, label: name })),
    forEverybody: allows(statisticsPolicy['statistics.import'], actor),
    operation: crypto.randomUUID(),
    megabytes: largestUpload / 1_000_000,
  }
})

/** What the form shows again when the file was refused. */
interface Refused {
  area: string
  errors: FieldError[]
}

export const action = answer(async ({ house, actor, language }, { request }) => {
  let area = ''
  try {
    const upload = await takeBroughtFile(request, async ({ fields, file, content }) => {
      area = fields['area'] ?? ''
      return bringFile(house, actor, { file, content, area: area || null, operation: fields['operation'] ?? '' })
    })
    return redirect(addressOf('upload', language, { upload: upload.id }))
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 401 || error.status === 403) throw error
    const refused: Refused = { area, errors: [{ field: 'file', message: error.line(language) }] }
    return data(refused, { status: error.status })
  }
})

/** Files with figures: bringing one, and those that were brought. */
export default function Uploads({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { uploads, kindNames, areaNames, areas, forEverybody, operation, megabytes } = loaderData
  const refused = useActionData() as Refused | undefined
  const t = useText('statistics')
  const language = useLanguage()
  const error = refused?.errors[0]?.message
  return (
    <Page styles="import" title={t('uploads.title')} lead={t('uploads.lead')}>
      {refused && <ErrorSummary errors={refused.errors} />}
      <form method="post" encType="multipart/form-data">
        <input type="hidden" name="operation" value={operation} />
        <SelectField
          name="area"
          label={t('uploads.whose')}
          help={t('uploads.whose-help')}
          {...(forEverybody ? { none: t('uploads.everybody') } : {})}
          choices={areas}
          defaultValue={refused?.area}
        />
        <FileField
          name="file"
          label={t('uploads.file')}
          help={t('uploads.file-help', { megabytes })}
          error={error}
          required
        />
        <p className="actions">
          <Button>{t('uploads.bring')}</Button>
          {forEverybody && <a href={addressOf('upload-fetch', language)}>{t('uploads.fetch')}</a>}
        </p>
      </form>

      <h2>{t('uploads.brought')}</h2>
      {uploads.length === 0 ? (
        <p>{t('uploads.none')}</p>
      ) : (
        <ul className="list">
          {uploads.map(({ id, file, kind, state, area, uploadedAt }) => (
            <li key={id}>
              <a className="as-found" href={addressOf('upload', language, { upload: id })}>
                {file}
              </a>
              <span className="quiet">
                {[
                  t(`upload-state.${state}`),
                  kind !== null && (kindNames[kind] ?? t('upload.mapped')),
                  area !== null && areaNames[area],
                  formatDate(uploadedAt, language),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
