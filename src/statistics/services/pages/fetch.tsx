import { data, redirect, useActionData } from 'react-router'
import { answer } from '../../../accounts/index.server'
import { Refusal } from '../../../platform'
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
import { askable, askForTable } from '../ask.server'

export const handle = { policy: statisticsPolicy['statistics.import'] }

export const loader = answer(async ({ house, actor }) => ({
  ...(await askable(house, actor)),
  operation: crypto.randomUUID(),
}))

const fields = ['known', 'service', 'table', 'municipalities', 'periods'] as const
type Typed = Readonly<Record<(typeof fields)[number], string>>

/** What the form shows again when it was refused. */
interface Refused {
  typed: Typed
  errors: FieldError[]
}

export const action = answer(async ({ house, actor, language }, { request }) => {
  const form = await request.formData()
  const typed = Object.fromEntries(fields.map((name) => [name, String(form.get(name) ?? '').trim()])) as Typed
  // A table of the list is written as its service and number.
  const [service = '', table = ''] = typed.known === '' ? [typed.service, typed.table] : typed.known.split(' ')
  try {
    const upload = await askForTable(house, actor, {
      service,
      table,
      municipalities: listOf(typed.municipalities),
      periods: listOf(typed.periods),
      operation: String(form.get('operation') ?? ''),
    })
    return redirect(addressOf('upload', language, { upload: upload.id }))
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 401 || error.status === 403) throw error
    const field = fields.find((name) => name === error.where) ?? 'table'
    return data<Refused>({ typed, errors: [{ field, message: error.line(language) }] }, { status: error.status })
  }
})

function listOf(typed: string): string[] {
  return typed
    .split(/[,;\n]/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
}

/** Fetching a table from a service such as StatLine: which one, and how much of it. */
export default function Fetch({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { services, tables, operation } = loaderData
  const refused = useActionData() as Refused | undefined
  const t = useText('statistics')
  const language = useLanguage()
  const { typed } = refused ?? {}
  const errorOf = (name: string) => refused?.errors.find(({ field }) => field === name)?.message
  const nameOf = (slug: string) => services.find((service) => service.slug === slug)?.name[language] ?? slug
  const known = tables.map(({ title, service, table }) => ({
    value: `${service} ${table}`,
    label: `${title} (${nameOf(service)} ${table})`,
  }))
  return (
    <Page
      styles="import"
      title={t('fetch.title')}
      lead={t('fetch.lead')}
      crumbs={[{ label: t('uploads.title'), href: addressOf('uploads', language) }]}
    >
      <ErrorSummary errors={refused?.errors ?? []} />
      <form method="post">
        <input type="hidden" name="operation" value={operation} />
        <div className="long-choices">
          <SelectField
            name="known"
            label={t('fetch.known')}
            none={t('fetch.known-none')}
            choices={known}
            defaultValue={typed ? typed.known : known[0]?.value}
          />
        </div>
        <details className="other-table" open={typed?.known === ''}>
          <summary>{t('fetch.other')}</summary>
          <SelectField
            name="service"
            label={t('fetch.service')}
            choices={services.map(({ slug, name }) => ({ value: slug, label: name[language] }))}
            defaultValue={typed?.service}
          />
          <TextField
            name="table"
            label={t('fetch.table')}
            help={t('fetch.table-help')}
            error={errorOf('table')}
            defaultValue={typed?.table}
            maxLength={60}
          />
        </details>
        <TextField
          name="municipalities"
          label={t('fetch.municipalities')}
          help={t('fetch.municipalities-help')}
          error={errorOf('municipalities')}
          defaultValue={typed?.municipalities}
          maxLength={500}
        />
        <TextField
          name="periods"
          label={t('fetch.periods')}
          help={t('fetch.periods-help')}
          error={errorOf('periods')}
          defaultValue={typed?.periods}
          maxLength={500}
        />
        <Button>{t('fetch.start')}</Button>
      </form>
    </Page>
  )
}
