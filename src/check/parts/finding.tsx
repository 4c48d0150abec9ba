import type { ReactNode } from 'react'
import { useLanguage, useText } from '../../ui'
import type { Finding, RuleCode } from '../finding'
import { ruleOf } from '../rules'
import { mendOf, whyOf } from '../wording'

/** Why a rule is there, what can be done about what it finds, and where it comes from. */
export function RuleText({ rule }: { rule: RuleCode }) {
  const t = useText('check')
  const language = useLanguage()
  const { isOwn, source } = ruleOf(rule)
  return (
    <>
      <p>{whyOf(rule)[language]}</p>
      <p>
        <strong>{t('page.mend')}</strong> {mendOf(rule)[language]}
      </p>
      <p className="quiet">
        {isOwn && `${t('page.own-rule')}. `}
        {t('page.source', { source })} · {t('page.rule-code', { code: rule })}
      </p>
    </>
  )
}

export interface FindingsOfProps {
  /** Open findings of the whole programme. */
  findings: readonly Finding[]
  /** `kind:id` of the record that is shown. */
  subject: string
  /** What stands above them, when there are any. */
  heading?: ReactNode
}

/** The open findings about one record, for the page of that record; nothing when there are none. */
export function FindingsOf({ findings, subject, heading }: FindingsOfProps) {
  const t = useText('check')
  const language = useLanguage()
  const own = findings.filter((finding) => finding.subject === subject)
  if (own.length === 0) return null
  return (
    <section className="caveat" aria-label={t('page.title')}>
      {heading}
      <ul>
        {own.map((finding) => (
          <li key={finding.rule}>
            <span className="quiet-inline">{t(`page.one.${finding.severity}`)}</span>{' '}
            <strong>{finding.message[language]}</strong>
            <RuleText rule={finding.rule} />
          </li>
        ))}
      </ul>
    </section>
  )
}
