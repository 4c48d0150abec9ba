import { redirect, useActionData } from 'react-router'
import { dayOf, type RefusedForm } from '../../accounts'
import { answer, refusedForm } from '../../accounts/index.server'
import { addressOf, formatDate, TextArea, TextField, useLanguage, useText } from '../../ui'
import { useWord } from '../parts/intervention-list'
import { NotShared, PlanFrame } from '../parts/plan-frame'
import { QuickForm, quickFields } from '../parts/quick-form'
import { type TimelineItem, TimelineTable } from '../parts/timeline'
import { areaPlan } from '../plan/area-plan.server'
import { applicationsOf, inOrder } from '../plan/cycle'
import type { Application, Cycle, Intervention } from '../plan/kinds'
import { startCycle } from '../plan/service.server'
import { decisionsAbout } from '../plan/summary'
import { timelineOf } from '../plan/timeline'

export const handle = { policy: 'public' }

const kinds = ['programme', 'cycle', 'application', 'intervention', 'decision'] as const

export const loader = answer(async ({ house, actor }, { params, url }) => {
  const plan = await areaPlan(house, actor, params['area'] ?? '', 'programme', kinds)
  return { plan, operation: crypto.randomUUID(), started: url.searchParams.has('started') }
})

export const action = answer(async ({ house, actor, language }, { params, request }) => {
  const area = params['area'] ?? ''
  const form = await request.formData()
  const field = (name: string) => String(form.get(name) ?? '').trim()
  const lessons = field('lessons').split('\n')
  const asked = {
    follows: field('follows'),
    name: field('name'),
    from: field('from'),
    to: field('to'),
    lessons: lessons.map((lesson) => lesson.trim()).filter((lesson) => lesson !== ''),
    continued: form.getAll('continued').map(String),
  }
  try {
    const { id } = await startCycle(house, actor, { area, operation: field('operation'), ...asked })
    const page = addressOf('programme-cycles', language, { area }, { started: 'yes' })
    return redirect(`${page}#${encodeURIComponent(id)}`)
  } catch (error) {
    const { continued, lessons: _, ...typed } = asked
    return refusedForm(error, language, {
      ...typed,
      do: 'start',
      lessons: field('lessons'),
      continued: continued.join('\n'),
    })
  }
})

type Plan = Awaited<ReturnType<typeof loader>>['plan']

