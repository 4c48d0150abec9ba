import { data, redirect, useActionData } from 'react-router'
import { answer } from '../../../accounts/index.server'
import { regionLevels } from '../../../areas'
import { Refusal } from '../../../platform'
import {
  addressOf,
  Button,
  type Choice,
  ErrorSummary,
  type FieldError,
  Page,
  SelectField,
  TextArea,
  TextField,
  useLanguage,
  useText,
} from '../../../ui'
import { disclosureClasses } from '../../model/disclosure'
import { uncertainties } from '../../model/observation'
import { statisticsPolicy } from '../../policy'
import {
  faultsOfForm,
  fieldsOfMapping,
  type MappingFault,
  type MappingFields,
  mappingOf,
  suggestedFields,
} from '../mapping-form'
import { keepMapping, listMappings } from '../mappings.server'
import { MappedColumn } from '../parts/mapped-column'
import { sampleOfUpload } from '../upload'
import { readAgain, uploadOf } from '../uploads.server'

export const handle = { policy: { somewhere: statisticsPolicy['statistics.import-for-area'] } }

export const loader = answer(async ({ house, actor }, { params }) => {
  const upload = await uploadOf(house, actor, params['upload'] ?? '')
  const known = (await listMappings(house, actor, upload.area)).find(({ slug }) => slug === upload.mapping)
  const sample = sampleOfUpload(upload)
  // One of everybody's that is used for an area becomes one of that area when it is changed.
  const isOwn = known !== undefined && known.area === upload.area
  return {
    upload,
    sample,
    suggested: known ? fieldsOfMapping(known.mapping, sample.columns) : suggestedFields(sample),
    base: isOwn ? known.revision : 0,
    operation: crypto.randomUUID(),
  }
})

/** What the form shows again when it was refused: nothing that was typed is lost. */
interface Refused {
  typed: MappingFields
  faults: readonly MappingFault[]
  message: string | null
}

export const action = answer(async ({ house, actor, language }, { params, request }) => {
  const upload = await uploadOf(house, actor, params['upload'] ?? '')
  const form = await request.formData()
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const { columns } = sampleOfUpload(upload)
  const faults = faultsOfForm(typed, columns)
  if (faults.length > 0) return data<Refused>({ typed, faults, message: null }, { status: 400 })
  const operation = typed['operation'] ?? ''
  const base = Number(typed['base'] ?? 0) || 0
  try {
    const mapping = mappingOf(typed, columns)
    const kept = await keepMapping(house, actor, { mapping, base, area: upload.area, operation })
    const { period, boundaryYear } = kept.mapping
    const year =
      'fixed' in period ? Number(period.fixed.slice(0, 4)) : 'fixed' in boundaryYear ? boundaryYear.fixed : null
    const again = { upload: upload.id, kind: 'mapping', mapping: kept.slug, year, operation: `${operation}/read` }
    await readAgain(house, actor, again)
    return redirect(addressOf('upload', language, { upload: upload.id }))
  } catch (error) {
    if (!(error instanceof Refusal) || [401, 403, 404].includes(error.status)) throw error
    return data<Refused>({ typed, faults: [], message: error.line(language) }, { status: error.status })
  }
})

/** A person says once what is in which column; it is kept for the next file of the same form. */
export default function Mapping({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { upload, sample, suggested, base, operation } = loaderData
  const refused = useActionData() as Refused | undefined
  const t = useText('statistics')
  const language = useLanguage()
  const { columns, rows } = sample
  const typed = refused?.typed ?? suggested
  // Of a field with more faults the first is told; fields keep the order in which they stand on the page.
  const wrong = new Map<string, string>()
  for (const { field, wrong: fault, told } of refused?.faults ?? []) {
    if (!wrong.has(field)) wrong.set(field, t(`mapping-wrong.${fault}`, told ?? {}))
  }
  const errors: FieldError[] = [
    ...[...wrong].map(([field, message]) => ({ field, message })),
    ...(refused?.message ? [{ field: '', message: refused.message }] : []),
  ]
  const named: Choice[] = columns.map((column) => ({ value: column, label: column }))
  const chosen = (group: string, values: readonly string[]): Choice[] =>
    values.map((value) => ({ value, label: t(`${group}.${value}`) }))
  const field = (name: string) => ({
    name,
    label: t(`mapping.${name}`),
    defaultValue: typed[name],
    error: wrong.get(name),
  })
  return (
    <Page
      styles="import"
      title={t('mapping.title')}
      lead={t('mapping.lead')}
      crumbs={[
        { label: t('uploads.title'), href: addressOf('uploads', language) },
        { label: upload.file, href: addressOf('upload', language, { upload: upload.id }) },
      ]}
    >
      <ErrorSummary errors={errors} />
      {columns.length === 0 ? (
        <p className="caveat">{t('mapping.not-opened')}</p>
      ) : (
        <form method="post">
          <input type="hidden" name="operation" value={operation} />
          <input type="hidden" name="base" value={typed['base'] ?? String(base)} />
          {base > 0 && <input type="hidden" name="slug" value={typed['slug'] ?? ''} />}
          <h2>{t('mapping.whole')}</h2>
          <TextField {...field('name')} help={t('mapping.name-help')} />
          <TextField {...field('publisher')} />
          <TextField {...field('licence')} help={t('mapping.licence-help')} />
          <SelectField
            {...field('disclosure')}
            help={t('mapping.disclosure-help')}
            choices={chosen('disclosure', [
              'counts-of-people',
              ...disclosureClasses.filter((one) => one !== 'counts-of-people'),
            ])}
          />
          <SelectField {...field('uncertainty')} choices={chosen('mapping-made', uncertainties)} />

          <h2>{t('mapping.where')}</h2>
          <SelectField {...field('region')} choices={named} />
          <SelectField
            {...field('level')}
            help={t('mapping.level-help')}
            none={t('mapping.level-none')}
            choices={chosen('level', regionLevels.slice(1))}
          />
          <SelectField {...field('period-column')} none={t('mapping.period-none')} choices={named} />
          <TextField {...field('year')} help={t('mapping.year-help')} maxLength={7} />
          <TextField {...field('boundary-year')} help={t('mapping.boundary-year-help')} maxLength={4} />

          <h2>{t('mapping.numbers')}</h2>
          <SelectField
            {...field('decimal')}
            choices={[
              { value: '.', label: t('mapping.point') },
              { value: ',', label: t('mapping.comma') },
            ]}
          />
          <TextField {...field('markers')} help={t('mapping.markers-help')} />

          <h2>{t('mapping.columns')}</h2>
          <p>{t('mapping.columns-about')}</p>
          {columns.map((column, position) => (
            <MappedColumn
              key={column}
              column={column}
              position={position}
              examples={rows.slice(0, 3).map((row) => row[position]?.trim() || t('mapping.blank'))}
              columns={named}
              typed={typed}
              wrong={wrong}
            />
          ))}

          <h2>{t('mapping.adding')}</h2>
          <p>{t('mapping.adding-about')}</p>
          <TextArea {...field('sums')} help={t('mapping.sums-help')} rows={4} />
          <TextArea {...field('place-sums')} help={t('mapping.place-sums-help')} rows={3} />
          <p className="actions">
            <Button>{t('mapping.keep')}</Button>
            <a href={addressOf('upload', language, { upload: upload.id })}>{t('mapping.back')}</a>
          </p>
        </form>
      )}
    </Page>
  )
}
