import type { TheoryNode } from './kinds'

/**
 * An id for something new: readable, from its title, with an ending that two people at once do not both make.
 *
 * @param random at least four letters or digits
 */
export function idFor(title: string, random: string): string {
  const words = title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '')
  return words === '' ? `n-${random}` : `${words}-${random}`
}

/** A title that says which node is meant. */
export function nameOf({ id, title }: TheoryNode, nodes: readonly TheoryNode[]): string {
  const isShared = nodes.some((other) => other.id !== id && other.title === title)
  return isShared ? `${title} (${id})` : title
}

/** The node that was meant by a typed title. */
export function nodeNamed(typed: string, nodes: readonly TheoryNode[]): TheoryNode | undefined {
  const wanted = typed.trim()
  return nodes.find((node) => nameOf(node, nodes) === wanted) ?? nodes.find(({ id }) => id === wanted)
}
