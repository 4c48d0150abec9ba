import { type RefObject, useState } from 'react'
import { refText } from '../../platform'
import { addressOf, useLanguage, useText } from '../../ui'
import type { Edit } from '../model/edit'
import type { Theory } from '../model/entries'
import { causes, nodeKinds, strengths, type TheoryLink, type TheoryNode } from '../model/kinds'
import type { Chosen } from './canvas'
import { ChosenField, TypedField } from './field'
import type { FoundInTree } from './found'

/** What the panel beside the drawing needs. */
export interface PanelProps {
  area: string
  theory: Theory
  /** Names of organisations by id. */
  names: ReadonlyMap<string, string>
  found: readonly FoundInTree[]
  isRemoving: boolean
  /** The day of today, since when a reason is assumed. */
  day: string
  titleField: RefObject<HTMLDivElement | null>
  onEdit(edit: Edit): void
  onChoose(chosen: Chosen): void
  onAddBelow(node: TheoryNode): void
  onRemoving(isRemoving: boolean): void
}

/** The main fields of the chosen node, its links, what the check says, and removing it. */
export function NodePanel({ node, ...props }: PanelProps & { node: TheoryNode }) {
  const { area, theory, names, found, isRemoving, titleField, onEdit, onAddBelow, onRemoving } = props
  const t = useText('theory')
  const language = useLanguage()
  const set = (fields: Partial<Record<keyof TheoryNode, unknown>>) => onEdit({ do: 'change', id: node.id, fields })
  const back = addressOf('theory-edit', language, { area })
  const own = found.filter(({ subject }) => subject === refText({ kind: 'node', id: node.id }))
  return (
    <div className="panel" ref={titleField}>
      <h2>{t('editor.panel')}</h2>
      <TypedField
        id="panel-title"
        label={t('field.node.title')}
        value={node.title}
        onType={(title) => title.trim() !== '' && set({ title: title.trim().slice(0, 400) })}
      />
      <ChosenField
        id="panel-kind"
        label={t('field.node.kind')}
        value={node.kind}
        choices={nodeKinds.map((value) => ({ value, label: t(`choice.node-kind.${value}`) }))}
        onChoose={(kind) => set({ kind })}
      />
      {node.kind === 'problem' && (
        <ChosenField
          id="panel-cause"
          label={t('field.node.cause')}
          value={node.cause ?? ''}
          none={t('editor.none')}
          choices={causes.map((value) => ({ value, label: t(`choice.cause.${value}`) }))}
          onChoose={(cause) => set({ cause: cause || undefined })}
        />
      )}
      <TypedField
        id="panel-text"
        label={t('field.node.text')}
        value={node.text ?? ''}
        isLong
        onType={(text) => set({ text: text.trim() || undefined })}
      />
      {names.size > 0 && (
        <ChosenField
          id="panel-owner"
          label={t('field.node.owner')}
          value={node.owner ?? ''}
          none={t('editor.none')}
          choices={[...names].map(([value, label]) => ({ value, label }))}
          onChoose={(owner) => set({ owner: owner || undefined })}
        />
      )}
      <LinksOf node={node} {...props} />
      {own.length > 0 && (
        <>
          <h3>{t('editor.findings')}</h3>
          <ul>
            {own.map(({ rule, message }) => (
              <li key={rule}>{message}</li>
            ))}
          </ul>
        </>
      )}
      <p className="panel__actions">
        <button type="button" className="flow-button" onClick={() => onAddBelow(node)}>
          {t('editor.add-below')}
        </button>
        <a href={addressOf('record', language, { area, collection: 'nodes', id: node.id }, { back })}>
          {t('editor.open')}
        </a>
      </p>
      {isRemoving ? (
        <div className="panel__sure" role="alertdialog" aria-label={t('editor.remove-sure', { title: node.title })}>
          <p>
            {t('editor.remove-sure', { title: node.title })}{' '}
            {t('outline.remove-sure', {
              count: theory.links.filter(({ link }) => link.from === node.id || link.to === node.id).length,
            })}
          </p>
          {/* biome-ignore lint/a11y/noAutofocus: who asked to remove something is asked whether they are sure */}
          <button type="button" className="flow-button" autoFocus onClick={() => onEdit({ do: 'remove', id: node.id })}>
            {t('editor.remove-yes')}
          </button>{' '}
          <button type="button" className="flow-button" onClick={() => onRemoving(false)}>
            {t('editor.remove-no')}
          </button>
        </div>
      ) : (
        <button type="button" className="flow-button" onClick={() => onRemoving(true)}>
          {t('editor.remove')}
        </button>
      )}
    </div>
  )
}

