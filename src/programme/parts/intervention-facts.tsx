import type { ReactNode } from 'react'
import { addressOf, formatNumber, useLanguage, useText } from '../../ui'
import type { Intervention } from '../plan/kinds'
import { useWord } from './intervention-list'
import { periodText } from './period'

/** Everything of an intervention that is no table, under the names of its fields; what was not filled in is left out. */
export function InterventionFacts(props: {
  intervention: Intervention
  /** Names by id, as far as they are shared. */
  organisations: ReadonlyMap<string, string>
  cycles: ReadonlyMap<string, string>
  area: string
}) {
  const { intervention, organisations, cycles, area } = props
  const t = useText('programme')
  const language = useLanguage()
  const word = useWord()
  const name = (id: string) => organisations.get(id) ?? t('one.partner-unseen')
  const label = (field: string) => t(`field.intervention.${field}`)
  const { partners = [], partnerRoles = [], dependsOn = [], cycle } = intervention
  const roleOf = new Map(partnerRoles.map(({ organisation, role }) => [organisation, role]))
  const everyPartner = [...new Set([...partners, ...roleOf.keys()])]
  const facts: [string, ReactNode][] = [
    [label('problem'), prose(intervention.problem)],
    [label('legalTargetGroups'), lines(intervention.legalTargetGroups)],
    [label('targetGroups'), lines(intervention.targetGroups)],
    [label('places'), lines(intervention.places)],
    [label('workingElements'), lines(intervention.workingElements)],
    [
      label('partners'),
      lines(everyPartner.map((id) => (roleOf.has(id) ? `${name(id)}: ${roleOf.get(id)}` : name(id)))),
    ],
    [label('partnersNeeded'), lines(intervention.partnersNeeded?.map((kind) => word('organisation-kind', kind)))],
    [label('residentsRole'), intervention.residentsRole && word('residents-role', intervention.residentsRole)],
    [
      label('dependsOn.label'),
      lines(
        dependsOn.map(({ organisation, role, people, substitute }) =>
          [
            role,
            organisation && name(organisation),
            people !== undefined && t('one.people', { number: formatNumber(people, { language }), count: people }),
            substitute === true && t('one.substitute'),
            substitute === false && t('one.no-substitute'),
          ]
            .filter(Boolean)
            .join(', '),
        ),
      ),
    ],
    [label('securing'), prose(intervention.securing)],
    [label('measureKinds'), lines(intervention.measureKinds?.map((kind) => word('measure-kind', kind)))],
    [label('deviationReason'), prose(intervention.deviationReason)],
    [
      label('cycle'),
      cycle && (
        <a href={`${addressOf('programme-cycles', language, { area })}#${encodeURIComponent(cycle)}`}>
          {cycles.get(cycle) ?? cycle}
        </a>
      ),
    ],
    [label('theme'), intervention.theme && word('theme', intervention.theme)],
    [t('one.period'), periodText(intervention, t, language)],
    [
      label('source'),
      (intervention.source || intervention.published) && (
        <>
          {intervention.source}
          {intervention.published && (
            <>
              {' '}
              <a href={addressOf('intervention', language, { intervention: intervention.published })}>
                {t('one.in-register')}
              </a>
            </>
          )}
        </>
      ),
    ],
  ]
  const filled = facts.filter(([, value]) => value)
  if (filled.length === 0) return <p>{t('one.nothing-filled')}</p>
  return (
    <dl className="facts plan-facts">
      {filled.map(([name_, value]) => (
        <div key={name_} className="change">
          <dt>{name_}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function prose(text: string | undefined): ReactNode {
  return text && <span className="as-typed">{text}</span>
}

function lines(texts: readonly string[] | undefined): ReactNode {
  if (!texts || texts.length === 0) return undefined
  if (texts.length === 1) return texts[0]
  return (
    <ul className="plain">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}
