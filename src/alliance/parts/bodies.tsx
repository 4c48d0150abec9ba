import { useKnownText, useText } from '../../ui'
import type { AllianceBody, AllianceOrganisation } from '../kinds'
import { bodiesByLevel, residentsSitIn } from '../standing'
import { AddLink, ChangeLink, type Editing } from './edit'

/** Where the alliance meets, by level, with who sits there and what they may decide. */
export function Bodies({
  bodies,
  organisations,
  ...editing
}: Editing & { bodies: readonly AllianceBody[]; organisations: readonly AllianceOrganisation[] }) {
  const t = useText('alliance')
  const known = useKnownText()
  return (
    <section aria-labelledby="bodies">
      <h2 id="bodies">{t('page.bodies')}</h2>
      {bodies.length === 0 && <p>{t('kind.body.empty')}</p>}
      {bodiesByLevel(bodies).map(([level, found]) => (
        <section key={level} aria-label={known('alliance', `choice.body-level.${level}`) ?? level}>
          <h3>{known('alliance', `choice.body-level.${level}`) ?? level}</h3>
          <ul className="list agreed">
            {found.map((body) => (
              <li key={body.id} id={body.id}>
                <Body {...editing} body={body} organisations={organisations} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <AddLink {...editing} collection="bodies" />
    </section>
  )
}

function Body({
  body,
  organisations,
  ...editing
}: Editing & { body: AllianceBody; organisations: readonly AllianceOrganisation[] }) {
  const t = useText('alliance')
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  const members = (body.members ?? []).map((member) => names.get(member) ?? member)
  return (
    <>
      <p>
        <strong>{body.name}</strong>
        {body.decides && `, ${t('page.decides')}`}{' '}
        <ChangeLink {...editing} collection="bodies" id={body.id} name={body.name} />
      </p>
      <dl className="facts">
        <dt>{t('page.members')}</dt>
        <dd>{members.length > 0 ? members.join(', ') : t('page.no-members')}</dd>
        {body.mandate && (
          <>
            <dt>{t('page.mandate')}</dt>
            <dd>{body.mandate}</dd>
          </>
        )}
        {body.rhythm && (
          <>
            <dt>{t('page.rhythm')}</dt>
            <dd>{body.rhythm}</dd>
          </>
        )}
        {body.decisionRule && (
          <>
            <dt>{t('page.rule')}</dt>
            <dd>{body.decisionRule}</dd>
          </>
        )}
      </dl>
      {body.decides && !residentsSitIn(body, organisations) && <p className="caveat">{t('page.no-residents')}</p>}
    </>
  )
}
