import { Button, SelectField, TextField, useText } from '../../ui'
import { strengths, type TheoryNode } from '../model/kinds'
import { nameOf } from '../model/naming'
import { usuallyBelow } from '../model/tree'
import type { OutlineView } from './outline-view'

/** Id of the list with the titles of all nodes, which forms suggest from. */
export const nodeTitles = 'node-titles'

/** The titles of all nodes to choose from; of nodes with the same title also what they are known by. */
export function NodeTitles({ nodes }: { nodes: readonly TheoryNode[] }) {
  return (
    <datalist id={nodeTitles}>
      {nodes.map((node) => (
        <option key={node.id} value={nameOf(node, nodes)} />
      ))}
    </datalist>
  )
}

/** Why something leads to something else, and what that rests on. */
export function Because({ id, typed = {} }: { id: string; typed?: Readonly<Record<string, string>> }) {
  const t = useText('theory')
  return (
    <>
      <TextField
        name="because"
        id={`because-${id}`}
        label={t('outline.add-because')}
        defaultValue={typed['because']}
        autoComplete="off"
      />
      <SelectField
        name="strength"
        id={`strength-${id}`}
        label={t('outline.add-strength')}
        defaultValue={typed['strength'] ?? 'assumed'}
        choices={strengths.map((value) => ({ value, label: t(`choice.strength.${value}`) }))}
      />
    </>
  )
}

/** Adds a node: at the top, or below another with the reason why it leads there, in one go. */
export function AddForm({ under, view }: { under: TheoryNode | null; view: OutlineView }) {
  const t = useText('theory')
  const id = under?.id ?? 'top'
  const isRefused = view.refused?.form === 'add' && (view.refused.typed['node'] ?? '') === (under?.id ?? '')
  const typed = isRefused ? (view.refused?.typed ?? {}) : {}
  const error = isRefused ? view.refused?.errors.find(({ field }) => field === `title-new-${id}`)?.message : undefined
  const kinds = usuallyBelow(under?.kind ?? 'mission')
  const first = under === null && view.nodes.length === 0 ? 'mission' : kinds[0]
  return (
    <form method="post" className="outline__form">
      {under && <h3 className="outline__form-title">{t('outline.add-below', { title: under.title })}</h3>}
      <input type="hidden" name="do" value="add" />
      <input type="hidden" name="node" value={under?.id ?? ''} />
      <input type="hidden" name="operation" value={`${view.operation} add ${id}`.slice(0, 200)} />
      <SelectField
        name="kind"
        id={`kind-${id}`}
        label={t('outline.add-kind')}
        defaultValue={typed['kind'] ?? first}
        choices={kinds.map((value) => ({ value, label: t(`choice.node-kind.${value}`) }))}
      />
      <TextField
        name="title"
        id={`title-new-${id}`}
        label={t('outline.add-title')}
        help={under === null ? t('help.node.title') : undefined}
        error={error}
        defaultValue={typed['title']}
        autoComplete="off"
        maxLength={400}
        required
      />
      {under && <Because id={id} typed={typed} />}
      <Button kind={under ? 'secondary' : 'primary'}>{t('outline.add')}</Button>
    </form>
  )
}

/** A template as the page offers it. */
export interface OfferedTemplate {
  code: string
  name: string
  from: string
  parts: number
  sources: readonly { title: string; line: string }[]
  isTaken: boolean
}

/** The goal templates to start from, each with where it was derived from. */
export function TemplateForms(props: {
  templates: readonly OfferedTemplate[]
  operation: string
  /** Closed until it is wanted, where there are goals already. */
  isClosed: boolean
}) {
  const { templates, operation, isClosed } = props
  const t = useText('theory')
  if (templates.length === 0) return null
  return (
    <details open={!isClosed || undefined}>
      <summary>
        <h2 className="outline-begin__title">{t('template.title')}</h2>
      </summary>
      <p>{t('template.lead')}</p>
      <ul className="list">
        {templates.map(({ code, name, from, parts, sources, isTaken }) => (
          <li key={code}>
            <form method="post" className="template">
              <input type="hidden" name="do" value="template" />
              <input type="hidden" name="template" value={code} />
              <input type="hidden" name="operation" value={`${operation} template ${code}`} />
              <div>
                <strong>{name}</strong> <span className="quiet-inline">({t('template.parts', { count: parts })})</span>
                <span className="quiet">{from}</span>
                <span className="quiet">
                  {t('template.source', {
                    sources: [...Map.groupBy(sources, ({ title }) => title)]
                      .map(([title, places]) =>
                        t('template.source-line', { title, line: places.map(({ line }) => line).join(', ') }),
                      )
                      .join('; '),
                  })}
                </span>
                {isTaken && <span className="quiet">{t('template.taken')}</span>}
              </div>
              <Button kind="secondary">{t('template.take', { name })}</Button>
            </form>
          </li>
        ))}
      </ul>
    </details>
  )
}