/** What a node leads to, and a way to let it lead to something else. */
function LinksOf({ node, theory, onEdit, onChoose }: PanelProps & { node: TheoryNode }) {
  const t = useText('theory')
  const [wanted, setWanted] = useState('')
  const title = (id: string) => theory.nodes.find((placed) => placed.node.id === id)?.node.title ?? id
  const links = theory.links.filter(({ link }) => link.from === node.id)
  const free = theory.nodes.filter(
    (placed) => placed.node.id !== node.id && !links.some(({ link }) => link.to === placed.node.id),
  )
  return (
    <>
      {links.length > 0 && (
        <ul className="panel__links">
          {links.map(({ id, link }) => (
            <li key={id}>
              <button type="button" className="flow-link-button" onClick={() => onChoose({ kind: 'link', id })}>
                {t('outline.above', { title: title(link.to) })}
              </button>
            </li>
          ))}
        </ul>
      )}
      {free.length > 0 && (
        <div className="panel__link">
          <ChosenField
            id="panel-link"
            label={t('editor.link-to')}
            value={wanted}
            none={t('outline.link-none')}
            choices={free.map((placed) => ({ value: placed.node.id, label: placed.node.title }))}
            onChoose={setWanted}
          />
          <button
            type="button"
            className="flow-button"
            disabled={wanted === ''}
            onClick={() => {
              onEdit({ do: 'link', from: node.id, to: wanted })
              setWanted('')
            }}
          >
            {t('outline.link-do')}
          </button>
        </div>
      )}
    </>
  )
}

/** Why one thing leads to another, and what that rests on. */
export function LinkPanel({ id, link, ...props }: PanelProps & { id: string; link: TheoryLink }) {
  const { theory, day, onEdit, onChoose } = props
  const t = useText('theory')
  const title = (node: string) => theory.nodes.find((placed) => placed.node.id === node)?.node.title ?? node
  return (
    <div className="panel">
      <h2>{t('editor.panel-link')}</h2>
      <p>{t('difference.link', { from: title(link.from), to: title(link.to) })}</p>
      <TypedField
        id="panel-assumption"
        label={t('field.link.assumption')}
        help={t('help.link.assumption')}
        value={link.assumption ?? ''}
        isLong
        onType={(text) => {
          const assumption = text.trim() || undefined
          const rests = link.strength === undefined && assumption ? ({ strength: 'assumed', since: day } as const) : {}
          onEdit({ do: 'change-link', id, fields: { assumption, ...rests } as never })
        }}
      />
      <ChosenField
        id="panel-strength"
        label={t('field.link.strength')}
        value={link.strength ?? ''}
        none={t('editor.none')}
        choices={strengths.map((value) => ({ value, label: t(`choice.strength.${value}`) }))}
        onChoose={(strength) =>
          onEdit({ do: 'change-link', id, fields: { strength: strength || undefined, since: day } as never })
        }
      />
      <p className="panel__actions">
        <button
          type="button"
          className="flow-button"
          onClick={() => {
            onEdit({ do: 'unlink', id })
            onChoose({ kind: 'node', id: link.from })
          }}
        >
          {t('editor.unlink')}
        </button>
        <button type="button" className="flow-button" onClick={() => onChoose({ kind: 'node', id: link.from })}>
          {t('editor.close')}
        </button>
      </p>
    </div>
  )
}
