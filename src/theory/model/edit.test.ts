import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applySteps, inverseOf, stepsOf } from './edit'
import { entriesOf, theoryOf } from './entries'
import type { TheoryNode } from './kinds'
import { anyEdit, made } from './test-support/random'

const node = (id: string, kind: TheoryNode['kind'] = 'outcome'): TheoryNode => ({ id, kind, title: `Titel ${id}` })
const titles = (entries: ReturnType<typeof made>) => theoryOf(entries.values()).nodes.map((placed) => placed.node.id)

describe('an edit of a theory of change', () => {
  const three = made([
    { do: 'add', node: node('a', 'ambition') },
    { do: 'add', node: node('b'), under: 'a', because: { assumption: 'Dat helpt.', strength: 'assumed' } },
    { do: 'add', node: node('c'), under: 'a' },
  ])

  it('adds a node and the reason why it leads to another at once', () => {
    expect(theoryOf(three.values()).links.map(({ id, link }) => [id, link.assumption])).toEqual([
      ['b->a', 'Dat helpt.'],
      ['c->a', undefined],
    ])
  })

  it('removes a node with its links, and nothing else', () => {
    const left = made([{ do: 'remove', id: 'a' }], three)
    expect([...left.keys()]).toEqual(['node b', 'node c'])
  })

  it('moves a node to another goal with its reason', () => {
    const moved = made([{ do: 'move', id: 'b', link: 'b->a', to: 'c' }], three)
    expect(theoryOf(moved.values()).links.map(({ link }) => link)).toEqual([
      { from: 'c', to: 'a' },
      { from: 'b', to: 'c', assumption: 'Dat helpt.', strength: 'assumed' },
    ])
  })

  it('puts nodes in another order, also where two had the same place', () => {
    const same = new Map([...three].map(([key, entry]) => [key, { ...entry, position: 3 }]))
    expect(titles(made([{ do: 'order', ids: ['c', 'a', 'b'] }], same))).toEqual(['c', 'a', 'b'])
  })

  it('does nothing to what is not there, and links nothing to itself or twice', () => {
    expect(stepsOf(three, { do: 'change', id: 'weg', fields: { title: 'x' } })).toEqual([])
    expect(stepsOf(three, { do: 'link', from: 'a', to: 'a' })).toEqual([])
    expect(stepsOf(three, { do: 'link', from: 'b', to: 'a' })).toEqual([])
    expect(stepsOf(entriesOf([]), { do: 'remove', id: 'a' })).toEqual([])
  })

  it('is undone by its inverse, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 8 }), anyEdit, (before, edit) => {
        const entries = made(before)
        if (edit.do === 'add' && entries.has(`node ${edit.node.id}`)) return
        const steps = stepsOf(entries, edit)
        const back = applySteps(applySteps(entries, steps), inverseOf(steps))
        expect(plain(back)).toEqual(plain(entries))
      }),
    )
  })
})

function plain(entries: ReturnType<typeof made>) {
  return [...entries.values()]
    .map(({ kind, id, body, position }) => ({ kind, id, body, position }))
    .toSorted((a, b) => (`${a.kind} ${a.id}` < `${b.kind} ${b.id}` ? -1 : 1))
}
