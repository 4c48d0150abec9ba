import type { z } from 'zod'
import { formatDate, useKnownText, useLanguage, useText } from '../../ui'
import type { AllianceOrganisation, keyPersonKind, personKind } from '../kinds'
import { AddLink, ChangeLink, type Editing } from './edit'

type Person = z.infer<(typeof personKind)['schema']>
type KeyPerson = z.infer<(typeof keyPersonKind)['schema']>

/** People with their roles, and the assignments of key persons; for the area's own team. */
export function People({
  persons,
  keyPersons,
  organisations,
  isTeam,
  ...editing
}: Editing & {
  isTeam: boolean
  persons: readonly Person[]
  keyPersons: readonly KeyPerson[]
  organisations: readonly AllianceOrganisation[]
}) {
  const t = useText('alliance')
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  return (
    <>
      <section aria-labelledby="people">
        <h2 id="people">{t('page.people')}</h2>
        {isTeam && <p className="quiet">{t('page.team-only')}</p>}
        {persons.length === 0 && <p>{t('kind.person.empty')}</p>}
        <ul className="list agreed">
          {persons.map((person) => (
            <li key={person.id} id={person.id}>
              <p>
                <strong>{person.name}</strong>, {person.role}
                {person.organisation && ` (${names.get(person.organisation) ?? person.organisation})`}{' '}
                <ChangeLink {...editing} collection="people" id={person.id} name={person.name} />
              </p>
              <Validity {...person} />
            </li>
          ))}
        </ul>
        <AddLink {...editing} collection="people" />
      </section>
      <section aria-labelledby="key-persons">
        <h2 id="key-persons">{t('page.key-persons')}</h2>
        {isTeam && <p className="quiet">{t('page.team-only')}</p>}
        {keyPersons.length === 0 && <p>{t('kind.key-person.empty')}</p>}
        <ul className="list agreed">
          {keyPersons.map((one) => (
            <li key={one.id} id={one.id}>
              <p>
                <strong>{one.assignment}</strong>, {t(`choice.key-person-kind.${one.kind}`).toLowerCase()}{' '}
                <ChangeLink {...editing} collection="keyPersons" id={one.id} name={one.assignment} />
              </p>
              <Assignment one={one} contact={one.contactPoint && (names.get(one.contactPoint) ?? one.contactPoint)} />
              <Validity {...one} />
            </li>
          ))}
        </ul>
        <AddLink {...editing} collection="keyPersons" />
      </section>
    </>
  )
}

function Assignment({ one, contact }: { one: KeyPerson; contact: string | undefined }) {
  const t = useText('alliance')
  const known = useKnownText()
  const said = [
    contact && t('page.contact', { name: contact }),
    one.reward && t('page.reward', { reward: known('alliance', `choice.reward.${one.reward}`) ?? one.reward }),
    one.training && t('page.training', { training: one.training }),
    one.hoursPerMonth !== undefined && t('page.hours', { count: one.hoursPerMonth }),
  ].filter(Boolean)
  return (
    <>
      {said.length > 0 && <p>{said.join(' · ')}</p>}
      {one.notAsked && <p>{t('page.not-asked', { text: one.notAsked })}</p>}
    </>
  )
}

function Validity({ from, to }: { from?: string | undefined; to?: string | undefined }) {
  const t = useText('alliance')
  const language = useLanguage()
  if (from === undefined) return null
  return (
    <p className="quiet">
      {to === undefined
        ? t('page.from', { from: formatDate(from, language) })
        : t('page.from-to', { from: formatDate(from, language), to: formatDate(to, language) })}
    </p>
  )
}
