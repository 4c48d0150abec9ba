import { expect, it } from 'vitest'
import { inPieces, jsonOfItems } from './pieces.server'

const whole = (pieces: readonly Buffer[]) => Buffer.concat(pieces).toString()

it.each([
  { name: 'none', texts: [], pieces: 0 },
  { name: 'only empty ones', texts: ['', ''], pieces: 0 },
  { name: 'some short ones', texts: ['a', 'é', '€', '𝛼'], pieces: 1 },
  { name: 'one of many signs of three bytes', texts: ['€'.repeat(300_000)], pieces: 1 },
  { name: 'long ones between short ones', texts: ['a', '€'.repeat(400_000), 'b', '𝛼'.repeat(300_000), ''], pieces: 4 },
  { name: 'very many', texts: Array.from({ length: 300_000 }, (_, at) => `${at} é,`), pieces: 3 },
])('texts stay the same in pieces: $name', ({ texts, pieces }) => {
  const found = [...inPieces(texts)]
  expect(whole(found)).toBe(texts.join(''))
  expect(found).toHaveLength(pieces)
})

it('a list is written as JSON, with what is said beside it and without', () => {
  const written = (about: object, items: string[]) => JSON.parse([...jsonOfItems(about, 'items', items)].join(''))
  expect(written({ place: 'nl' }, ['1', '2,3'])).toEqual({ place: 'nl', items: [1, 2, 3] })
  expect(written({}, [])).toEqual({ items: [] })
})
