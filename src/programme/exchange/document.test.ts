import fastCheck from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleProgramme } from '../../../test/support/programme-example'
import type { Kept, RecordChange } from '../../records'
import { differenceOf, stepsOf } from './difference'
import { changesFor, documentOf } from './document'
import type { ProgrammeDocument } from './format'
import { readProgramme } from './read'
import { documents } from './test-support/documents'

/** What is kept after changes, with the fields of every body in another order, as a store may give them back. */
function kept(changes: readonly RecordChange[], before: readonly Kept[] = []): Kept[] {
  const records = new Map(before.map((record) => [`${record.kind} ${record.id}`, record]))
  for (const { kind, id, body, position = 0, base } of changes) {
    if (body === null) records.delete(`${kind} ${id}`)
    else {
      const revision = (base ?? 0) + 1
      const turned = Object.fromEntries(Object.entries(body).toReversed())
      records.set(`${kind} ${id}`, { kind, id, body: turned, position, revision, changedAt: '', changedBy: '' })
    }
  }
  return [...records.values()].toReversed()
}

/** As it is given: also the collections of the example that have nothing in them. */
const given = (document: ProgrammeDocument) => documentOf({ name: '' }, kept(changesFor(document, [])), document.asOf)

describe('a programme', () => {
  it('is the same after it was imported, and byte for byte after it was given once', () => {
    expect(given(exampleProgramme)).toEqual(exampleProgramme)
    fastCheck.assert(
      fastCheck.property(documents(), (document) => {
        const once = given(document)
        expect(once).toMatchObject(document)
        expect(JSON.stringify(given(readProgramme(JSON.stringify(once), 'x')))).toBe(JSON.stringify(once))
      }),
      { numRuns: 20 },
    )
  })

  it('takes the place of another, whatever that was, and changes nothing a second time', () => {
    fastCheck.assert(
      fastCheck.property(documents(), documents(), (first, second) => {
        const before = kept(changesFor(first, []))
        const after = kept(changesFor(second, before), before)
        expect(documentOf({ name: '' }, after, second.asOf)).toEqual(given(second))
        expect(changesFor(second, after)).toEqual([])
      }),
      { numRuns: 20 },
    )
  })

  it('of an area that wrote nothing has its name and the collections of the example', () => {
    expect(documentOf({ name: 'Westwijk' }, [], '2026-01-01')).toEqual({
      format: 'wijklus-programme/1',
      asOf: '2026-01-01',
      area: { name: 'Westwijk' },
      ...{ organisations: [], indicators: [], nodes: [], links: [], interventions: [] },
      ...{ money: [], bodies: [], commitments: [], decisions: [], accepted: [] },
    })
  })
})

describe('the difference an import makes', () => {
  it('says what comes, what changes in which fields, what goes, and how much only moves', () => {
    const before = kept(changesFor(exampleProgramme, []))
    const [problem, ambition, ...nodes] = structuredClone(exampleProgramme.nodes)
    const document = {
      ...exampleProgramme,
      organisations: exampleProgramme.organisations.toReversed(),
      nodes: [
        { ...problem, title: 'Te lang zonder werk' },
        ambition,
        ...nodes,
        { id: 'n5', kind: 'strength', title: 'De speeltuin' },
      ],
      commitments: [],
    } as ProgrammeDocument
    expect(differenceOf(stepsOf(changesFor(document, before), before))).toEqual({
      comes: [{ kind: 'node', id: 'n5', title: 'De speeltuin', fields: [] }],
      changes: [{ kind: 'node', id: 'n1', title: 'Te lang zonder werk', fields: ['title'] }],
      goes: [{ kind: 'commitment', id: 'c1', title: 'Twee panden beschikbaar', fields: [] }],
      moves: 2,
    })
  })
})
