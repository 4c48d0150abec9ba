import type { Decision } from '../../agreements'
import { formatDate, SelectField, TextArea, TextField, useLanguage, useText } from '../../ui'
import { useWord } from './intervention-list'
import { QuickForm, quickFields, type RefusedQuickForm } from './quick-form'

/** What can be decided about an intervention; `scale` without a way is for files only. */
export const offered = ['continue', 'adjust', 'scale-up', 'scale-down', 'stop'] as const

/** The decisions about an intervention, the newest first, with a form to take one. Earlier ones stay as they are. */
export function Decisions(props: {
  decisions: readonly Decision[]
  /** Bodies of the alliance by id, as far as they are shared. */
  bodies: ReadonlyMap<string, string>
  isShared: boolean
  area: string
  mayChange: boolean
  today: string
  operation: string
  refused: RefusedQuickForm | undefined
}) {
  const { decisions, bodies, isShared, area, mayChange, today, operation, refused } = props
  const t = useText('programme')
  const language = useLanguage()
  const word = useWord()
  const fields = quickFields('decide', refused)
  const named = (kind: string) => word('decision-kind', kind, 'agreements')
  return (
    <>
      <h2 id="decisions">{t('one.decisions')}</h2>
      {!isShared && <p>{t('one.decisions-not-shared', { area })}</p>}
      {isShared && decisions.length === 0 && <p>{t('one.decisions-none')}</p>}
      {decisions.length > 0 && (
        <ul className="decisions">
          {decisions.map(({ id, on, kind, reason, body }) => (
            <li key={id}>
              <p>
                <strong>{named(kind)}</strong>, {formatDate(on, language)}
                {body && bodies.has(body) && `, ${bodies.get(body)}`}
              </p>
              {reason && <p className="as-typed">{reason}</p>}
            </li>
          ))}
        </ul>
      )}
      {decisions[0]?.kind === 'stop' && mayChange && <p className="caveat">{t('one.decided-stop')}</p>}
      {mayChange && (
        <QuickForm
          name="decide"
          title={t('one.decide')}
          button={t('one.decide-save')}
          operation={operation}
          refused={refused}
        >
          <SelectField
            name="kind"
            id={fields.id('kind')}
            label={t('one.decide-kind')}
            choices={offered.map((kind) => ({ value: kind, label: named(kind) }))}
            defaultValue={fields.typed('kind')}
            error={fields.error('kind')}
          />
          <TextArea
            name="reason"
            id={fields.id('reason')}
            label={t('one.decide-reason')}
            help={t('one.decide-reason-help')}
            rows={3}
            error={fields.error('reason')}
            defaultValue={fields.typed('reason')}
            required
          />
          <TextField
            name="on"
            id={fields.id('on')}
            type="date"
            label={t('one.decide-on')}
            error={fields.error('on')}
            defaultValue={fields.typed('on') ?? today}
            required
          />
          {bodies.size > 0 && (
            <SelectField
              name="body"
              id={fields.id('body')}
              label={t('one.decide-body')}
              none={t('one.decide-body-none')}
              choices={[...bodies].map(([value, label]) => ({ value, label }))}
              defaultValue={fields.typed('body')}
              error={fields.error('body')}
            />
          )}
        </QuickForm>
      )}
    </>
  )
}
