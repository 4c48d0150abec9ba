import { Refusal } from '../platform'
import type { Edit } from './model/edit'
import type { Theory } from './model/entries'
import { nodeKinds, strengths } from './model/kinds'
import { idFor, nodeNamed } from './model/naming'
import { besides, branchesOf, treeOf } from './model/tree'

/** What a small form of the list asks for, and where to look afterwards. */
export interface OutlineEdit {
  edit: Edit
  /** The node to come back to. */
  at: string
  /** The revision of a node that is to be removed, as it was seen. */
  seen?: number
}

/**
 * The edit that a small form of the list asks for.
 *
 * @param fields of the form; `do` says what
 * @param making the day of today, and an ending for a new id
 * @throws Refusal `input-invalid` at the field
 */
export function editOfForm(
  fields: Readonly<Record<string, string>>,
  theory: Theory,
  making: { day: string; ending: string },
): OutlineEdit {
  const node = fields['node'] ?? ''
  switch (fields['do']) {
    case 'add': {
      const title = (fields['title'] ?? '').trim()
      if (title === '') throw new Refusal('node-without-title', {}, { where: `title-new-${node || 'top'}` })
      const kind = oneOf(fields, 'kind', nodeKinds)
      const id = idFor(title, making.ending)
      const theme = theory.nodes.find((placed) => placed.node.id === node)?.node.theme
      const added = { id, kind, title, ...(theme === undefined ? {} : { theme }) }
      if (node === '') return { edit: { do: 'add', node: added }, at: id }
      return { edit: { do: 'add', node: added, under: node, because: becauseOf(fields, making.day) }, at: id }
    }
    case 'up':
    case 'down':
      return { edit: { do: 'order', ids: shifted(theory, fields, fields['do'] === 'up' ? -1 : 1) }, at: node }
    case 'link': {
      const nodes = theory.nodes.map((placed) => placed.node)
      const typed = (fields['to'] ?? '').trim()
      const to = nodeNamed(typed, nodes)?.id
      if (to === undefined) throw new Refusal('node-not-named', { title: typed }, { where: `to-${node}` })
      return { edit: { do: 'link', from: node, to, because: becauseOf(fields, making.day) }, at: node }
    }
    case 'unlink':
      return { edit: { do: 'unlink', id: required(fields, 'link') }, at: node }
    case 'remove':
      return { edit: { do: 'remove', id: node }, at: fields['above'] ?? '', seen: Number(fields['seen']) }
    default:
      throw new Refusal(
        'input-invalid',
        { field: 'do', reason: 'add, up, down, link, unlink, remove' },
        { where: 'do' },
      )
  }
}

function becauseOf(fields: Readonly<Record<string, string>>, day: string) {
  const assumption = (fields['because'] ?? '').trim()
  const strength = strengths.find((one) => one === fields['strength'])
  if (assumption === '') return {}
  return { assumption, ...(strength ? { strength, since: day } : {}) }
}

/** The nodes beside one, with that one a place further. */
function shifted(theory: Theory, fields: Readonly<Record<string, string>>, by: -1 | 1): string[] {
  const { node = '', above = '' } = fields
  const tree = treeOf(theory)
  const parent = [...branchesOf(tree.top)].find((branch) => branch.node.id === above && branch.shown === 'full')
  const beside = above === '' ? tree.top : (parent?.below ?? [])
  const moved = beside.find((branch) => branch.node.id === node)
  if (!moved) return []
  const ids = [...besides(beside, moved)]
  const from = ids.indexOf(node)
  const to = from + by
  if (to < 0 || to >= ids.length) return ids
  ids.splice(from, 1)
  ids.splice(to, 0, node)
  return ids
}

function required(fields: Readonly<Record<string, string>>, name: string): string {
  const value = (fields[name] ?? '').trim()
  if (value !== '') return value
  throw new Refusal('input-invalid', { field: name, reason: '…' }, { where: name })
}

function oneOf<Choice extends string>(
  fields: Readonly<Record<string, string>>,
  name: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === fields[name])
  if (found !== undefined) return found
  throw new Refusal('input-invalid', { field: name, reason: choices.join(', ') }, { where: name })
}
