import { answer } from '../../accounts/index.server'
import { firstDayOf } from '../../reach'
import { sourceDocuments } from '../../statistics/index.server'
import { addressOf, formatDate, formatPeriod, formatValue, useLanguage, useText } from '../../ui'
import { useWord } from '../parts/intervention-list'
import { MoneyTable } from '../parts/money-table'
import { NotShared, PlanFrame } from '../parts/plan-frame'
import { Grant, PublishedReturns } from '../parts/published-money'
import { type TimelineItem, TimelineTable } from '../parts/timeline'
import { areaPlan } from '../plan/area-plan.server'
import { nodesReached } from '../plan/chain'
import type { Money, SocialReturn } from '../plan/kinds'
import { isOverdivided, type MoneyMeasure, moneyMeasures, moneyTable, themeOf } from '../plan/money'
import { publishedMoney } from '../plan/published.server'
import { endsBeforeEffect, timelineOf } from '../plan/timeline'

export const handle = { policy: 'public' }

const kinds = ['money', 'intervention', 'social-return', 'node', 'link'] as const

export const loader = answer(async ({ house, actor }, { params, url }) => {
  const [plan, published, documents] = await Promise.all([
    areaPlan(house, actor, params['area'] ?? '', 'money', kinds),
    publishedMoney(house.root),
    sourceDocuments(house, actor),
  ])
  const measure: MoneyMeasure = url.searchParams.get('show') === 'spent' ? 'spent' : 'budget'
  return {
    plan,
    published,
    documents: documents.map(({ slug, title }) => [slug, title] as const),
    measure,
    imported: url.searchParams.has('imported'),
  }
})

type Plan = Awaited<ReturnType<typeof loader>>['plan']

