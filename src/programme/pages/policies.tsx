import { answer } from '../../accounts/index.server'
import { momentText } from '../../reach'
import { addressOf, useLanguage, useText } from '../../ui'
import { useWord } from '../parts/intervention-list'
import { periodText } from '../parts/period'
import { NotShared, PlanFrame } from '../parts/plan-frame'
import { type TimelineItem, TimelineTable } from '../parts/timeline'
import { areaPlan } from '../plan/area-plan.server'
import type { Policy } from '../plan/kinds'
import { landscapeOf, quarters } from '../plan/landscape'
import { timelineOf } from '../plan/timeline'

export const handle = { policy: 'public' }

export const loader = answer(({ house, actor }, { params }) =>
  areaPlan(house, actor, params['area'] ?? '', 'landscape', ['policy']),
)

type Plan = Awaited<ReturnType<typeof loader>>

/** What regular and additional policy lands in the area, and once did: two by two. */
export default function Policies({ loaderData: plan }: { loaderData: Plan }) {
  const { area, sees, may, today } = plan
  const t = useText('programme')
  const language = useLanguage()
  const policies = plan.of.policy.map(({ body }) => body)
  const landscape = landscapeOf(policies)
  const here = addressOf('policies', language, { area: area.slug })
  const items = policies.map(
    (policy): TimelineItem => ({
      ...{ id: policy.id, from: policy.from, to: policy.to, label: policy.title },
      tone: policy.task === 'additional' ? 'extra' : 'plain',
    }),
  )
  const timeline = timelineOf(items, today)
  const unkept = policies.filter((policy) => (policy.unkept ?? []).length > 0)
  return (
    <PlanFrame
      area={area}
      title={t('policies.title', { area: area.name })}
      lead={t('policies.lead')}
      current="policies"
      sharing={plan.sharing}
    >
      {!sees.includes('landscape') && <NotShared area={area.name} what={t('policies.not-shared')} />}
      {sees.includes('landscape') && (
        <>
          {policies.length === 0 && <p>{t('kind.policy.empty')}</p>}
          <div className="two-by-two">
            {quarters.map(({ task, steering }) => (
              <section key={`${task} ${steering}`}>
                <h2>{t(`policies.quarter.${task}-${steering}`)}</h2>
                <p className="quiet">{t(`policies.example.${task}-${steering}`)}</p>
                <List policies={landscape[`${task}-${steering}`]} plan={plan} here={here} />
                {may.change && (
                  <p>
                    <a
                      href={addressOf(
                        'record-new',
                        language,
                        { area: area.slug, collection: 'policies' },
                        { back: here, task, steering },
                      )}
                      aria-label={`${t('policies.add')}: ${t(`policies.quarter.${task}-${steering}`)}`}
                    >
                      {t('policies.add')}
                    </a>
                  </p>
                )}
              </section>
            ))}
          </div>
          {unkept.length > 0 && (
            <>
              <h2>{t('policies.unkept')}</h2>
              <ul>
                {unkept.flatMap(({ id, title, from, unkept: promises = [] }) =>
                  promises.map((promise) => (
                    <li key={`${id} ${promise}`}>
                      {promise}{' '}
                      <span className="quiet-inline">
                        ({[title, from && momentText(from, language)].filter(Boolean).join(', ')})
                      </span>
                    </li>
                  )),
                )}
              </ul>
            </>
          )}
          {timeline.bars.length > 0 && (
            <>
              <h2>{t('policies.in-time')}</h2>
              <p>{t('policies.in-time-legend')}</p>
              <TimelineTable timeline={timeline} caption={t('policies.in-time')} what={t('policies.policy')} />
            </>
          )}
          <p className="quiet">{t('policies.source')}</p>
        </>
      )}
    </PlanFrame>
  )
}

function List({ policies, plan, here }: { policies: readonly Policy[]; plan: Plan; here: string }) {
  const t = useText('programme')
  const language = useLanguage()
  const word = useWord()
  if (policies.length === 0) return <p className="quiet">{t('policies.none')}</p>
  return (
    <ul className="list">
      {policies.map(({ id, title, level, by, from, to, yield: yielded, unkept = [] }) => (
        <li key={id} id={id}>
          {plan.may.change ? (
            <a
              href={addressOf('record', language, { area: plan.area.slug, collection: 'policies', id }, { back: here })}
            >
              {title}
            </a>
          ) : (
            <strong>{title}</strong>
          )}
          <span className="quiet">
            {[
              level && word('policy-level', level),
              by !== undefined && by !== (level && word('policy-level', level)) && by,
              periodText({ from, to }, t, language),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {(yielded || unkept.length > 0) && (
            <dl className="facts">
              {yielded && (
                <>
                  <dt>{t('field.policy.yield')}</dt>
                  <dd className="as-typed">{yielded}</dd>
                </>
              )}
              {unkept.length > 0 && (
                <>
                  <dt>{t('field.policy.unkept')}</dt>
                  {unkept.map((promise) => (
                    <dd key={promise}>{promise}</dd>
                  ))}
                </>
              )}
            </dl>
          )}
        </li>
      ))}
    </ul>
  )
}
