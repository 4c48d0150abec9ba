import { addressOfRecord } from '../../records'
import type { TheoryNode } from '../../theory'
import { useKnownText, useLanguage, useText } from '../../ui'
import type { ChainStep, Contribution } from '../plan/chain'

/** The ways from what is done up to the goals, with what is assumed on each step. */
export function Chain(props: {
  area: string
  contributes: readonly Contribution[]
  steps: readonly ChainStep[]
  nodes: ReadonlyMap<string, Pick<TheoryNode, 'kind' | 'title'>>
}) {
  const { contributes, steps } = props
  const t = useText('programme')
  return (
    <ul className="chain">
      {steps.map((step, index) => (
        <Step
          key={`${step.node} ${contributes[index]?.how}`}
          {...props}
          step={step}
          how={t(`one.contributes.${contributes[index]?.how ?? 'direct'}`)}
        />
      ))}
    </ul>
  )
}

function Step(props: {
  area: string
  nodes: ReadonlyMap<string, Pick<TheoryNode, 'kind' | 'title'>>
  step: ChainStep
  how?: string
}) {
  const { area, nodes, step, how } = props
  const t = useText('programme')
  const known = useKnownText()
  const language = useLanguage()
  const node = nodes.get(step.node)
  const kind = node && (known('theory', `choice.node-kind.${node.kind}`) ?? node.kind)
  const strength = step.link?.strength
  const assumption = step.link?.assumption?.trim()
  const rests = strength && (known('theory', `choice.strength.${strength}`) ?? strength)
  return (
    <li>
      {step.link && (
        <span className="quiet">
          {assumption ? t('one.because', { assumption }) : t('one.no-assumption')}
          {rests && ` (${rests})`}
        </span>
      )}
      {how && <span className="quiet">{how}</span>}
      {node ? (
        <a href={addressOfRecord(language, area, { kind: 'node', id: step.node })}>{node.title}</a>
      ) : (
        t('plan.goal-unseen')
      )}
      {kind && <span className="quiet-inline"> ({kind})</span>}
      {step.isElsewhere && <span className="quiet">{t('one.elsewhere')}</span>}
      {step.above.length > 0 && (
        <ul>
          {step.above.map((above) => (
            <Step key={above.node} area={area} nodes={nodes} step={above} />
          ))}
        </ul>
      )}
    </li>
  )
}
