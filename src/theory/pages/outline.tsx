import { redirect, useActionData } from 'react-router'
import { dayOf, type RefusedForm } from '../../accounts'
import { answer, fieldsOf, refusedForm } from '../../accounts/index.server'
import { findArea } from '../../areas/index.server'
import { undoChanges } from '../../records/index.server'
import { sourceDocuments } from '../../statistics/index.server'
import { addressOf, Button, ErrorSummary, type FieldError, useLanguage, useText } from '../../ui'
import { findingsOf } from '../findings.server'
import { treeOf } from '../model/tree'
import { editOfForm } from '../outline-form'
import { AddForm, NodeTitles, TemplateForms } from '../parts/beginning'
import { NothingYet, TheoryPage } from '../parts/frame'
import { OutlineBranch } from '../parts/outline'
import type { OutlineView } from '../parts/outline-view'
import { editTheory, isOfTeam, newEnding, readTheory, takeTemplate } from '../service.server'
import { goalTemplates } from '../templates.server'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house, actor, language }, { params, url }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const seen = await readTheory(house, actor, area.slug)
  const [findings, templates, documents] = await Promise.all([
    findingsOf(house, actor, area.slug),
    seen.mayChange ? goalTemplates(house) : [],
    seen.mayChange ? sourceDocuments(house, actor) : [],
  ])
  return {
    area,
    theory: seen.theory,
    names: seen.names,
    findings,
    mayChange: seen.mayChange,
    isTeam: isOfTeam(actor, area.slug),
    templates: templates.map(({ code, name, from, sources, nodes }) => ({
      code,
      name: name[language],
      from: from[language],
      parts: nodes.length,
      sources: sources.map(({ document, line }) => ({
        title: documents.find(({ slug }) => slug === document)?.title ?? document,
        line,
      })),
      isTaken: seen.theory.nodes.some(({ node }) => node.template === code),
    })),
    operation: crypto.randomUUID(),
    saved: url.searchParams.get('saved'),
    undone: url.searchParams.has('undone'),
  }
})

type Loaded = Awaited<ReturnType<typeof loader>>

export const action = answer(async ({ house, actor, language }, { params, request }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const fields = await fieldsOf(request)
  const { operation = '' } = fields
  const here = (search: Record<string, string>, node = '') =>
    redirect(
      `${addressOf('theory-outline', language, { area: area.slug }, search)}${node && `#${encodeURIComponent(node)}`}`,
    )
  try {
    if (fields['do'] === 'undo') {
      await undoChanges(house, actor, { area: area.slug, undo: fields['undo'] ?? '', operation })
      return here({ undone: 'yes' })
    }
    if (fields['do'] === 'template') {
      const asked = { area: area.slug, operation, template: fields['template'] ?? '', language }
      await takeTemplate(house, actor, asked)
      return here({ saved: operation })
    }
    const { theory } = await readTheory(house, actor, area.slug)
    const made = editOfForm(fields, theory, { day: dayOf(house.clock()), ending: newEnding() })
    await editTheory(house, actor, { area: area.slug, operation, ...made })
    return here({ saved: operation }, made.at)
  } catch (error) {
    return refusedForm(error, language, fields)
  }
})

/** The goals of an area as a nested list: complete without script, by keyboard and for a screen reader. */
export default function OutlinePage({ loaderData }: { loaderData: Loaded }) {
  const { area, theory, names, findings, mayChange, isTeam, templates, operation, saved, undone } = loaderData
  const refused = useActionData() as RefusedForm | undefined
  const t = useText('theory')
  const language = useLanguage()
  const tree = treeOf(theory)
  const nodes = theory.nodes.map(({ node }) => node)
  const revisions = new Map(theory.nodes.map(({ node, revision }) => [node.id, revision]))
  const view: OutlineView = {
    area: area.slug,
    theory,
    names,
    findings,
    mayChange,
    operation,
    nodes,
    revisions,
    refused,
  }
  return (
    <TheoryPage
      {...{ area, mayChange, isTeam }}
      page="theory-outline"
      title={t('outline.title', { area: area.name })}
      lead={t('outline.lead')}
    >
      {!refused && saved && (
        <form method="post" className="notice" role="status">
          <p>{t('outline.saved')}</p>
          <input type="hidden" name="do" value="undo" />
          <input type="hidden" name="undo" value={saved} />
          <input type="hidden" name="operation" value={`undo ${saved}`} />
          {mayChange && <Button kind="secondary">{t('outline.undo')}</Button>}
        </form>
      )}
      {!refused && undone && (
        <p className="notice" role="status">
          {t('outline.undone')}
        </p>
      )}
      <ErrorSummary errors={refused?.errors.map(atField) ?? []} />
      {nodes.length === 0 && <NothingYet area={area} mayChange={mayChange} />}
      {tree.top.map((branch) => (
        <section key={branch.node.id} className="outline" aria-label={branch.node.title}>
          <ol className="outline__list">
            <OutlineBranch branch={branch} beside={tree.top} above={null} view={view} />
          </ol>
        </section>
      ))}
      {mayChange && <NodeTitles nodes={nodes} />}
      {mayChange && (
        <section id="beginnen" className="outline-begin" aria-labelledby="add-top">
          <h2 id="add-top">{t('outline.add-top')}</h2>
          <AddForm under={null} view={view} />
          <TemplateForms templates={templates} operation={operation} isClosed={nodes.length > 0} />
        </section>
      )}
      <p>
        <a href={addressOf('theory', language, { area: area.slug })}>{t('tree.title', { area: area.name })}</a>
      </p>
    </TheoryPage>
  )
}

/** An error leads to its field where it has one on this page. */
function atField({ field, message }: FieldError): FieldError {
  return { field: /^(title-new|to)-/.test(field) ? field : '', message }
}
