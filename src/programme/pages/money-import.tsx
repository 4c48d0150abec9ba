import { data, redirect, useActionData } from 'react-router'
import { answer } from '../../accounts/index.server'
import { findArea } from '../../areas/index.server'
import { Refusal } from '../../platform'
import { type RecordChange, recordsPolicy } from '../../records'
import { takeBroughtFile } from '../../statistics/index.server'
import { addressOf, Button, ErrorSummary, type FieldError, FileField, useLanguage, useText } from '../../ui'
import { MoneyPreview } from '../parts/money-preview'
import { PlanFrame } from '../parts/plan-frame'
import { readMoneyFile } from '../plan/money-file.server'
import type { MoneyPlan } from '../plan/money-import'
import { importMoney } from '../plan/service.server'

export const handle = { policy: recordsPolicy['records.manage'], largestBody: 12_000_000 }

export const loader = answer(async ({ house, actor }, { params }) => {
  const { slug, name, fictitious } = await findArea(house, actor, params['area'] ?? '')
  return { area: { slug, name, fictitious }, operation: crypto.randomUUID() }
})

/** What the page shows after a file was read, or after one was refused. */
interface Answered {
  preview: (MoneyPlan & { file: string }) | null
  errors: FieldError[]
}

export const action = answer(async ({ house, actor, language }, { params, request }) => {
  const { slug: area } = await findArea(house, actor, params['area'] ?? '')
  try {
    if (request.headers.get('content-type')?.startsWith('multipart/form-data')) {
      const preview = await takeBroughtFile(request, ({ file, content }) =>
        readMoneyFile(house, actor, { area, file, content }),
      )
      return data({ preview, errors: [] } satisfies Answered)
    }
    const form = await request.formData()
    const changes = changesIn(String(form.get('changes') ?? ''))
    await importMoney(house, actor, { area, operation: String(form.get('operation') ?? ''), changes })
    return redirect(addressOf('money', language, { area }, { imported: 'yes' }))
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 401 || error.status === 403) throw error
    const answered: Answered = { preview: null, errors: [{ field: 'file', message: error.line(language) }] }
    return data(answered, { status: error.status })
  }
})

/** The changes that a preview showed, as its form sends them back. */
function changesIn(text: string): RecordChange[] {
  try {
    const changes: unknown = JSON.parse(text)
    if (Array.isArray(changes)) return changes as RecordChange[]
  } catch {
    // Said below: what is not JSON was not sent by our form.
  }
  throw new Refusal('input-invalid', { field: 'changes', reason: 'JSON' }, { where: 'file' })
}

/** Money from a spreadsheet: first what it would change, then the change. */
export default function MoneyImport({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { area, operation } = loaderData
  const answered = useActionData() as Answered | undefined
  const t = useText('programme')
  const language = useLanguage()
  const error = answered?.errors[0]?.message
  const here = addressOf('money', language, { area: area.slug })
  return (
    <PlanFrame
      area={area}
      title={t('money-import.title')}
      lead={t('money-import.lead')}
      current={null}
      crumbs={[{ label: t('plan.page.money'), href: here }]}
    >
      {answered && <ErrorSummary errors={answered.errors} />}
      {answered?.preview && <MoneyPreview preview={answered.preview} operation={operation} />}
      <h2>{answered?.preview ? t('money-import.other') : t('money-import.choose')}</h2>
      <form method="post" encType="multipart/form-data">
        <FileField
          name="file"
          label={t('money-import.file')}
          help={t('money-import.file-help')}
          error={error}
          required
        />
        <p className="actions">
          <Button kind={answered?.preview ? 'secondary' : 'primary'}>{t('money-import.read')}</Button>
          <a href={here}>{t('money-import.back')}</a>
        </p>
      </form>
      <h2>{t('money-import.columns')}</h2>
      <p>{t('money-import.columns-text')}</p>
      <ul>
        {(['source', 'theme', 'intervention', 'year', 'budget', 'spent', 'additional', 'more'] as const).map((name) => (
          <li key={name}>{t(`money-import.column.${name}`)}</li>
        ))}
      </ul>
    </PlanFrame>
  )
}
