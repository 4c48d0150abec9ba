import { redirect, useActionData } from 'react-router'
import { allows, dayOf, type RefusedForm } from '../../accounts'
import { answer, fieldsOf, refusedForm } from '../../accounts/index.server'
import { findArea } from '../../areas/index.server'
import { bodiesOf, keptOf } from '../../records'
import { readRecords, recordsPolicy, sharingOf, visibleSections } from '../../records/index.server'
import { addressOf, Button, SelectField, useLanguage, useText } from '../../ui'
import { commitmentKind, decisionKind } from '../kinds'
import { CommitmentLine } from '../parts/commitment'
import { Decisions } from '../parts/decisions'
import { AgreementsFrame } from '../parts/frame'
import { followUp } from '../service.server'
import { byUrgency, isOwed, standingOf } from '../standing'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house, actor }, { params, url }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const [records, sections, sharing] = await Promise.all([
    readRecords(house, actor, area.slug, ['commitment', 'decision', 'organisation', 'intervention', 'node', 'body']),
    visibleSections(house, actor, area.slug),
    sharingOf(house, actor, area.slug, 'agreements'),
  ])
  const titles = Object.fromEntries(
    records.flatMap(({ kind, id, body }) =>
      kind === 'commitment' || kind === 'decision' ? [] : [[`${kind} ${id}`, String(body['title'] ?? body['name'])]],
    ),
  )
  return {
    area,
    sharing,
    commitments: keptOf(records, commitmentKind),
    decisions: bodiesOf(records, decisionKind),
    titles,
    isShown: sections.includes('agreements'),
    mayChange: allows(recordsPolicy['records.change'], actor, area.slug),
    today: dayOf(house.clock()),
    operation: crypto.randomUUID(),
    asked: { owner: url.searchParams.get('owner') ?? '', which: url.searchParams.get('which') ?? '' },
    saved: url.searchParams.has('saved'),
  }
})

export const action = answer(async ({ house, actor, language }, { params, request }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const fields = await fieldsOf(request)
  const { id = '', base = '', operation = '', text = '', state = '' } = fields
  try {
    await followUp(house, actor, { area: area.slug, id, base: Number(base), operation, text, state })
  } catch (error) {
    return refusedForm(error, language, { ...fields, do: id }, 'text')
  }
  return redirect(
    `${addressOf('agreements', language, { area: area.slug }, { saved: 'yes' })}#${encodeURIComponent(id)}`,
  )
})

/** Who promised what in an area, by when, and what came of it; and what was decided. */
export default function Commitments({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { area, commitments, decisions, titles, isShown, mayChange, today, asked, saved } = loaderData
  const refused = useActionData() as RefusedForm | undefined
  const t = useText('agreements')
  const language = useLanguage()
  const owners = [...new Set(commitments.flatMap(({ body }) => body.owner ?? []))]
  const nameOf = (kind: string, id: string) => titles[`${kind} ${id}`] ?? id
  const sorted = byUrgency(
    commitments.map((kept) => ({ ...kept.body, revision: kept.revision })),
    today,
  )
  const shown = sorted.filter(
    (one) =>
      (asked.owner === '' || one.owner === asked.owner) && (asked.which !== 'owed' || isOwed(standingOf(one, today))),
  )
  const owed = sorted.filter((one) => isOwed(standingOf(one, today)))
  const overdue = owed.filter((one) => standingOf(one, today) === 'overdue')
  const here = addressOf('agreements', language, { area: area.slug })
  return (
    <AgreementsFrame
      area={area}
      title={t('commitments.title', { area: area.name })}
      lead={t('commitments.lead')}
      refused={refused}
      saved={saved ? t('commitments.saved') : null}
      isShown={isShown}
      sharing={loaderData.sharing}
      here={here}
    >
      {commitments.length === 0 ? (
        <p>{t('kind.commitment.empty')}</p>
      ) : (
        <>
          <p role="status">
            {t('commitments.counts', {
              total: commitments.length,
              owed: owed.length,
              overdue: overdue.length,
            })}
          </p>
          <form method="get" className="one-line">
            <SelectField
              name="owner"
              label={t('commitments.owner')}
              none={t('commitments.all-owners')}
              choices={owners.map((id) => ({ value: id, label: nameOf('organisation', id) }))}
              defaultValue={asked.owner}
            />
            <SelectField
              name="which"
              label={t('commitments.filter')}
              none={t('commitments.all')}
              choices={[{ value: 'owed', label: t('commitments.owed') }]}
              defaultValue={asked.which}
            />
            <Button kind="secondary">{t('commitments.show')}</Button>
          </form>
          {shown.length === 0 && <p>{t('commitments.none-found')}</p>}
          <ul className="list agreed">
            {shown.map((one) => (
              <li key={one.id} id={one.id}>
                <CommitmentLine
                  area={area.slug}
                  commitment={one}
                  owner={one.owner === undefined ? null : nameOf('organisation', one.owner)}
                  today={today}
                  update={
                    mayChange
                      ? {
                          base: one.revision,
                          operation: `${loaderData.operation} ${one.id}`,
                          refused: refused?.form === one.id ? refused : null,
                        }
                      : null
                  }
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {mayChange && (
        <p>
          <a href={addressOf('record-new', language, { area: area.slug, collection: 'commitments' }, { back: here })}>
            {t('commitments.add')}
          </a>
        </p>
      )}
      <Decisions area={area.slug} decisions={decisions} nameOf={nameOf} mayChange={mayChange} />
    </AgreementsFrame>
  )
}
