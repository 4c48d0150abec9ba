import { Button, TextArea, TextField, useText } from '../../ui'

export interface AcceptFormProps {
  rule: string
  subject: string
  operation: string
  /** Tells the fields of this form from those of others on the page. */
  number: number
  /** What was typed, where it was refused. */
  typed: Readonly<Record<string, string>> | null
  /** What is wrong, by name of the field. */
  errors: Readonly<Record<string, string>>
}

/** Accepting a finding for now: with the reason and the day to look again, folded away until it is wanted. */
export function AcceptForm({ rule, subject, operation, number, typed, errors }: AcceptFormProps) {
  const t = useText('check')
  const reason = `reason-${number}`
  return (
    <details open={typed !== null}>
      <summary>{t('page.accept.open')}</summary>
      <form method="post">
        <input type="hidden" name="do" value="accept" />
        <input type="hidden" name="rule" value={rule} />
        <input type="hidden" name="subject" value={subject} />
        <input type="hidden" name="operation" value={operation} />
        <TextArea
          name="reason"
          id={reason}
          label={t('page.accept.reason')}
          help={t('page.accept.reason-help')}
          error={errors['reason']}
          rows={3}
          maxLength={2000}
          defaultValue={typed?.['reason']}
          required
        />
        <TextField
          name="until"
          id={`until-${number}`}
          type="date"
          label={t('page.accept.until')}
          help={t('page.accept.until-help')}
          error={errors['until']}
          defaultValue={typed?.['until']}
          required
        />
        <p className="actions">
          <Button kind="secondary">{t('page.accept.save')}</Button>
        </p>
      </form>
    </details>
  )
}
