import { data, redirect, useActionData } from 'react-router'
import { authorise, returnPath } from '../../accounts'
import { answer } from '../../accounts/index.server'
import { AreaTabs } from '../../areas'
import { addressOf, Page, useLanguage, useText } from '../../ui'
import { type RefusedForm, saveForm, sentForm } from '../form/save.server'
import type { Typed } from '../form/written'
import { kindsIn, placeOfRecords, titlesFor } from '../page.server'
import { FaultSummary, RecordForm } from '../parts/record-form'
import { tabOf } from '../parts/tab'
import { insideSentence, useKindWords } from '../parts/words'
import { actionToChange, recordsPolicy } from '../policy'
import { kindNamed } from '../registry'

export const handle = { policy: recordsPolicy['records.change'] }

export const loader = answer(async (visit, { params, url }) => {
  const { house, actor, language } = visit
  const { area, kind } = await placeOfRecords(visit, params)
  authorise(recordsPolicy, actionToChange(kind), actor, area.slug)
  const list = addressOf('records', language, { area: area.slug, collection: kind.collection })
  return {
    area,
    kind: kind.name,
    choices: await titlesFor(house, actor, area.slug, kindsIn(kind)),
    defaults: defaultsIn(url.searchParams),
    back: returnPath(url.searchParams.get('back'), list),
    operation: crypto.randomUUID(),
  }
})

/** What a page that leads here fills in already, by name of field: `node=n4`, `contributes[0].node=n4`. */
function defaultsIn(search: URLSearchParams): Typed {
  const names = [...new Set(search.keys())].filter((name) => name !== 'back')
  return Object.fromEntries(names.map((name) => [name, search.getAll(name)]))
}

export const action = answer(async (visit, { params, request }) => {
  const { house, actor, language } = visit
  const { area, kind } = await placeOfRecords(visit, params)
  const sent = await sentForm(request)
  const saved = await saveForm(house, actor, { area: area.slug, kind, id: null, sent, language })
  if (saved.refused !== null) return data(saved.refused, { status: saved.status })
  const list = addressOf('records', language, { area: area.slug, collection: kind.collection })
  return redirect(returnPath(sent.back, list))
})

type Loaded = Awaited<ReturnType<typeof loader>>

/** Adds a record of a kind. */
export default function NewRecord({ loaderData }: { loaderData: Loaded }) {
  const { area, kind: name, choices, defaults, back, operation } = loaderData
  const refused = useActionData() as RefusedForm | undefined
  const kind = kindNamed(name)
  const words = useKindWords(name)
  const t = useText('records')
  const language = useLanguage()
  const list = addressOf('records', language, { area: area.slug, collection: kind.collection })
  return (
    <Page
      title={t('form.new', { kind: insideSentence(words.one) })}
      styles="record"
      crumbs={[
        { label: area.name, href: addressOf('area', language, { area: area.slug }) },
        { label: words.many, href: list },
      ]}
    >
      <AreaTabs area={area} current={tabOf(kind.section)} />
      {refused && <FaultSummary kind={name} faults={refused.faults} refused={refused.refused} />}
      <RecordForm
        kind={name}
        typed={refused?.typed ?? defaults}
        choices={choices}
        faults={refused?.faults ?? []}
        hidden={{ ':do': 'save', ':operation': operation, ':base': '', ':back': back }}
        save={t('form.save')}
        cancel={back}
      />
    </Page>
  )
}
