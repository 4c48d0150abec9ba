import { answer } from '../../../accounts/index.server'
import { findArea } from '../../../areas/index.server'
import { Refusal } from '../../../platform'
import { addressOf, Page, useLanguage, useText } from '../../../ui'
import { exportMethods, type MethodsBlock } from '../methods'
import { Table } from '../parts/table'
import { findAnalysis } from '../service.server'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house, actor }, { params }) => {
  const { result, ...analysis } = await findAnalysis(house, actor, params['analysis'] ?? '')
  if (!result) throw new Refusal('effect-running')
  return { area: await findArea(house, actor, analysis.area), analysis: { ...analysis, result } }
})

/** How an analysis was made, on one page that prints well. */
export default function MethodsPage({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { area, analysis } = loaderData
  const t = useText('statistics')
  const language = useLanguage()
  const { title, sections } = exportMethods(analysis, language, t, (reason) => t(`absence.${reason}`))
  const here = { area: area.slug, analysis: analysis.id }
  return (
    <Page
      title={title}
      lead={t('effect.methods.lead')}
      crumbs={[
        { label: t('effect.list.crumb'), href: addressOf('effect-analyses', language, { area: area.slug }) },
        { label: analysis.inputs.question.title, href: addressOf('effect-analysis', language, here) },
      ]}
    >
      <p>
        {t('effect.use.download')}{' '}
        <a href={addressOf('effect-file', language, { ...here, file: 'verantwoording.md' })}>
          {t('effect.use.methods-file')}
        </a>
      </p>
      {sections.map(({ id, heading, blocks }) => (
        <section key={id} aria-labelledby={id}>
          <h2 id={id}>{heading}</h2>
          {blocks.map((block, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: blocks never move
            <Block key={index} block={block} heading={heading} />
          ))}
        </section>
      ))}
    </Page>
  )
}

function Block({ block, heading }: { block: MethodsBlock; heading: string }) {
  switch (block.kind) {
    case 'text':
      return <p className="as-typed">{block.text}</p>
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )
    case 'table':
      return (
        <Table
          caption={heading}
          captionHidden
          head={block.head}
          rows={block.rows.map((cells) => ({ key: cells[0] ?? '', cells }))}
        />
      )
  }
}