/** The money of an area: yearly totals, when what ends, what it yields, and the rules of grants. */
export default function MoneyPage({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { plan, published, measure, imported } = loaderData
  const { area, sees, may } = plan
  const t = useText('programme')
  const language = useLanguage()
  const documents = new Map(loaderData.documents)
  const here = addressOf('money', language, { area: area.slug })
  const isShared = sees.includes('money')
  const hasMoney = plan.of.money.length > 0
  return (
    <PlanFrame
      area={area}
      title={t('money.title', { area: area.name })}
      lead={t('money.lead')}
      current="money"
      sharing={plan.sharing}
    >
      {imported && (
        <p className="notice" role="status">
          {t('money.imported')}
        </p>
      )}
      {!isShared && <NotShared area={area.name} what={t('money.not-shared')} />}
      {isShared && !hasMoney && <p>{t('kind.money.empty')}</p>}
      {isShared && (
        <ul className="links">
          {may.manage && (
            <>
              <li>
                <a href={addressOf('record-new', language, { area: area.slug, collection: 'money' }, { back: here })}>
                  {t('money.add')}
                </a>
              </li>
              <li>
                <a href={addressOf('money-import', language, { area: area.slug })}>{t('money.import')}</a>
              </li>
            </>
          )}
          {hasMoney && (
            <li>
              <a href={addressOf('money-file', language, { area: area.slug })}>{t('money.export')}</a>
            </li>
          )}
          {may.manage && hasMoney && (
            <li>
              <a href={addressOf('records', language, { area: area.slug, collection: 'money' })}>{t('money.all')}</a>
            </li>
          )}
        </ul>
      )}
      {isShared && hasMoney && (
        <>
          <Totals plan={plan} measure={measure} here={here} />
          <Ends plan={plan} />
        </>
      )}
      <h2 id="returns">{t('money.returns.title')}</h2>
      {isShared && <OwnReturns plan={plan} here={here} />}
      <details>
        <summary>{t('money.returns.published', { count: published.returns.length })}</summary>
        <p>{t('money.returns.published-text')}</p>
        <PublishedReturns returns={published.returns} documents={documents} />
      </details>
      <h2 id="grants">{t('money.grants.title')}</h2>
      <p>{t('money.grants.later')}</p>
      {published.grants.map((grant) => (
        <details key={grant.code}>
          <summary>{t('money.grants.show', { name: grant.name[language] })}</summary>
          <Grant grant={grant} documents={documents} />
        </details>
      ))}
    </PlanFrame>
  )
}

function bodiesOf(plan: Plan) {
  const money = plan.of.money.map(({ body }) => body)
  const interventions = new Map(plan.of.intervention.map(({ id, body }) => [id, body]))
  return { money, interventions }
}

/** Yearly totals: regular and additional, by theme, by source, by intervention. */
function Totals({ plan, measure, here }: { plan: Plan; measure: MoneyMeasure; here: string }) {
  const t = useText('programme')
  const word = useWord()
  const { money, interventions } = bodiesOf(plan)
  const table = (by: (one: Money) => string | null) => moneyTable(money, by, measure)
  const seesProgramme = plan.sees.includes('programme')
  const over = money.filter(isOverdivided)
  const theme = (key: string | null) => (key === null ? t('money.no-theme') : word('theme', key))
  const kindOf = ({ additional }: Money) => (additional === undefined ? null : additional ? 'additional' : 'regular')
  return (
    <>
      <h2 id="totals">{t('money.totals')}</h2>
      <nav className="choices" aria-label={t('money.show')}>
        <ul>
          {moneyMeasures.map((name) => (
            <li key={name}>
              <a href={`${here}?show=${name}#totals`} aria-current={name === measure ? 'true' : undefined}>
                {t(`money.measure.${name}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p className="quiet">{t(`money.measure-text.${measure}`)}</p>
      {over.length > 0 && (
        <p className="caveat">
          {t('money.over', { sources: [...new Set(over.map(({ source }) => source))].join('; ') })}
        </p>
      )}
      <MoneyTable
        table={table(kindOf)}
        caption={t('money.by.kind')}
        what={t('money.what.kind')}
        nameOf={(key) => (key === null ? t('money.kind.unsaid') : t(`money.kind.${key}`))}
      />
      <MoneyTable
        table={table((one) => themeOf(one, interventions))}
        caption={t('money.by.theme')}
        what={t('money.what.theme')}
        nameOf={theme}
        showsIntegral
      />
      <p className="quiet">{t('money.integral-text')}</p>
      <MoneyTable
        table={table(({ source }) => source)}
        caption={t('money.by.source')}
        what={t('money.what.source')}
        nameOf={(key) => key ?? ''}
      />
      <MoneyTable
        table={table(({ intervention }) => intervention ?? null)}
        caption={t('money.by.intervention')}
        what={t('money.what.intervention')}
        nameOf={(key) => {
          if (key === null) return t('money.no-intervention')
          return interventions.get(key)?.title ?? (seesProgramme ? key : t('money.intervention-unseen'))
        }}
      />
    </>
  )
}

/** When what ends, and what ends before its effect may show. */
function Ends({ plan }: { plan: Plan }) {
  const t = useText('programme')
  const language = useLanguage()
  const { money, interventions } = bodiesOf(plan)
  const { area, today } = plan
  const items = money.map((one): TimelineItem => {
    const title = one.intervention && interventions.get(one.intervention)?.title
    return {
      ...{ id: one.id, from: one.from, to: one.to, label: one.source },
      tone: one.additional === true ? 'extra' : 'plain',
      note: title || undefined,
    }
  })
  const timeline = timelineOf(items, today)
  const nodes = plan.of.node.map(({ body }) => body)
  const links = plan.of.link.map(({ body }) => body)
  const early = [...interventions.values()].flatMap((intervention) => {
    const reached = nodesReached(intervention.contributes ?? [], links)
    const outcomes = nodes.filter(({ id, kind }) => kind === 'outcome' && reached.has(id))
    const own = money.filter((one) => one.intervention === intervention.id)
    const found = endsBeforeEffect(own, outcomes)
    return found ? [{ intervention, ...found }] : []
  })
  return (
    <>
      <h2 id="ends">{t('money.ends')}</h2>
      {timeline.bars.length > 0 ? (
        <>
          <p>{t('money.ends-legend')}</p>
          <TimelineTable timeline={timeline} caption={t('money.ends-caption')} what={t('money.what.source')} />
        </>
      ) : (
        <p>{t('money.ends-none')}</p>
      )}
      <h3>{t('money.early')}</h3>
      {!plan.sees.includes('theory') || !plan.sees.includes('programme') ? (
        <p>{t('money.early-unseen')}</p>
      ) : early.length === 0 ? (
        <p>{t('money.early-none')}</p>
      ) : (
        <ul>
          {early.map(({ intervention, moneyUntil, goals }) => (
            <li key={intervention.id}>
              <a
                href={addressOf('programme-intervention', language, { area: area.slug, intervention: intervention.id })}
              >
                {intervention.title}
              </a>
              :{' '}
              {t('money.early-line', {
                day: formatDate(moneyUntil, language),
                goals: goals
                  .map(({ title, effectFrom = '' }) =>
                    t('one.money-early-goal', { goal: title, from: formatDate(firstDayOf(effectFrom), language) }),
                  )
                  .join('; '),
              })}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function OwnReturns({ plan, here }: { plan: Plan; here: string }) {
  const t = useText('programme')
  const language = useLanguage()
  const { area, may } = plan
  const returns = plan.of['social-return'].map(({ body }) => body)
  const euros = (amount: number | undefined) =>
    amount === undefined ? t('money.unknown') : formatValue(amount, 'EUR', language)
  const ratio = ({ costs, benefits }: SocialReturn) => (costs && benefits !== undefined ? benefits / costs : null)
  return (
    <>
      {returns.length === 0 && <p>{t('kind.social-return.empty')}</p>}
      <ul className="list">
        {returns.map((one) => {
          const perEuro = ratio(one)
          return (
            <li key={one.id}>
              {may.manage ? (
                <a
                  href={addressOf(
                    'record',
                    language,
                    { area: area.slug, collection: 'socialReturns', id: one.id },
                    { back: here },
                  )}
                >
                  {one.title}
                </a>
              ) : (
                <strong>{one.title}</strong>
              )}
              <span className="quiet">
                {[one.method, one.period && formatPeriod(one.period, language), one.source].filter(Boolean).join(' · ')}
              </span>
              <p>
                {t('money.returns.own', { costs: euros(one.costs), benefits: euros(one.benefits) })}{' '}
                {perEuro !== null &&
                  t('money.returns.per-euro', { amount: formatValue(perEuro, 'EUR', language, { decimals: 2 }) })}
              </p>
              {one.forWhom && <p className="as-typed">{one.forWhom}</p>}
            </li>
          )
        })}
      </ul>
      {may.manage && (
        <p>
          <a href={addressOf('record-new', language, { area: area.slug, collection: 'socialReturns' }, { back: here })}>
            {t('money.returns.add')}
          </a>
        </p>
      )}
    </>
  )
}
