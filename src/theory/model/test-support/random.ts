import fc from 'fast-check'
import { applySteps, type Edit, stepsOf } from '../edit'
import { type Entries, entriesOf } from '../entries'
import { nodeKinds, type TheoryNode } from '../kinds'

/** Ids of the nodes that random edits speak of; few, so that they meet. */
const ids = ['a', 'b', 'c', 'd', 'e'] as const

const id = fc.constantFrom(...ids)
const title = fc.string({ minLength: 1, maxLength: 8 })

const node: fc.Arbitrary<TheoryNode> = fc.record({ id, kind: fc.constantFrom(...nodeKinds), title })

/** Any edit that an editor can do. */
export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ do: fc.constant('add' as const), node }),
  fc.record({ do: fc.constant('add' as const), node, under: id, because: fc.record({ assumption: title }) }),
  fc.record({
    do: fc.constant('change' as const),
    id,
    fields: fc.record({ title, text: fc.option(title, { nil: undefined }) }),
  }),
  fc.record({ do: fc.constant('remove' as const), id }),
  fc.record({ do: fc.constant('link' as const), from: id, to: id }),
  fc.record({ do: fc.constant('order' as const), ids: fc.shuffledSubarray([...ids]) }),
  fc.record({
    do: fc.constant('place' as const),
    places: fc
      .dictionary(id, fc.record({ x: fc.integer(), y: fc.integer() }))
      .map((all) => new Map(Object.entries(all))),
  }),
)

/** What edits make of nothing; one that would add what is there already is left out. */
export function made(edits: readonly Edit[], from: Entries = entriesOf([])): Entries {
  return edits.reduce((entries, edit) => {
    if (edit.do === 'add' && entries.has(`node ${edit.node.id}`)) return entries
    return applySteps(entries, stepsOf(entries, edit))
  }, from)
}
