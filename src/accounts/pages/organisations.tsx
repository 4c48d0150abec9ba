import { redirect, useActionData } from 'react-router'
import { addressOf, Button, ErrorSummary, Page, SelectField, TextField, useLanguage, useText } from '../../ui'
import { answer } from '../answer.server'
import { fieldsOf, refusedForm, requireChoice } from '../form.server'
import { organisationKinds } from '../model'
import { accountsPolicy } from '../policy'
import { createOrganisation, listOrganisations } from '../service.server'
import { Deed, Done, errorAt, type Refused } from './parts'

export const handle = { policy: accountsPolicy['accounts.list'] }

export const loader = answer(async ({ house, actor }, { url }) => ({
  organisations: await listOrganisations(house, actor),
  operation: crypto.randomUUID(),
  done: url.searchParams.has('done'),
}))

export const action = answer(async ({ house, actor, language }, { request }) => {
  const fields = await fieldsOf(request)
  const { slug = '', name = '', operation = '' } = fields
  try {
    const kind = requireChoice('kind', fields['kind'], organisationKinds)
    await createOrganisation(house, actor, { slug: slug.trim(), name, kind, operation })
    return redirect(addressOf('organisations', language, {}, { done: 'yes' }))
  } catch (error) {
    return refusedForm(error, language, fields)
  }
})

/** The organisations of the alliances, and adding one. */
export default function Organisations({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { organisations, operation, done } = loaderData
  const refused = useActionData() as Refused | undefined
  const t = useText('accounts')
  const language = useLanguage()
  return (
    <Page
      title={t('organisations.title')}
      lead={t('organisations.lead')}
      crumbs={[{ label: t('administration.title'), href: addressOf('administration', language) }]}
    >
      {done && !refused && <Done text={t('organisations.done')} />}
      <ErrorSummary errors={refused?.errors ?? []} />
      {organisations.length === 0 ? (
        <p>{t('organisations.none')}</p>
      ) : (
        <ul className="list">
          {organisations.map(({ slug, name, kind }) => (
            <li key={slug}>
              {name}
              <span className="quiet">
                {t(`kinds.${kind}`)} · {slug}
              </span>
            </li>
          ))}
        </ul>
      )}
      <h2>{t('organisations.add')}</h2>
      <form method="post" action={addressOf('organisations', language)}>
        <Deed form="add" operation={operation} />
        <TextField
          name="name"
          label={t('organisations.name')}
          defaultValue={refused?.typed['name']}
          error={errorAt(refused, 'name')}
          autoComplete="off"
          required
        />
        <TextField
          name="slug"
          label={t('organisations.slug')}
          help={t('organisations.slug-help')}
          defaultValue={refused?.typed['slug']}
          error={errorAt(refused, 'slug')}
          autoComplete="off"
          required
        />
        <SelectField
          name="kind"
          label={t('organisations.kind')}
          none={t('field.choose')}
          choices={organisationKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          defaultValue={refused?.typed['kind']}
          error={errorAt(refused, 'kind')}
          required
        />
        <p className="actions">
          <Button>{t('organisations.button')}</Button>
        </p>
      </form>
    </Page>
  )
}
