import { redirect, useActionData } from 'react-router'
import type { RefusedForm } from '../../accounts'
import { answer, fieldsOf, refusedForm, requireChoice } from '../../accounts/index.server'
import { Refusal } from '../../platform'
import { CanItMove, canItMove, firstDayOf } from '../../reach'
import { readNumber } from '../../records'
import { addressOf, formatDate, formatValue, useLanguage, useText } from '../../ui'
import { Bottlenecks } from '../parts/bottlenecks'
import { Chain } from '../parts/chain'
import { Decisions, offered } from '../parts/decisions'
import { InterventionFacts } from '../parts/intervention-facts'
import { useWord } from '../parts/intervention-list'
import { periodText } from '../parts/period'
import { PlanFrame } from '../parts/plan-frame'
import { Activities, Reach } from '../parts/reach'
import { areaPlan } from '../plan/area-plan.server'
import { bodies, names } from '../plan/bodies'
import { chainOf, indicatorsReached, nodesReached } from '../plan/chain'
import type { Money } from '../plan/kinds'
import { addReach, decide, logSession } from '../plan/service.server'
import { decisionsAbout, floats } from '../plan/summary'
import { endsBeforeEffect } from '../plan/timeline'

export const handle = { policy: 'public' }

const kinds = [
  'intervention',
  'activity',
  'money',
  'decision',
  'bottleneck',
  'node',
  'link',
  'indicator',
  'organisation',
  'body',
  'cycle',
] as const

export const loader = answer(async ({ house, actor }, { params, url }) => {
  const { of, ...plan } = await areaPlan(house, actor, params['area'] ?? '', 'programme', kinds)
  const id = params['intervention'] ?? ''
  const record = of.intervention.find((one) => one.id === id)
  if (!record) throw new Refusal('record-unknown', { subject: id })
  return {
    ...plan,
    intervention: record.body,
    activities: bodies(of.activity).filter(({ intervention }) => intervention === id),
    money: bodies(of.money).filter(({ intervention }) => intervention === id),
    decisions: decisionsAbout(bodies(of.decision), id),
    bottlenecks: bodies(of.bottleneck).filter(({ interventions }) => interventions?.includes(id)),
    nodes: bodies(of.node),
    links: bodies(of.link),
    indicators: bodies(of.indicator),
    organisations: names(of.organisation),
    bodies: names(of.body),
    cycles: names(of.cycle),
    operation: crypto.randomUUID(),
    done: url.searchParams.get('done'),
    isTaken: url.searchParams.has('taken'),
  }
})

export const action = answer(async ({ house, actor, language }, { params, request }) => {
  const [area, intervention] = [params['area'] ?? '', params['intervention'] ?? '']
  const fields = await fieldsOf(request)
  const { operation = '', on = '' } = fields
  const given = (name: string) => fields[name]?.trim() || undefined
  const count = () => {
    const number = readNumber(given('count') ?? '', language)
    if (number === null || number < 0) throw new Refusal('programme-count', {}, { where: 'count' })
    return number
  }
  try {
    const what = requireChoice('do', fields['do'], ['session', 'reach', 'decide'] as const)
    if (what === 'session') {
      const asked = { activity: fields['activity'] ?? '', on, count: count(), text: given('text') }
      await logSession(house, actor, { area, operation, ...asked })
    } else if (what === 'reach') {
      const asked = { intervention, period: given('period') ?? '', group: given('group'), count: count() }
      await addReach(house, actor, { area, operation, ...asked })
    } else {
      const kind = requireChoice('kind', fields['kind'], offered)
      const asked = { intervention, kind, on, reason: fields['reason'] ?? '', body: given('body') }
      await decide(house, actor, { area, operation, ...asked })
    }
    const to = { session: 'activities', reach: 'reach', decide: 'decisions' }[what]
    return redirect(`${addressOf('programme-intervention', language, { area, intervention }, { done: what })}#${to}`)
  } catch (error) {
    return refusedForm(error, language, fields)
  }
})

type Data = Awaited<ReturnType<typeof loader>>

/** One intervention: what it is, where it leads, whom it reaches, what it costs, and what was decided about it. */
export default function ProgrammeIntervention({ loaderData }: { loaderData: Data }) {
  const { area, intervention, may, sees, operation, today, done, isTaken } = loaderData
  const refused = useActionData() as RefusedForm | undefined
  const t = useText('programme')
  const language = useLanguage()
  const word = useWord()
  const slug = area.slug
  const here = addressOf('programme-intervention', language, { area: slug, intervention: intervention.id })
  const change = (collection: string, id: string) =>
    addressOf('record', language, { area: slug, collection, id }, { back: here })
  const lead = [
    intervention.phase && word('phase', intervention.phase),
    intervention.degree && word('degree', intervention.degree),
    intervention.scale && t('one.scale', { scale: word('scale', intervention.scale).toLowerCase() }),
  ]
  const form = { mayChange: may.change, operation, refused }
  return (
    <PlanFrame
      area={area}
      title={intervention.title}
      lead={lead.filter(Boolean).join(' · ') || undefined}
      current={null}
      sharing={loaderData.sharing}
      crumbs={[{ label: t('plan.page.programme'), href: addressOf('programme', language, { area: slug }) }]}
    >
      {!refused && done && (
        <p className="notice" role="status">
          {t('one.done')}
        </p>
      )}
      {isTaken && may.change && (
        <p className="notice" role="status">
          {t('one.taken')} <a href={change('interventions', intervention.id)}>{t('one.taken-next')}</a>
        </p>
      )}
      {intervention.text && <p className="as-typed">{intervention.text}</p>}
      {may.change && (
        <p className="actions">
          <a href={change('interventions', intervention.id)}>{t('one.change-all')}</a>
        </p>
      )}
      <Leads data={loaderData} change={change('interventions', intervention.id)} />
      <h2>{t('one.about')}</h2>
      <InterventionFacts
        intervention={intervention}
        organisations={new Map(loaderData.organisations)}
        cycles={new Map(loaderData.cycles)}
        area={slug}
      />
      <Activities
        {...form}
        activities={loaderData.activities}
        today={today}
        change={(id) => change('activities', id)}
        add={addressOf(
          'record-new',
          language,
          { area: slug, collection: 'activities' },
          { back: here, intervention: intervention.id },
        )}
      />
      <Reach {...form} intervention={intervention} />
      <Moving data={loaderData} />
      <Costs data={loaderData} here={here} />
      <Bottlenecks area={slug} bottlenecks={loaderData.bottlenecks} today={today} />
      <Decisions
        {...form}
        decisions={loaderData.decisions}
        bodies={new Map(loaderData.bodies)}
        isShared={sees.includes('agreements')}
        area={area.name}
        today={today}
      />
    </PlanFrame>
  )
}

