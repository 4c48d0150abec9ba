import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSame } from '../../records'
import { mergeBodies } from './merge'

const body = fc.dictionary(fc.constantFrom('title', 'text', 'owner', 'theme'), fc.constantFrom('een', 'twee', 'drie'))

describe('two changes of one record', () => {
  it('come together field by field', () => {
    const base = { title: 'Oud', text: 'Uitleg' }
    expect(mergeBodies(base, { ...base, title: 'Nieuw' }, { ...base, owner: 'gemeente' })).toEqual({
      body: { title: 'Nieuw', text: 'Uitleg', owner: 'gemeente' },
      conflicts: [],
    })
  })

  it('clash where both changed the same field differently, and not where both did the same', () => {
    const base = { title: 'Oud' }
    expect(mergeBodies(base, { title: 'Van ons' }, { title: 'Van hen' }).conflicts).toEqual(['title'])
    expect(mergeBodies(base, { title: 'Samen' }, { title: 'Samen' }).conflicts).toEqual([])
  })

  it('clash where one removed what the other changed, and not where the other left it alone', () => {
    const base = { title: 'Oud' }
    expect(mergeBodies(base, { title: 'Nieuw' }, null)).toEqual({ body: { title: 'Nieuw' }, conflicts: [''] })
    expect(mergeBodies(base, null, { title: 'Nieuw' }).conflicts).toEqual([''])
    expect(mergeBodies(base, base, null)).toEqual({ body: null, conflicts: [] })
  })

  it('are never asked about for where a box stands', () => {
    const merged = mergeBodies({ at: { x: 0, y: 0 } }, { at: { x: 1, y: 1 } }, { at: { x: 2, y: 2 } })
    expect(merged).toEqual({ body: { at: { x: 1, y: 1 } }, conflicts: [] })
  })

  it('lose nothing: every field is as one of the two left it, and what only one touched is as that one made it', () => {
    fc.assert(
      fc.property(body, body, body, (base, ours, theirs) => {
        const { body: merged, conflicts } = mergeBodies(base, ours, theirs)
        for (const name of ['title', 'text', 'owner', 'theme']) {
          const value = merged?.[name]
          expect([ours[name], theirs[name]]).toContain(value)
          if (isSame(base[name], ours[name])) expect(value).toEqual(theirs[name])
          else if (isSame(base[name], theirs[name])) expect(value).toEqual(ours[name])
          else expect(conflicts.includes(name)).toBe(!isSame(ours[name], theirs[name]))
        }
      }),
    )
  })
})
