import { data, redirect, useActionData } from 'react-router'
import { answer } from '../../accounts/index.server'
import { Refusal } from '../../platform'
import { addressOf, Button, ErrorSummary, type FieldError, Page, TextArea, useLanguage, useText } from '../../ui'
import { statisticsPolicy } from '../policy'
import { questionStatuses } from '../questions/model'
import { findQuestion, recordAnswer } from '../questions/service.server'

export const handle = { policy: statisticsPolicy['statistics.record-answer'] }

export const loader = answer(async ({ house, actor }, { params }) => ({
  question: await findQuestion(house, actor, params['key'] ?? ''),
  operation: crypto.randomUUID(),
}))

/** What the form shows again when it was refused. */
interface Refused {
  status: string
  answer: string
  errors: FieldError[]
  conflict: boolean
}

export const action = answer(async ({ house, actor, language }, { params, request }) => {
  const form = await request.formData()
  const typed = { status: String(form.get('status') ?? ''), answer: String(form.get('answer') ?? '') }
  const key = params['key'] ?? ''
  try {
    const operation = String(form.get('operation') ?? '')
    await recordAnswer(house, actor, { key, ...typed, base: Number(form.get('base')), operation })
    return redirect(`${addressOf('questions', language)}#${encodeURIComponent(key)}`)
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 401 || error.status === 403) throw error
    const refused: Refused = {
      ...typed,
      conflict: error.code === 'changed-since',
      errors: error.code === 'changed-since' ? [] : [{ field: error.where ?? '', message: error.line(language) }],
    }
    return data(refused, { status: error.status })
  }
})

/** Records where a question to the source stands. */
export default function RecordAnswer({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { question, operation } = loaderData
  const refused = useActionData() as Refused | undefined
  const t = useText('statistics')
  const language = useLanguage()
  const status = refused?.status ?? question.status
  const wrong = refused?.errors.find((error) => error.field === 'answer')?.message
  return (
    <Page
      title={t('question.title')}
      lead={question.text[language]}
      crumbs={[
        { label: t('sources.title'), href: addressOf('sources', language) },
        { label: t('questions.title'), href: addressOf('questions', language) },
      ]}
    >
      <ErrorSummary errors={refused?.errors ?? []} />
      {refused?.conflict && (
        <p className="errors" role="alert">
          {t('question.conflict', { status: t(`question-status.${question.status}`) })} {question.answer}
        </p>
      )}
      <form method="post">
        <input type="hidden" name="operation" value={operation} />
        <input type="hidden" name="base" value={question.revision} />
        <fieldset className="field">
          <legend className="utrecht-form-label">{t('question.status')}</legend>
          {questionStatuses.map((each) => (
            <p key={each}>
              <label>
                <input type="radio" name="status" value={each} defaultChecked={each === status} />{' '}
                {t(`question-status.${each}`)}
              </label>
            </p>
          ))}
        </fieldset>
        <TextArea
          name="answer"
          label={t('question.answer')}
          help={t('question.answer-help')}
          error={wrong}
          rows={6}
          defaultValue={refused?.answer ?? question.answer}
        />
        <p className="actions">
          <Button>{t('question.save')}</Button>
          <a href={addressOf('questions', language)}>{t('question.back')}</a>
        </p>
      </form>
    </Page>
  )
}
