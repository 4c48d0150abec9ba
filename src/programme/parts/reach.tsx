import { momentText } from '../../reach'
import { formatDate, formatNumber, SelectField, TextField, useLanguage, useText, WideTable } from '../../ui'
import type { Activity, Intervention } from '../plan/kinds'
import { QuickForm, quickFields, type RefusedQuickForm } from './quick-form'

interface FormProps {
  mayChange: boolean
  operation: string
  refused: RefusedQuickForm | undefined
}

/** How many people were reached, by period and group. */
export function ReachTable({ reach, caption }: { reach: NonNullable<Intervention['reach']>; caption: string }) {
  const t = useText('programme')
  const language = useLanguage()
  const rows = reach.toSorted((a, b) => b.period.localeCompare(a.period))
  return (
    <WideTable label={caption}>
      <table className="utrecht-table figure-table figure-table--narrow">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('one.reach.period')}</th>
            <th scope="col">{t('one.reach.group')}</th>
            <th scope="col" className="number">
              {t('one.reach.count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ period, group, count }) => (
            <tr key={`${period} ${group}`}>
              <th scope="row">{momentText(period, language)}</th>
              <td>{group ?? t('one.reach.everybody')}</td>
              <td className="number">{formatNumber(count, { language })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}

/** Reach of an intervention, with a form to add a count. */
export function Reach(props: FormProps & { intervention: Intervention }) {
  const { intervention, mayChange, operation, refused } = props
  const t = useText('programme')
  const fields = quickFields('reach', refused)
  const groups = [
    ...new Set([
      ...(intervention.targetGroups ?? []),
      ...(intervention.reach ?? []).flatMap(({ group }) => group ?? []),
    ]),
  ]
  return (
    <>
      <h2 id="reach">{t('one.reach.title')}</h2>
      {intervention.reach && intervention.reach.length > 0 ? (
        <ReachTable reach={intervention.reach} caption={t('one.reach.caption')} />
      ) : (
        <p>{t('one.reach.none')}</p>
      )}
      {mayChange && (
        <QuickForm
          name="reach"
          title={t('one.reach.add')}
          button={t('one.save')}
          operation={operation}
          refused={refused}
        >
          <div className="pair">
            <TextField
              name="period"
              id={fields.id('period')}
              label={t('one.reach.period')}
              help={t('one.reach.period-help')}
              error={fields.error('period')}
              defaultValue={fields.typed('period')}
              required
            />
            <TextField
              name="count"
              id={fields.id('count')}
              label={t('one.reach.count')}
              help={t('one.never-who')}
              error={fields.error('count')}
              defaultValue={fields.typed('count')}
              required
            />
          </div>
          <TextField
            name="group"
            id={fields.id('group')}
            label={t('one.reach.group-field')}
            help={t('one.reach.group-help')}
            error={fields.error('group')}
            defaultValue={fields.typed('group')}
            list="reach-groups"
            maxLength={400}
          />
          <datalist id="reach-groups">
            {groups.map((group) => (
              <option key={group} value={group} />
            ))}
          </datalist>
        </QuickForm>
      )}
    </>
  )
}

/** Activities of an intervention with their sessions, and a form to log one. */
export function Activities(
  props: FormProps & { activities: readonly Activity[]; today: string; change: (id: string) => string; add: string },
) {
  const { activities, mayChange, operation, refused, today, change, add } = props
  const t = useText('programme')
  const fields = quickFields('session', refused)
  return (
    <>
      <h2 id="activities">{t('one.activities')}</h2>
      {activities.length === 0 && <p>{t('kind.activity.empty')}</p>}
      {activities.map((activity) => (
        <section key={activity.id}>
          <h3>
            {activity.title}
            {mayChange && (
              <>
                {' '}
                <a
                  className="beside-title"
                  href={change(activity.id)}
                  aria-label={t('one.change-named', { name: activity.title })}
                >
                  {t('one.change')}
                </a>
              </>
            )}
          </h3>
          <Sessions sessions={activity.sessions ?? []} />
          {activity.reach && activity.reach.length > 0 && (
            <ReachTable reach={activity.reach} caption={t('one.reach.caption-of', { name: activity.title })} />
          )}
        </section>
      ))}
      {mayChange && (
        <p className="actions">
          <a href={add}>{t('one.add-activity')}</a>
        </p>
      )}
      {mayChange && activities.length > 0 && (
        <QuickForm
          name="session"
          title={t('one.session.add')}
          button={t('one.session.save')}
          operation={operation}
          refused={refused}
        >
          <SelectField
            name="activity"
            id={fields.id('activity')}
            label={t('one.session.activity')}
            choices={activities.map(({ id, title }) => ({ value: id, label: title }))}
            defaultValue={fields.typed('activity')}
            error={fields.error('activity')}
          />
          <div className="pair">
            <TextField
              name="on"
              id={fields.id('on')}
              type="date"
              label={t('one.session.on')}
              error={fields.error('on')}
              defaultValue={fields.typed('on') ?? today}
              required
            />
            <TextField
              name="count"
              id={fields.id('count')}
              label={t('one.session.count')}
              help={t('one.never-who')}
              error={fields.error('count')}
              defaultValue={fields.typed('count')}
              required
            />
          </div>
          <TextField
            name="text"
            id={fields.id('text')}
            label={t('one.session.text')}
            help={t('one.session.text-help')}
            error={fields.error('text')}
            defaultValue={fields.typed('text')}
            maxLength={400}
          />
        </QuickForm>
      )}
    </>
  )
}

/** Sessions shown at once; older ones are folded away. */
const sessionsShown = 6

function Sessions({ sessions }: { sessions: NonNullable<Activity['sessions']> }) {
  const t = useText('programme')
  const language = useLanguage()
  const newest = sessions.toSorted((a, b) => b.on.localeCompare(a.on))
  const visits = sessions.reduce((all, { count }) => all + count, 0)
  if (newest.length === 0) return <p className="quiet">{t('one.session.none')}</p>
  const line = ({ on, text, count }: (typeof newest)[number], index: number) => (
    <li key={`${on} ${index}`}>
      {formatDate(on, language)}: {t('one.session.people', { number: formatNumber(count, { language }), count })}
      {text && `; ${text}`}
    </li>
  )
  return (
    <>
      <p>
        {t('one.session.total', {
          count: newest.length,
          visits: formatNumber(visits, { language }),
        })}
      </p>
      <ul>{newest.slice(0, sessionsShown).map(line)}</ul>
      {newest.length > sessionsShown && (
        <details>
          <summary>{t('one.session.older', { count: newest.length - sessionsShown })}</summary>
          <ul>{newest.slice(sessionsShown).map(line)}</ul>
        </details>
      )}
    </>
  )
}
