import { expect, it } from 'vitest'
import { ambitionsServed } from './chance'
import type { Theory } from './entries'

const node = (id: string, kind: 'chance' | 'ambition' | 'outcome') => ({
  node: { id, kind, title: id },
  revision: 1,
  position: 0,
})
const link = (from: string, to: string) => ({ id: `${from}->${to}`, link: { from, to }, revision: 1, position: 0 })

it('counts the ambitions a chance leads to, also through others, each once and circles too', () => {
  const nodes = [node('k', 'chance'), node('a', 'ambition'), node('b', 'ambition'), node('o', 'outcome')]
  const served = (...links: ReturnType<typeof link>[]) =>
    ambitionsServed({ nodes, links } as unknown as Pick<Theory, 'nodes' | 'links'>, 'k')
  expect(served()).toBe(0)
  expect(served(link('k', 'a'))).toBe(1)
  expect(served(link('k', 'a'), link('k', 'o'), link('o', 'b'), link('o', 'a'), link('b', 'k'))).toBe(2)
})
