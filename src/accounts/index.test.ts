import { expect, it } from 'vitest'
import { roles } from './index'
import en from './texts/en.json'
import nl from './texts/nl.json'

it('every role has a name for readers, in both languages', () => {
  expect(Object.keys(nl.roles)).toEqual([...roles])
  expect(Object.keys(en.roles)).toEqual([...roles])
})