/** The programme in steps: cycles with their applications and changes, and the start of the next one. */
export default function ProgrammeCycles({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { plan, operation, started } = loaderData
  const refused = useActionData() as RefusedForm | undefined
  const { area, sees, may, today } = plan
  const t = useText('programme')
  const language = useLanguage()
  const here = addressOf('programme-cycles', language, { area: area.slug })
  const [programme] = plan.of.programme
  const cycles = inOrder(plan.of.cycle.map(({ body }) => body))
  const applications = plan.of.application.map(({ body }) => body)
  const items: TimelineItem[] = [
    ...(programme ? [{ ...programme.body, id: 'programme', label: programme.body.title, tone: 'quiet' as const }] : []),
    ...cycles.map((cycle) => ({ ...cycle, label: cycle.name, href: `#${encodeURIComponent(cycle.id)}` })),
  ]
  const loose = applicationsOf(applications, undefined)
  return (
    <PlanFrame
      area={area}
      title={t('cycles.title', { area: area.name })}
      lead={t('cycles.lead')}
      current="cycles"
      sharing={plan.sharing}
    >
      {!refused && started && (
        <p className="notice" role="status">
          {t('cycles.started')}
        </p>
      )}
      {!sees.includes('programme') && <NotShared area={area.name} what={t('cycles.not-shared')} />}
      {sees.includes('programme') && (
        <>
          {items.length > 0 && (
            <TimelineTable
              timeline={timelineOf(items, today)}
              caption={t('cycles.in-time')}
              what={t('plan.cycle-or-programme')}
            />
          )}
          {cycles.length === 0 && <p>{t('kind.cycle.empty')}</p>}
          {cycles.toReversed().map((cycle) => (
            <CycleSection key={cycle.id} plan={plan} cycle={cycle} here={here} />
          ))}
          {loose.length > 0 && (
            <>
              <h2>{t('cycles.loose')}</h2>
              <Stages applications={loose} plan={plan} here={here} />
            </>
          )}
          {may.manage && (
            <p className="actions">
              <a href={addressOf('record-new', language, { area: area.slug, collection: 'cycles' }, { back: here })}>
                {t('plan.add-cycle')}
              </a>
            </p>
          )}
          {may.manage && cycles.length > 0 && (
            <StartCycle plan={plan} cycles={cycles} operation={operation} refused={refused} />
          )}
        </>
      )}
    </PlanFrame>
  )
}

function CycleSection({ plan, cycle, here }: { plan: Plan; cycle: Cycle; here: string }) {
  const t = useText('programme')
  const language = useLanguage()
  const { area, may } = plan
  const name = (id: string) => plan.of.cycle.find((one) => one.id === id)?.body.name ?? id
  const interventions = plan.of.intervention.filter(({ body }) => body.cycle === cycle.id)
  const applications = applicationsOf(
    plan.of.application.map(({ body }) => body),
    cycle.id,
  )
  return (
    <section>
      <h2 id={cycle.id}>{cycle.name}</h2>
      <p className="quiet">
        {t('plan.from-to', { from: formatDate(cycle.from, language), to: formatDate(cycle.to, language) })}
        {cycle.follows && ` · ${t('cycles.follows', { name: name(cycle.follows) })}`}
      </p>
      {cycle.text && <p className="as-typed">{cycle.text}</p>}
      {cycle.lessons && cycle.lessons.length > 0 && (
        <>
          <h3>{t('cycles.lessons')}</h3>
          <ul>
            {cycle.lessons.map((lesson) => (
              <li key={lesson}>{lesson}</li>
            ))}
          </ul>
        </>
      )}
      <h3>{t('cycles.applications')}</h3>
      {applications.length === 0 && <p>{t('cycles.applications-none')}</p>}
      <Stages applications={applications} plan={plan} here={here} />
      <h3>{t('cycles.interventions', { count: interventions.length })}</h3>
      {interventions.length === 0 && <p>{t('cycles.interventions-none')}</p>}
      {interventions.length > 0 && (
        <ul>
          {interventions.map(({ id, body }) => (
            <li key={id}>
              <a href={addressOf('programme-intervention', language, { area: area.slug, intervention: id })}>
                {body.title}
              </a>
            </li>
          ))}
        </ul>
      )}
      {may.manage && (
        <p className="actions">
          <a
            href={addressOf(
              'record',
              language,
              { area: area.slug, collection: 'cycles', id: cycle.id },
              { back: here },
            )}
            aria-label={t('one.change-named', { name: cycle.name })}
          >
            {t('cycles.change')}
          </a>
          <a
            href={addressOf(
              'record-new',
              language,
              { area: area.slug, collection: 'applications' },
              { back: here, cycle: cycle.id },
            )}
          >
            {t('cycles.add-application')}
          </a>
        </p>
      )}
    </section>
  )
}

/** Applications, amended versions and approved changes, each as it was, with what changed against the one before. */
function Stages({ applications, plan, here }: { applications: readonly Application[]; plan: Plan; here: string }) {
  const t = useText('programme')
  const language = useLanguage()
  const word = useWord()
  if (applications.length === 0) return null
  return (
    <ol className="stages">
      {applications.map(({ id, stage, on, title, text, changes }) => (
        <li key={id} id={id}>
          <h4>
            {plan.may.manage ? (
              <a
                href={addressOf(
                  'record',
                  language,
                  { area: plan.area.slug, collection: 'applications', id },
                  { back: here },
                )}
              >
                {title}
              </a>
            ) : (
              title
            )}
          </h4>
          <p className="quiet">
            {word('application-stage', stage)}, {formatDate(on, language)}
          </p>
          {text && <p className="as-typed">{text}</p>}
          {changes && changes.length > 0 && (
            <>
              <p>{t('cycles.changed')}</p>
              <ul>
                {changes.map((change) => (
                  <li key={change}>{change}</li>
                ))}
              </ul>
            </>
          )}
        </li>
      ))}
    </ol>
  )
}

/** Starts a new cycle from the last one, with its lessons and what goes on. */
function StartCycle(props: {
  plan: Plan
  cycles: readonly Cycle[]
  operation: string
  refused: RefusedForm | undefined
}) {
  const { plan, cycles, operation, refused } = props
  const t = useText('programme')
  const language = useLanguage()
  const word = useWord()
  const fields = quickFields('start', refused)
  const last = cycles.at(-1)
  if (!last) return null
  const decisions = plan.of.decision.map(({ body }) => body)
  const lastDecision = ({ id }: Intervention) => decisionsAbout(decisions, id)[0]
  const candidates = plan.of.intervention.map(({ body }) => body)
  const ticked = fields.typed('continued')?.split('\n')
  const goesOn = (intervention: Intervention) =>
    ticked
      ? ticked.includes(intervention.id)
      : intervention.cycle === last.id &&
        lastDecision(intervention)?.kind !== 'stop' &&
        !['stopped', 'ended'].includes(intervention.phase ?? '')
  return (
    <>
      <h2 id="start">{t('cycles.start')}</h2>
      <p>{t('cycles.start-text', { name: last.name })}</p>
      <QuickForm
        name="start"
        title={t('cycles.start-open')}
        button={t('cycles.start-save')}
        operation={operation}
        refused={refused}
      >
        <input type="hidden" name="follows" value={last.id} />
        <TextField
          name="name"
          id={fields.id('name')}
          label={t('field.cycle.name')}
          error={fields.error('name')}
          defaultValue={fields.typed('name')}
          required
          maxLength={400}
        />
        <div className="pair">
          <TextField
            name="from"
            id={fields.id('from')}
            type="date"
            label={t('field.cycle.from')}
            help={t('cycles.from-help')}
            error={fields.error('from')}
            defaultValue={fields.typed('from') ?? dayOf(new Date(Date.parse(`${last.to}T12:00:00Z`) + 24 * 3_600_000))}
            required
          />
          <TextField
            name="to"
            id={fields.id('to')}
            type="date"
            label={t('field.cycle.to')}
            help={t('cycles.to-help')}
            error={fields.error('to')}
            defaultValue={fields.typed('to')}
            required
          />
        </div>
        <TextArea
          name="lessons"
          id={fields.id('lessons')}
          label={t('cycles.lessons-field', { name: last.name })}
          help={t('cycles.lessons-help')}
          rows={5}
          error={fields.error('lessons')}
          defaultValue={fields.typed('lessons') ?? (last.lessons ?? []).join('\n')}
        />
        {candidates.length > 0 && (
          <fieldset className="field ticks">
            <legend className="utrecht-form-label">{t('cycles.continued')}</legend>
            <p className="utrecht-form-field-description">{t('cycles.continued-help')}</p>
            {candidates.map((intervention) => {
              const decision = lastDecision(intervention)
              return (
                <label key={intervention.id} className="tick">
                  <input
                    type="checkbox"
                    name="continued"
                    value={intervention.id}
                    defaultChecked={goesOn(intervention)}
                  />
                  <span>
                    {intervention.title}
                    {decision && (
                      <span className="quiet">
                        {' '}
                        {t('plan.last-decision', {
                          decision: word('decision-kind', decision.kind, 'agreements'),
                          day: formatDate(decision.on, language),
                        })}
                      </span>
                    )}
                  </span>
                </label>
              )
            })}
          </fieldset>
        )}
      </QuickForm>
    </>
  )
}
