import { Button, formatDate, useLanguage, useText } from '../../ui'
import { isRuleCode } from '../rules'
import { nameOf } from '../wording'

/** A finding that was accepted, as the page shows it. */
export interface ShownAcceptance {
  /** Id of the record: the rule and the subject. */
  id: string
  rule: string
  subject: string
  /** What was found, in the language of the page; null when the check no longer finds it. */
  message: string | null
  reason: string
  until: string | null
  /** The day to look again has passed. */
  isPassed: boolean
}

/** What was accepted, with the reason; each can be taken back. */
export function AcceptedList(props: { accepted: readonly ShownAcceptance[]; operation: string; mayManage: boolean }) {
  const t = useText('check')
  const language = useLanguage()
  const nameOfRule = (rule: string) => (isRuleCode(rule) ? nameOf(rule)[language] : rule)
  const untilText = ({ until, isPassed }: ShownAcceptance) => {
    if (until === null) return t('page.accepted.no-date')
    const day = formatDate(until, language)
    return isPassed ? t('page.accepted.passed', { day }) : t('page.accepted.until', { day })
  }
  return (
    <ul className="list">
      {props.accepted.map((one) => (
        <li key={one.id}>
          <strong>{one.message ?? `${nameOfRule(one.rule)} (${one.subject})`}</strong>
          <p>{t('page.accepted.reason', { reason: one.reason })}</p>
          <p className="quiet">
            {untilText(one)}
            {one.message === null && ` · ${t('page.accepted.gone')}`}
          </p>
          {props.mayManage && (
            <form method="post">
              <input type="hidden" name="do" value="take-back" />
              <input type="hidden" name="id" value={one.id} />
              <input type="hidden" name="operation" value={`${props.operation} ${one.id}`.slice(0, 200)} />
              <Button kind="secondary">{t('page.accepted.take-back')}</Button>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}
