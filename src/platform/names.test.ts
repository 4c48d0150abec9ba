import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearest, normaliseName } from './names'

describe('a name as people mean it', () => {
  it.each([
    ['Arnhem-Oost', 'arnhem oost'],
    ['  ARNHEM   oost ', 'arnhem oost'],
    ["'s-Gravenhage", 's gravenhage'],
    ['Súdwest-Fryslân', 'sudwest fryslan'],
    ['Zuid/Oost (nieuw)', 'zuid oost nieuw'],
    ['', ''],
  ])('%j is %j', (typed, meant) => {
    expect(normaliseName(typed)).toBe(meant)
  })

  it('keeps two spellings of a word apart', () => {
    expect(normaliseName('Tilburg Noord-West')).not.toBe(normaliseName('Tilburg Noordwest'))
  })

  it('is the same when it is normalised again', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(normaliseName(normaliseName(name))).toBe(normaliseName(name))
      }),
    )
  })
})

describe('near matches', () => {
  const places = ['heerlen-noord', 'utrecht-overvecht', 'delft-west', 'den-haag-zuidwest', 'nl', 'nplv', 'Nederland']

  it.each([
    ['heerln', 'heerlen-noord'],
    ['Heerlen', 'heerlen-noord'],
    ['heerlen nord', 'heerlen-noord'],
    ['Overvegt', 'utrecht-overvecht'],
    ['zuidwest', 'den-haag-zuidwest'],
    ['delf', 'delft-west'],
    ['nederlnd', 'Nederland'],
    ['nplw', 'nplv'],
  ])('%s: first of all %s', (typed, meant) => {
    expect(nearest(typed, places)[0]).toBe(meant)
  })

  it('are a few, each once, best first', () => {
    expect(nearest('west', [...places, ...places], 2)).toHaveLength(2)
    expect(new Set(nearest('west', [...places, ...places], 20)).size).toBe(places.length)
    expect(nearest('x', [])).toEqual([])
  })

  it('are the same whatever the order of the candidates', () => {
    fc.assert(
      fc.property(fc.string(), fc.shuffledSubarray(places, { minLength: places.length }), (typed, shuffled) => {
        expect(nearest(typed, shuffled)).toEqual(nearest(typed, places))
      }),
    )
  })
})
