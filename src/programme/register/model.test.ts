import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countsOf,
  entriesOf,
  type Filtered,
  factorsByLevel,
  findNamed,
  passes,
  plainText,
  type RegisterFilter,
  type RegisterRow,
  readWords,
} from './model'

const anything: RegisterFilter = { area: null, theme: null, cluster: null, kind: null }

const row = (given: Partial<RegisterRow> & { line?: string; cluster?: string | null }): RegisterRow => {
  const { line = '1', cluster = null, ...rest } = given
  return {
    id: 'one',
    kind: 'intervention',
    name: 'Klusbieb',
    themes: [],
    areas: [],
    areasAsPublished: null,
    level: null,
    polarity: null,
    description: null,
    targetGroup: null,
    partners: null,
    phase: null,
    phaseLine: null,
    figures: null,
    mention: { document: 'report', section: 'annex-3', line, cluster },
    ...rest,
  }
}

describe('what is typed in the search field', () => {
  it.each([
    ['a word may be the beginning of a longer one', 'buurtb', { whole: 'buurtb', before: '', beginning: 'buurtb' }],
    ['of several words the last', 'samen buurtb', { whole: 'samen buurtb', before: 'samen', beginning: 'buurtb' }],
    ['not when it is short', 'jeugd in', { whole: 'jeugd in', before: null, beginning: null }],
    ['not in quotes', '"buurt', { whole: '"buurt', before: null, beginning: null }],
    ['not after a minus', 'jeugd -politie', { whole: 'jeugd -politie', before: null, beginning: null }],
    ['not a quoted phrase', '"buurt werk"', { whole: '"buurt werk"', before: null, beginning: null }],
    ['without accents', 'mamacafé', { whole: 'mamacafe', before: '', beginning: 'mamacafe' }],
  ])('%s', (_rule, typed, words) => {
    expect(readWords(typed)).toEqual(words)
  })

  it.each(['', '   ', '\u0000', '\n\t'])('is nothing for %j', (typed) => {
    expect(readWords(typed)).toBeUndefined()
  })

  it('never brings a control character or half a character to the store', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(plainText(typed)).not.toMatch(/[\p{Cc}\p{Cs}]/u)
        const words = readWords(typed)
        if (words?.beginning) expect(words.beginning).toMatch(/^[\p{L}\p{N}]+$/u)
      }),
    )
  })
})

describe('entries', () => {
  it('with one id are one entry, named in several places and clusters', () => {
    const rows = [
      row({ line: '10', cluster: 'a' }),
      row({ line: '20', cluster: 'b' }),
      row({ line: '30', cluster: 'a' }),
      row({ id: 'other', line: '40' }),
    ]
    const entries = entriesOf(rows)
    expect(entries.map(({ id, clusters }) => ({ id, clusters }))).toEqual([
      { id: 'one', clusters: ['a', 'b'] },
      { id: 'other', clusters: [] },
    ])
    expect(entries[0]?.mentions.map(({ line }) => line)).toEqual(['10', '20', '30'])
  })

  it('stand by kind: what is done before what was said about it', () => {
    const rows = [row({ id: 'f', kind: 'factor' }), row({ id: 'c', kind: 'cluster' }), row({ id: 'i' })]
    expect(entriesOf(rows).map(({ id }) => id)).toEqual(['i', 'c', 'f'])
  })
})

describe('filters', () => {
  const entries: Filtered[] = [
    { id: '1', kind: 'intervention', themes: ['t'], clusters: ['a', 'b'], areas: ['delft-west'] },
    { id: '2', kind: 'intervention', themes: ['t'], clusters: ['b'], areas: ['breda-noord'] },
    { id: '3', kind: 'factor', themes: ['t'], clusters: ['b'], areas: [] },
  ]

  it('find no entry by an area that the document does not name', () => {
    const filter = { ...anything, area: 'delft-west' }
    expect(entries.filter((entry) => passes(entry, filter)).map(({ id }) => id)).toEqual(['1'])
  })

  it('count what each value would give, the other filters as they are', () => {
    const counts = countsOf(entries, { ...anything, area: 'delft-west', kind: 'intervention' })
    expect(counts.areas).toEqual([
      { code: 'delft-west', count: 1 },
      { code: 'breda-noord', count: 1 },
    ])
    expect(counts.kinds).toEqual([{ code: 'intervention', count: 1 }])
    expect(counts.clusters).toEqual([
      { code: 'a', count: 1 },
      { code: 'b', count: 1 },
    ])
    expect(counts.without).toEqual({ area: 2, theme: 1, cluster: 1, kind: 1 })
  })

  it('know a theme by code or by name in either language, however it is spelled', () => {
    const themes = [{ code: 'jonge-kind', name: { nl: 'Jonge kind', en: 'Young child' } }]
    for (const typed of ['jonge-kind', 'JONGE KIND', 'young  child']) {
      expect(findNamed(typed, themes)?.code).toBe('jonge-kind')
    }
    expect(findNamed('kind', themes)).toBeUndefined()
  })
})

it('factors stand by level from near to far, those that help first', () => {
  const factor = (id: string, level: RegisterRow['level'], polarity: RegisterRow['polarity']) =>
    row({ id, kind: 'factor', name: null, level, polarity })
  const factors = entriesOf([
    factor('1', 'systeem', 'bevorderend'),
    factor('2', 'individueel', 'belemmerend'),
    factor('3', 'individueel', 'bevorderend'),
  ])
  expect(factorsByLevel(factors).map(({ level, factors: of }) => [level, of.map(({ id }) => id)])).toEqual([
    ['individueel', ['3', '2']],
    ['systeem', ['1']],
  ])
})
