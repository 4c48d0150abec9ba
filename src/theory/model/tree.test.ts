import { describe, expect, it } from 'vitest'
import { framed, layoutOf } from '../drawing/layout'
import type { NodeKind } from './kinds'
import { type Branch, branchesOf, treeOf } from './tree'

function theory(nodes: Record<string, NodeKind>, links: readonly string[]) {
  return {
    nodes: Object.entries(nodes).map(([id, kind], position) => ({
      node: { id, kind, title: id },
      position,
      revision: 1,
    })),
    links: links.map((text) => {
      const [from = '', to = ''] = text.split('>')
      return { id: text, link: { from, to }, revision: 1 }
    }),
  }
}

const outline = (branches: readonly Branch[]): string[] =>
  [...branchesOf(branches)].map(
    ({ node, depth, shown }) => `${'-'.repeat(depth)}${node.id}${shown === 'full' ? '' : ` ${shown}`}`,
  )

const plan = theory({ p: 'problem', m: 'mission', a1: 'ambition', a2: 'ambition', u: 'outcome', r: 'output' }, [
  'a1>m',
  'a2>m',
  'u>a1',
  'u>a2',
  'r>u',
  'p>u',
])

describe('the tree of a theory', () => {
  it('has goals at the top, below each what leads to it, and what leads to two things once in full', () => {
    expect(outline(treeOf(plan).top)).toEqual(['m', '-a1', '--u', '---p', '---r', '-a2', '--u again'])
  })

  it('shows what leads nowhere at the top, goals first', () => {
    expect(outline(treeOf(theory({ r: 'output', p: 'problem', a: 'ambition' }, [])).top)).toEqual(['a', 'r', 'p'])
  })

  it('shows a circle once, marks it, and loses nothing in it', () => {
    const circle = theory({ a: 'outcome', b: 'outcome', c: 'outcome' }, ['a>b', 'b>c', 'c>a'])
    const tree = treeOf(circle)
    expect(outline(tree.top)).toEqual(['a', '-c', '--b', '---a loop'])
    expect(tree.loops).toEqual(['a>b'])
  })

  it('leaves a link to nothing aside', () => {
    expect(outline(treeOf(theory({ a: 'ambition' }, ['weg>a', 'a>weg'])).top)).toEqual(['a'])
  })
})

describe('the drawing of a theory', () => {
  it('puts goals to the left of what leads to them, in the order of the list, without boxes over each other', () => {
    const many = theory({ a: 'ambition', u1: 'outcome', u2: 'outcome', u3: 'outcome' }, ['u1>a', 'u2>a', 'u3>a'])
    const { nodes, width } = framed(layoutOf(many))
    const at = (id: string) => nodes.get(id) ?? { x: Number.NaN, y: Number.NaN }
    expect(at('a').x).toBeLessThan(at('u1').x)
    expect(at('u1').y + 84).toBeLessThan(at('u2').y)
    expect(at('u2').y + 84).toBeLessThan(at('u3').y)
    expect(width).toBeGreaterThan(at('u1').x + 232)
  })

  it('leaves a box where somebody put it, and frames it wherever that is', () => {
    const placed = theory({ a: 'ambition', u: 'outcome' }, ['u>a'])
    const moved = {
      ...placed,
      nodes: placed.nodes.map((one) => ({ ...one, node: { ...one.node, at: { x: -500, y: 40 } } })),
    }
    expect(layoutOf(moved).nodes.get('a')).toEqual({ x: -500, y: 40 })
    expect(framed(layoutOf(moved)).nodes.get('a')).toEqual({ x: 8, y: 8 })
  })

  it('is empty where there is nothing, and stands a circle', () => {
    expect(layoutOf(theory({}, [])).nodes.size).toBe(0)
    expect(layoutOf(theory({ a: 'outcome', b: 'outcome' }, ['a>b', 'b>a', 'a>a'])).links).toHaveLength(2)
  })
})
