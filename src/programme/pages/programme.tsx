import { redirect } from 'react-router'
import { answer } from '../../accounts/index.server'
import { addressOf, useLanguage, useText } from '../../ui'
import { InterventionList, useWord } from '../parts/intervention-list'
import { periodText } from '../parts/period'
import { NotShared, PlanFrame } from '../parts/plan-frame'
import { PublishedList } from '../parts/published-list'
import { type TimelineItem, TimelineTable } from '../parts/timeline'
import { areaPlan } from '../plan/area-plan.server'
import { bodies } from '../plan/bodies'
import { publishedInterventions } from '../plan/published-interventions.server'
import { takeOver } from '../plan/service.server'
import { groupedByGoal, groupedByTheme, summariesOf } from '../plan/summary'
import { timelineOf } from '../plan/timeline'

export const handle = { policy: 'public' }

const kinds = ['programme', 'cycle', 'intervention', 'money', 'decision', 'node'] as const

export const loader = answer(async ({ house, actor, language }, { params, url }) => {
  const plan = await areaPlan(house, actor, params['area'] ?? '', 'programme', kinds)
  const published = await publishedInterventions(house, actor, plan.area.slug, language)
  const by = url.searchParams.get('by') === 'goal' ? ('goal' as const) : ('theme' as const)
  return { plan, published, by, operation: crypto.randomUUID() }
})

export const action = answer(async ({ house, actor, language }, { params, request }) => {
  const area = params['area'] ?? ''
  const form = await request.formData()
  const published = String(form.get('published') ?? '')
  const operation = String(form.get('operation') ?? '')
  const { id } = await takeOver(house, actor, { area, published, language, operation })
  return redirect(addressOf('programme-intervention', language, { area, intervention: id }, { taken: 'yes' }))
})

/** What an area does: its programme in time, and its interventions by theme or by goal. */
export default function Programme({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { plan, published, by, operation } = loaderData
  const { area, sees, may } = plan
  const t = useText('programme')
  const language = useLanguage()
  const slug = area.slug
  const isShared = sees.includes('programme')
  const taken = new Map(
    plan.of.intervention.flatMap(({ id, body }) => (body.published === undefined ? [] : [[body.published, id]])),
  )
  return (
    <PlanFrame
      area={area}
      title={t('plan.title', { area: area.name })}
      lead={t('plan.lead')}
      current="programme"
      sharing={plan.sharing}
    >
      {isShared ? (
        <>
          <InTime plan={plan} />
          <Interventions plan={plan} by={by} />
        </>
      ) : (
        <NotShared area={area.name} what={t('plan.not-shared-programme')} />
      )}
      {published.length > 0 && (
        <>
          <h2>{t('published.title')}</h2>
          <p>{t('published.lead', { area: area.name })}</p>
          <details open={may.change && plan.of.intervention.length === 0}>
            <summary>{t('published.summary', { count: published.length })}</summary>
            <PublishedList
              area={slug}
              entries={published}
              taken={taken}
              mayTakeOver={may.change}
              operation={operation}
            />
          </details>
        </>
      )}
      {published.length === 0 && may.change && (
        <p>
          {t('published.none')} <a href={addressOf('interventions', language)}>{t('published.all')}</a>
        </p>
      )}
    </PlanFrame>
  )
}

type Plan = Awaited<ReturnType<typeof loader>>['plan']

function InTime({ plan }: { plan: Plan }) {
  const t = useText('programme')
  const language = useLanguage()
  const { area, may, today } = plan
  const [programme] = plan.of.programme
  const cycles = plan.of.cycle.map(({ body }) => body)
  const back = addressOf('programme', language, { area: area.slug })
  const edit = (collection: string, id: string) =>
    addressOf('record', language, { area: area.slug, collection, id }, { back })
  const add = (collection: string) => addressOf('record-new', language, { area: area.slug, collection }, { back })
  const items: TimelineItem[] = [
    ...(programme ? [{ ...programme.body, id: 'programme', label: programme.body.title, tone: 'quiet' as const }] : []),
    ...cycles.map((cycle) => ({
      ...cycle,
      label: cycle.name,
      href: `${addressOf('programme-cycles', language, { area: area.slug })}#${encodeURIComponent(cycle.id)}`,
    })),
  ]
  const timeline = timelineOf(items, today)
  return (
    <>
      <h2 id="programme">{programme ? programme.body.title : t('plan.long-term')}</h2>
      {programme?.body.text && <p className="as-typed">{programme.body.text}</p>}
      {programme && <p className="quiet">{periodText(programme.body, t, language)}</p>}
      {!programme && <p>{t('kind.programme.empty')}</p>}
      {cycles.length > 0 || programme ? (
        timeline.bars.length > 0 && (
          <TimelineTable timeline={timeline} caption={t('plan.in-time')} what={t('plan.cycle-or-programme')} />
        )
      ) : (
        <p>{t('kind.cycle.empty')}</p>
      )}
      {may.manage && (
        <p className="actions">
          {programme ? (
            <a href={edit('programme', programme.id)}>{t('plan.change-programme')}</a>
          ) : (
            <a href={add('programme')}>{t('plan.add-programme')}</a>
          )}
          <a href={add('cycles')}>{t('plan.add-cycle')}</a>
        </p>
      )}
    </>
  )
}

function Interventions({ plan, by }: { plan: Plan; by: 'theme' | 'goal' }) {
  const t = useText('programme')
  const language = useLanguage()
  const word = useWord()
  const { area, may, sees } = plan
  const summaries = summariesOf(bodies(plan.of.intervention), {
    money: bodies(plan.of.money),
    decisions: bodies(plan.of.decision),
  })
  const nodes = bodies(plan.of.node)
  const goals = new Map(nodes.map(({ id, title }) => [id, title]))
  const groups = by === 'goal' ? groupedByGoal(summaries, nodes) : groupedByTheme(summaries)
  const headingOf = (key: string | null) => {
    if (key === null) return t(`plan.without.${by}`)
    return by === 'theme' ? word('theme', key) : (goals.get(key) ?? t('plan.goal-unseen'))
  }
  const here = addressOf('programme', language, { area: area.slug })
  return (
    <>
      <h2 id="interventions">{t('plan.interventions')}</h2>
      {summaries.length === 0 && <p>{t('kind.intervention.empty')}</p>}
      {may.change && (
        <p className="actions">
          <a href={addressOf('record-new', language, { area: area.slug, collection: 'interventions' }, { back: here })}>
            {t('plan.add-intervention')}
          </a>
        </p>
      )}
      {summaries.length > 0 && (
        <nav className="choices" aria-label={t('plan.by')}>
          <ul>
            {(['theme', 'goal'] as const).map((name) => (
              <li key={name}>
                <a href={`${here}?by=${name}#interventions`} aria-current={name === by ? 'true' : undefined}>
                  {t(`plan.by-${name}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {groups.map(({ key, summaries: found }) => (
        <section key={key ?? ''}>
          <h3>
            {headingOf(key)} <span className="quiet">({found.length})</span>
          </h3>
          <InterventionList
            area={area.slug}
            summaries={found}
            goals={goals}
            sees={{ money: sees.includes('money'), agreements: sees.includes('agreements') }}
          />
        </section>
      ))}
    </>
  )
}
