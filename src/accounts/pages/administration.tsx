import { addressOf, Button, Page, TextField, useLanguage, useText } from '../../ui'
import { answer } from '../answer.server'
import { dayOf } from '../model'
import { accountsPolicy } from '../policy'
import { listPersons } from '../service.server'
import type { Person } from '../store.server'
import { useAreaName } from './parts'

export const handle = { policy: accountsPolicy['accounts.list'] }

/** So many people are shown at once; who is looked for is found by name. */
const most = 100

export const loader = answer(async ({ house, actor, areas }, { url }) => {
  const search = (url.searchParams.get('q') ?? '').trim().slice(0, 200)
  const found = await listPersons(house, actor, { ...(search === '' ? {} : { search }), limit: most + 1 })
  return {
    search,
    people: found.slice(0, most),
    more: found.length > most,
    areas: (await areas()).map(({ slug, name }) => ({ slug, name })),
    today: dayOf(house.clock()),
  }
})

/** The people of this installation, and the ways to what administrators do. */
export default function Administration({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { search, people, more, areas, today } = loaderData
  const t = useText('accounts')
  const language = useLanguage()
  const areaName = useAreaName(areas)
  return (
    <Page title={t('administration.title')} lead={t('administration.lead')}>
      <ul className="links">
        {(['invite', 'organisations', 'outbox', 'audit'] as const).map((page) => (
          <li key={page}>
            <a href={addressOf(page, language)}>{t(`${page}.title`)}</a>
          </li>
        ))}
      </ul>
      <h2>{t('administration.people')}</h2>
      <search>
        <form className="search" action={addressOf('administration', language)}>
          <TextField name="q" type="search" label={t('administration.search')} defaultValue={search} />
          <Button kind="secondary">{t('administration.search-button')}</Button>
        </form>
      </search>
      {people.length === 0 ? (
        <p role="status">{t('administration.none', { search })}</p>
      ) : (
        <ul className="list">
          {people.map((person) => (
            <li key={person.id}>
              <a href={addressOf('person', language, { person: person.id })}>{person.name}</a>
              <span className="quiet">
                {person.email}
                {heldNow(person, today).map((held) => ` · ${t(`roles.${held.role}`)} (${areaName(held.area)})`)}
                {!person.hasPassword && ` · ${t('person.invited')}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {more && <p>{t('administration.more', { most })}</p>}
    </Page>
  )
}

function heldNow(person: Person, today: string) {
  return person.memberships.filter(({ from, to }) => from <= today && (to === null || to >= today))
}
