import { useCallback } from 'react'
import { dayOf } from '../../accounts'
import { answer } from '../../accounts/index.server'
import { findArea } from '../../areas/index.server'
import { documentOf, type ProgrammeDocument } from '../../programme'
import { recordsPolicy } from '../../records'
import { lastNumber, readRecords } from '../../records/index.server'
import { DrawnEditor, type TheoryIndicator, type TheoryLink, type TheoryNode, TheoryPage } from '../../theory'
import { readTheory } from '../../theory/index.server'
import { addressOf, useLanguage, useText } from '../../ui'
import { checkProgramme } from '../check'

export const handle = { policy: recordsPolicy['records.change'], hydrate: true }

export const loader = answer(async ({ house, actor }, { params }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  // The number first: what is changed in between is then told again, and not missed.
  const number = await lastNumber(house, actor, area.slug)
  const [{ entries, names }, records] = await Promise.all([
    readTheory(house, actor, area.slug),
    readRecords(house, actor, area.slug),
  ])
  const day = dayOf(house.clock())
  return { area, number, names, day, entries: [...entries.values()], document: documentOf(area, records, day) }
})

/**
 * The drawn editor of the goals with the check beside it. It stands in this room because the check knows the whole programme;
 * the editor itself belongs to the goals.
 */
export default function TheoryEditPage({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { area, number, names, day, entries, document } = loaderData
  const t = useText('theory')
  const language = useLanguage()
  const check = useCallback(
    (nodes: TheoryNode[], links: TheoryLink[], indicators: TheoryIndicator[]) =>
      checkProgramme({ ...document, nodes, links, indicators } satisfies ProgrammeDocument)
        .findings.filter(({ subject }) => /^(node|link|indicator):/.test(subject))
        .map(({ rule, subject, message }) => ({ rule, subject, message: message[language] })),
    [document, language],
  )
  return (
    <TheoryPage
      area={area}
      page="theory-edit"
      title={t('editor.title', { area: area.name })}
      lead={t('editor.lead')}
      isTeam={true}
      mayChange={true}
    >
      <DrawnEditor area={area.slug} entries={entries} number={number} names={names} day={day} check={check} />
      <noscript>
        <p>
          <a href={addressOf('theory-outline', language, { area: area.slug })}>
            {t('outline.title', { area: area.name })}
          </a>
        </p>
      </noscript>
    </TheoryPage>
  )
}
