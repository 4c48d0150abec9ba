import { describe, expect, it } from 'vitest'
import type { TheoryIndicator, TheoryNode } from '../../theory'
import { chainOf, indicatorsReached, nodesReached } from './chain'

const link = (from: string, to: string, assumption = `${from} helpt ${to}`) => ({ from, to, assumption })
const direct = (node: string) => ({ node, how: 'direct' as const })

describe('the chain from an intervention to the goals', () => {
  const links = [link('n4', 'n3'), link('n3', 'n2'), link('n1', 'n3')]

  it('goes up over every link, with what is assumed on it', () => {
    const [step] = chainOf([direct('n4')], links)
    expect(step).toMatchObject({ node: 'n4', link: null })
    expect(step?.above).toMatchObject([
      { node: 'n3', link: { assumption: 'n4 helpt n3' }, above: [{ node: 'n2', above: [] }] },
    ])
    expect([...nodesReached([direct('n4')], links)].sort()).toEqual(['n2', 'n3', 'n4'])
  })

  it('follows a node that is reached twice once, and says where the rest is', () => {
    const diamond = [link('a', 'b'), link('a', 'c'), link('b', 'd'), link('c', 'd'), link('d', 'e')]
    const [step] = chainOf([direct('a')], diamond)
    const [viaB, viaC] = step?.above ?? []
    expect(viaB?.above[0]).toMatchObject({ node: 'd', isElsewhere: false, above: [{ node: 'e' }] })
    expect(viaC?.above[0]).toMatchObject({ node: 'd', isElsewhere: true, above: [] })
  })

  it('ends where a theory goes round, and in one of five hundred nodes', () => {
    const round = [link('a', 'b'), link('b', 'a')]
    expect(chainOf([direct('a')], round)[0]?.above[0]?.above[0]).toMatchObject({ node: 'a', isElsewhere: true })
    const layers = Array.from({ length: 499 }, (_, index) => [
      link(`n${index}`, `n${index + 1}`),
      link(`n${index}`, `n${Math.min(499, index + 2)}`),
    ])
    expect(nodesReached([direct('n0')], layers.flat()).size).toBe(500)
    expect(chainOf([direct('n0')], layers.flat())).toHaveLength(1)
  })
})

it('an intervention leads to the outcome indicators of every goal above it, each once', () => {
  const node = (id: string, indicators: string[]): TheoryNode => ({ id, kind: 'outcome', title: id, indicators })
  const indicator = (code: string, level: TheoryIndicator['level']): TheoryIndicator => ({
    ...{ code, name: code, level, unit: '%' },
  })
  const theory = {
    nodes: [
      node('n2', ['bijstand']),
      node('n3', ['bijstand', 'schulden']),
      node('n4', ['plekken']),
      node('n9', ['ver']),
    ],
    links: [link('n4', 'n3'), link('n3', 'n2')],
    indicators: [
      indicator('bijstand', 'outcome'),
      indicator('schulden', 'outcome'),
      indicator('plekken', 'output'),
      indicator('ver', 'outcome'),
    ],
  }
  const found = indicatorsReached([direct('n4')], theory).map(({ indicator: { code } }) => code)
  expect(found).toEqual(['bijstand', 'schulden'])
  expect(indicatorsReached([], theory)).toEqual([])
})
