import fastCheck from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleProgramme } from '../../../test/support/programme-example'
import { Refusal } from '../../platform'
import { jsonFault } from './json-fault'
import { readProgramme } from './read'

/** The refusal of the example with something else at a place in it, such as `nodes.1.title`. */
function refused(...changes: readonly [at: string, value: unknown][]): Refusal {
  const document = structuredClone(exampleProgramme) as unknown as Record<string, unknown>
  for (const [at, value] of changes) {
    const steps = at.split('.')
    const last = steps.pop() as string
    const holder = steps.reduce((inside, step) => inside[step] as Record<string, unknown>, document)
    holder[last] = value
  }
  try {
    readProgramme(JSON.stringify(document), 'plan.json')
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('it was read')
}

describe('a programme in the exchange format', () => {
  it('is read as it stands', () => {
    expect(readProgramme(`\uFEFF${JSON.stringify(exampleProgramme)}`, 'plan.json')).toEqual(exampleProgramme)
  })

  it.each<[string, string, unknown, string]>([
    ['an unknown field', 'interventions.0.colour', 'red', 'interventions[0].colour'],
    ['an unknown field at the top', 'colour', 'red', 'colour'],
    ['an unknown field in a row', 'indicators.0.series.1.note', 'x', 'indicators[0].series[1].note'],
    ['a missing field', 'nodes.1.title', undefined, 'nodes[1].title'],
    ['a word that is no choice', 'nodes.0.kind', 'dream', 'nodes[0].kind'],
    ['a day that does not exist', 'asOf', '2026-02-30', 'asOf'],
    ['a number as text', 'money.0.total', '12', 'money[0].total'],
    ['a share above one', 'interventions.0.overlap', 40, 'interventions[0].overlap'],
    ['a null character', 'nodes.0.text', 'a\0b', 'nodes[0].text'],
    ['half a character', 'contract.principles', ['a', '\ud83d'], 'contract.principles[1]'],
    ['an id that was used in another collection', 'bodies.0.id', 'n1', 'bodies[0].id'],
    ['a code that was used before', 'indicators.1.code', 'bijstand', 'indicators[1].code'],
    ['two links between the same nodes without ids', 'links.3', { from: 'n4', to: 'n3' }, 'links[3]'],
    ['a reference to nothing', 'commitments.0.owner', 'politie', 'commitments[0].owner'],
    [
      'a reference to nothing in a row',
      'interventions.0.contributes.0.node',
      'n9',
      'interventions[0].contributes[0].node',
    ],
    ['a reference to nothing in the contract', 'contract.signatories', ['politie'], 'contract.signatories[0]'],
  ])('with %s is refused with its place', (_, at, value, where) => {
    const refusal = refused([at, value])
    expect(refusal.code).toBe('programme-invalid')
    expect(refusal.where).toBe(where)
    expect(refusal.wrong('nl')).toContain(where)
    expect(refusal.wrong('nl')).not.toMatch(/[{}]|Invalid|expected/)
  })

  it('tells the first fault, and how many more there are', () => {
    const refusal = refused(['commitments.0.owner', 'politie'], ['bodies.0.members', ['politie', 'school']])
    expect(refusal.where).toBe('bodies[0].members[0]')
    expect(refusal.wrong('nl')).toContain('"politie" staat niet in organisations (en er zijn nog 2 fouten).')
    expect(refusal.wrong('en')).toContain('"politie" is not in organisations (and there are 2 more faults).')
  })

  it('of another format or version is refused by that', () => {
    for (const format of ['wijklus-programme/2', 7, undefined]) {
      expect(refused(['format', format]).code).toBe('programme-format')
    }
  })

  it('that is no JSON is refused with line and column', () => {
    for (const [text, where] of [
      ['{\n  "format": wijklus\n}', '2:13'],
      ['{"a": [1, 2,]}', '1:13'],
      ['', '1:1'],
      ['{"a": 1} x', '1:10'],
      ['{"a": "\n"}', '1:7'],
    ] as const) {
      expect(() => readProgramme(text, 'plan.json')).toThrow(
        expect.objectContaining({ code: 'programme-invalid', where }) as Error,
      )
    }
    expect(() => readProgramme('[]', 'plan.json')).toThrow(expect.objectContaining({ where: 'plan.json' }) as Error)
  })
})

describe('where a text stops being JSON', () => {
  it('is nowhere in JSON, and somewhere in what the language does not read', () => {
    fastCheck.assert(
      fastCheck.property(
        fastCheck.json(),
        fastCheck.nat(),
        fastCheck.constantFrom('', ',', '}', ']', '"', 'x', '{'),
        (text, at, mark) => {
          const place = at % (text.length + 1)
          const damaged = text.slice(0, place) + mark + text.slice(place + 1)
          expect(jsonFault(text)).toBeNull()
          expect(jsonFault(damaged) === null).toBe(isJson(damaged))
        },
      ),
    )
  })
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
