import { expect, it } from 'vitest'
import { asciiJson, inPieces, jsonOfItems } from './pieces.server'

const whole = (pieces: readonly Buffer[]) => Buffer.concat(pieces).toString()

it.each([
  { name: 'none', texts: [], pieces: 0 },
  { name: 'only empty ones', texts: ['', ''], pieces: 0 },
  { name: 'some short ones', texts: ['a', 'bc', ''], pieces: 1 },
  { name: 'one as long as a piece', texts: ['a'.repeat(1_048_576)], pieces: 1 },
  {
    name: 'long ones between short ones',
    texts: ['a', 'b'.repeat(1_200_000), 'c', 'd'.repeat(1_100_000), ''],
    pieces: 4,
  },
  { name: 'very many', texts: Array.from({ length: 300_000 }, (_, at) => `${at},`), pieces: 2 },
])('texts stay the same in pieces: $name', ({ texts, pieces }) => {
  const found = [...inPieces(texts)]
  expect(whole(found)).toBe(texts.join(''))
  expect(found).toHaveLength(pieces)
})

it('every sign that is not ASCII is written by its number', () => {
  const value = { plain: 'a"\\\n~', signs: ['é', '\u0080', '’', '€', '𝛼', '\u2028'] }
  const written = asciiJson(value)
  expect(written).toMatch(/^[\0-\x7f]*$/)
  expect(JSON.parse(written)).toEqual(value)
})

it('a list is written as JSON, with what is said beside it and without', () => {
  const written = (about: object, items: string[]) =>
    JSON.parse(whole([...inPieces(jsonOfItems(about, 'items', items))]))
  expect(written({ place: 'Súdwest’' }, ['1', '2,3'])).toEqual({ place: 'Súdwest’', items: [1, 2, 3] })
  expect(written({}, [])).toEqual({ items: [] })
})
