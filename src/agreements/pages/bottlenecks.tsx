import { redirect, useActionData } from 'react-router'
import { allows, dayOf, type RefusedForm } from '../../accounts'
import { answer, fieldsOf, refusedForm, requireChoice } from '../../accounts/index.server'
import { findArea } from '../../areas/index.server'
import { keptOf } from '../../records'
import { readRecords, recordsPolicy, sharingOf, visibleSections } from '../../records/index.server'
import { addressOf, useLanguage, useText } from '../../ui'
import { bottleneckKind, solvers } from '../kinds'
import { BottleneckLine } from '../parts/bottleneck'
import { AgreementsFrame } from '../parts/frame'
import { noteOnBottleneck } from '../service.server'
import { bottleneckStanding } from '../standing'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house, actor }, { params, url }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const [records, sections, sharing] = await Promise.all([
    readRecords(house, actor, area.slug, ['bottleneck', 'intervention', 'node']),
    visibleSections(house, actor, area.slug),
    sharingOf(house, actor, area.slug, 'agreements'),
  ])
  const titles = Object.fromEntries(
    records.flatMap(({ kind, id, body }) => (kind === 'bottleneck' ? [] : [[`${kind} ${id}`, String(body['title'])]])),
  )
  return {
    area,
    sharing,
    bottlenecks: keptOf(records, bottleneckKind),
    titles,
    isShown: sections.includes('agreements'),
    mayChange: allows(recordsPolicy['records.change'], actor, area.slug),
    today: dayOf(house.clock()),
    operation: crypto.randomUUID(),
    saved: url.searchParams.has('saved'),
  }
})

export const action = answer(async ({ house, actor, language }, { params, request }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const fields = await fieldsOf(request)
  const { id = '', base = '', operation = '', text = '', state = '' } = fields
  try {
    const what = requireChoice('what', fields['what'], ['tried', 'answer'] as const)
    await noteOnBottleneck(house, actor, { area: area.slug, id, base: Number(base), operation, what, text, state })
  } catch (error) {
    return refusedForm(error, language, { ...fields, do: id }, 'text')
  }
  return redirect(
    `${addressOf('bottlenecks', language, { area: area.slug }, { saved: 'yes' })}#${encodeURIComponent(id)}`,
  )
})

/** What gets in the way in an area, by who can solve it, and what was answered. */
export default function Bottlenecks({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { area, bottlenecks, titles, isShown, mayChange, today, saved } = loaderData
  const refused = useActionData() as RefusedForm | undefined
  const t = useText('agreements')
  const language = useLanguage()
  const standings = bottlenecks.map(({ body }) => bottleneckStanding(body, today))
  const groups = [...solvers, undefined].map((solver) => ({
    solver,
    found: bottlenecks.filter(({ body }) => body.solvableBy === solver),
  }))
  const here = addressOf('bottlenecks', language, { area: area.slug })
  return (
    <AgreementsFrame
      area={area}
      title={t('bottlenecks.title', { area: area.name })}
      lead={t('bottlenecks.lead')}
      refused={refused}
      saved={saved ? t('bottlenecks.saved') : null}
      isShown={isShown}
      sharing={loaderData.sharing}
      here={here}
    >
      {bottlenecks.length === 0 ? (
        <p>{t('kind.bottleneck.empty')}</p>
      ) : (
        <p role="status">
          {t('bottlenecks.counts', {
            total: bottlenecks.length,
            open: standings.filter((one) => one !== 'closed').length,
            late: standings.filter((one) => one === 'answer-overdue').length,
          })}
        </p>
      )}
      {groups.map(
        ({ solver, found }) =>
          found.length > 0 && (
            <section key={solver ?? 'unsaid'} aria-labelledby={`solver-${solver ?? 'unsaid'}`}>
              <h2 id={`solver-${solver ?? 'unsaid'}`}>
                {solver ? t(`choice.solver.${solver}`) : t('bottlenecks.unsaid')}
              </h2>
              <ul className="list agreed">
                {found.map(({ id, body, revision }) => (
                  <li key={id} id={id}>
                    <BottleneckLine
                      area={area.slug}
                      bottleneck={body}
                      titles={titles}
                      today={today}
                      update={
                        mayChange
                          ? {
                              base: revision,
                              operation: `${loaderData.operation} ${id}`,
                              refused: refused?.form === id ? refused : null,
                            }
                          : null
                      }
                    />
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
      {mayChange && (
        <p>
          <a href={addressOf('record-new', language, { area: area.slug, collection: 'bottlenecks' }, { back: here })}>
            {t('bottlenecks.add')}
          </a>
        </p>
      )}
    </AgreementsFrame>
  )
}
