import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearest, Refusal } from '../platform'
import { type Area, checkedAliases, findAmong, type Group, longestAlias } from './model'

const area = (slug: string, name: string, aliases: string[] = []): Area => ({
  slug,
  name,
  municipality: name,
  municipalityCode: 'GM0001',
  aliases,
  fictitious: false,
  revision: 1,
})

// Spellings as the sources have them (monitor-part-1, 2.1: variants at L2359, L1817, L1777).
const areas = [
  area('arnhem-oost', 'Arnhem-Oost', ['Arnhem Oost']),
  area('amsterdam-nieuw-west', 'Amsterdam Nieuw-West', ['Amsterdam West']),
  area('tilburg-noordwest', 'Tilburg NoordWest', ['Tilburg Noord', 'Tilburg Noord-West']),
]
const groups: Group[] = [
  {
    slug: 'nplv',
    kind: 'group',
    name: { nl: 'Focusgebieden', en: 'Focus areas' },
    aliases: ['NPLV'],
    members: [],
    programmeSince: 2022,
  },
  {
    slug: 'nl',
    kind: 'country',
    name: { nl: 'Nederland', en: 'Netherlands' },
    aliases: [],
    members: [],
    programmeSince: null,
  },
]
const find = (name: string) => findAmong(name, areas, groups, nearest)

describe('a place is found', () => {
  it.each([
    ['by slug', 'tilburg-noordwest', 'tilburg-noordwest'],
    ['by name', 'Tilburg NoordWest', 'tilburg-noordwest'],
    ['by alias', 'Amsterdam West', 'amsterdam-nieuw-west'],
    ['whatever the case and hyphens', 'TILBURG NOORD WEST', 'tilburg-noordwest'],
    ['with accents and spaces that do not matter', '  Árnhem   oost ', 'arnhem-oost'],
    ['as a group', 'nplv', 'nplv'],
    ['as a group in English', 'focus areas', 'nplv'],
    ['as the country', 'NEDERLAND', 'nl'],
  ])('%s', (_how, typed, slug) => {
    expect(find(typed).slug).toBe(slug)
  })

  it('and a name that is not known is refused with near ones', () => {
    expect(() => find('Tilburg Nord')).toThrow(Refusal)
    try {
      find('Tilburg Nord')
    } catch (error) {
      expect((error as Refusal).code).toBe('place-unknown')
      expect((error as Refusal).parameters['near']).toContain('tilburg-noordwest')
    }
  })
})

describe('aliases as they will be kept', () => {
  const checked = (aliases: string[]) => checkedAliases(areas[2] as Area, aliases, areas, groups)

  it('are trimmed, in order, without empty ones, repetitions and the name itself', () => {
    expect(checked([' Tilburg  Noord ', '', 'Noordwest', 'Tilburg Noord', 'Tilburg NoordWest'])).toEqual([
      'Tilburg Noord',
      'Noordwest',
    ])
  })

  it('may be spellings that differ in a hyphen only: the sources have both', () => {
    expect(checked(['Tilburg Noord-West', 'Tilburg Noord West'])).toHaveLength(2)
  })

  it.each([
    ['name another area', 'arnhem oost', 'alias-taken'],
    ['name an alias of another area', 'AMSTERDAM WEST', 'alias-taken'],
    ['name a group', 'NPLV', 'alias-taken'],
    ['name the country', 'Nederland', 'alias-taken'],
    ['are too long', 'x'.repeat(longestAlias + 1), 'alias-too-long'],
    ['have no letter', '013', 'alias-without-letter'],
    ['hide a control character', 'Noord\u0007west', 'alias-without-letter'],
  ])('are refused when they %s, and the place of the fault is told', (_why, alias, code) => {
    try {
      checked(['goed', alias])
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal)
      expect((error as Refusal).code).toBe(code)
      expect((error as Refusal).where).toBe('alias-2')
    }
  })

  it('checked again are the same', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z][a-z -]{0,20}$/), { maxLength: 6 }), (typed) => {
        let once: string[]
        try {
          once = checked(typed)
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal)
          return
        }
        expect(checked(once)).toEqual(once)
      }),
    )
  })
})

describe('the areas that ship', () => {
  const rows = parse(readFileSync('content/areas.csv', 'utf8'), { columns: true }) as Record<string, string>[]

  it('are twenty, each with a code of its municipality and a line in the source, and one that was made up', () => {
    const real = rows.filter((row) => row['fictitious'] === '')
    expect(real).toHaveLength(20)
    expect(rows.filter((row) => row['fictitious'] === 'yes').map((row) => row['slug'])).toEqual(['voorbeeldwijk'])
    for (const row of real) {
      expect(row['municipality_code']).toMatch(/^GM\d{4}$/)
      expect(row['line']).toMatch(/^\d+(-\d+)?$/)
    }
  })

  it('each have names that no other has', () => {
    const shipped = rows.map((row) => ({
      ...area(row['slug'] ?? '', row['name'] ?? ''),
      aliases: (row['aliases'] ?? '').split('; ').filter(Boolean),
    }))
    for (const one of shipped) expect(checkedAliases(one, one.aliases, shipped, groups)).toEqual(one.aliases)
  })
})