/** To which goals it leads. */
function Leads({ data, change }: { data: Data; change: string }) {
  const t = useText('programme')
  const { area, intervention, nodes, links, may, sees } = data
  const contributes = intervention.contributes ?? []
  return (
    <>
      <h2>{t('one.leads')}</h2>
      {floats(intervention) && (
        <p className="caveat">
          {t('one.floats')} {may.change && <a href={change}>{t('one.floats-mend')}</a>}
        </p>
      )}
      {contributes.length === 0 && intervention.smallResidentsIdea && <p>{t('plan.small-idea')}</p>}
      {contributes.length > 0 && !sees.includes('theory') && <p>{t('one.theory-not-shared', { area: area.name })}</p>}
      {contributes.length > 0 && sees.includes('theory') && (
        <Chain
          area={area.slug}
          contributes={contributes}
          steps={chainOf(contributes, links)}
          nodes={new Map(nodes.map((node) => [node.id, node]))}
        />
      )}
    </>
  )
}

/** Whether it can move the figures it leads to. */
function Moving({ data }: { data: Data }) {
  const t = useText('programme')
  const { intervention, nodes, links, indicators, sees } = data
  const found = indicatorsReached(intervention.contributes ?? [], { nodes, links, indicators })
  if (!sees.includes('theory')) return null
  return (
    <>
      <h2 id="moving">{t('one.moving')}</h2>
      {found.length === 0 && <p>{t('one.moving-none')}</p>}
      {found.map(({ indicator, node }) => (
        <section key={indicator.code}>
          <h3>{indicator.name}</h3>
          <CanItMove
            movement={canItMove(intervention, indicator, node.effectFrom)}
            intervention={intervention.title}
            indicator={indicator}
          />
        </section>
      ))}
    </>
  )
}

/** The money for it, until when, and whether that is long enough. */
function Costs({ data, here }: { data: Data; here: string }) {
  const t = useText('programme')
  const language = useLanguage()
  const { area, intervention, money, nodes, links, may, sees } = data
  const reached = nodesReached(intervention.contributes ?? [], links)
  const outcomes = nodes.filter(({ id, kind }) => kind === 'outcome' && reached.has(id))
  const early = endsBeforeEffect(money, outcomes)
  if (!sees.includes('money')) {
    return (
      <>
        <h2 id="money">{t('one.money')}</h2>
        <p>{t('one.money-not-shared', { area: area.name })}</p>
      </>
    )
  }
  const amountOf = ({ total, years = [] }: Money) => {
    const budgets = years.flatMap(({ budget }) => budget ?? [])
    const amount = total ?? (budgets.length > 0 ? budgets.reduce((all, budget) => all + budget, 0) : undefined)
    return amount === undefined ? t('money.unknown') : formatValue(amount, 'EUR', language)
  }
  return (
    <>
      <h2 id="money">{t('one.money')}</h2>
      {money.length === 0 && <p>{t('one.money-none')}</p>}
      {early && (
        <p className="caveat">
          {t('one.money-early', {
            day: formatDate(early.moneyUntil, language),
            goals: early.goals
              .map(({ title, effectFrom = '' }) =>
                t('one.money-early-goal', { goal: title, from: formatDate(firstDayOf(effectFrom), language) }),
              )
              .join('; '),
          })}
        </p>
      )}
      {money.length > 0 && (
        <ul className="list">
          {money.map((one) => (
            <li key={one.id}>
              {may.manage ? (
                <a
                  href={addressOf(
                    'record',
                    language,
                    { area: area.slug, collection: 'money', id: one.id },
                    { back: here },
                  )}
                >
                  {one.source}
                </a>
              ) : (
                <strong>{one.source}</strong>
              )}
              <span className="quiet">
                {[
                  amountOf(one),
                  one.additional !== undefined && t(`money.kind.${one.additional ? 'additional' : 'regular'}`),
                  one.integral && t('money.integral-short'),
                  periodText(one, t, language),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {may.manage && (
        <p className="actions">
          <a
            href={addressOf(
              'record-new',
              language,
              { area: area.slug, collection: 'money' },
              { back: here, intervention: intervention.id },
            )}
          >
            {t('money.add')}
          </a>
        </p>
      )}
    </>
  )
}
