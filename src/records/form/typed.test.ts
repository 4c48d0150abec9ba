import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import * as value from '../values'
import { fieldFaults } from './faults'
import { fieldsOf, foldedFields, kindsReferred, namesOfId } from './fields'
import { bodyOf, typedOf } from './typed'
import { readNumber, type Typed } from './written'

const schema = z.strictObject({
  id: value.id(),
  title: value.line(),
  text: value.prose().optional(),
  at: z.strictObject({ x: z.number() }).optional(),
  kind: value.choice('kind', ['a', 'b']).optional(),
  phase: value.vocabulary('phase', ['starting', 'running']).optional(),
  measures: value.list(value.vocabulary('measure', ['mixing'])).optional(),
  lessons: value.list(value.line()).optional(),
  nodes: value.list(value.reference('node')).optional(),
  decides: value.yes().optional(),
  success: value.share().optional(),
  count: value.amount().optional(),
  from: value.moment().optional(),
  targets: value.rows({ period: value.period(), value: value.number() }).optional(),
  dependsOn: value.rows({ role: value.line().optional(), substitute: value.yes().optional() }).optional(),
  baseline: value.group({ period: value.period(), value: value.number() }).optional(),
})
const fields = fieldsOf(schema)

/** What a form gives back when it is sent as it was shown, with something typed in it. */
function sent(body: Record<string, unknown>, changes: Typed = {}) {
  return bodyOf(fields, { ...typedOf(fields, body, 'nl'), ...changes }, body, 'nl')
}

const full = {
  id: 'x1',
  title: 'Huiswerkklas',
  at: { x: 3 },
  phase: 'eigen woord',
  measures: ['mixing', 'iets anders'],
  lessons: ['een', 'twee'],
  nodes: ['n2', 'n1'],
  decides: false,
  success: 0.075,
  count: 1250.5,
  targets: [
    { period: '2026', value: 12 },
    { period: '2030', value: 8 },
  ],
}

describe('a form', () => {
  it('asks for what its schema declares, not for what something is known by or where it was drawn', () => {
    expect(fields.map(({ name }) => name)).not.toContain('id')
    expect(fields.map(({ name }) => name)).not.toContain('at')
    expect(namesOfId(schema)).toEqual(['id'])
    expect(kindsReferred(fields)).toEqual(['node'])
  })

  it('asks at once for what is required, filled in or first, and keeps the rest behind "more"', () => {
    const { shown, folded } = foldedFields(fields, ({ name }) => name === 'baseline')
    expect(shown.map(({ name }) => name)).toEqual([
      ...['title', 'text', 'kind', 'phase', 'measures', 'lessons', 'nodes', 'baseline'],
    ])
    expect(folded).toHaveLength(fields.length - shown.length)
  })

  it('shows numbers and parts the Dutch way', () => {
    expect(typedOf(fields, full, 'nl')).toMatchObject({
      ...{ success: ['7,5'], count: ['1.250,5'], decides: ['no'], lessons: ['een\ntwee'], nodes: ['n2', 'n1'] },
      ...{ phase: [''], 'phase+': ['eigen woord'], measures: ['mixing'], 'measures+': ['iets anders'] },
      ...{ 'targets[0].period': ['2026'], 'targets[1].value': ['8'] },
    })
    expect(typedOf(fields, full, 'en')).toMatchObject({ success: ['7.5'], count: ['1,250.5'] })
  })

  it('that is sent as it was shown changes nothing, whatever stood in it', () => {
    const word = fc.string({ minLength: 1, maxLength: 20 })
    const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
    const bodies = fc.record({
      id: word,
      title: word,
      text: optional(word),
      kind: optional(fc.constantFrom('a', 'b')),
      phase: optional(fc.oneof(word, fc.constant('running'))),
      measures: optional(fc.array(fc.oneof(word, fc.constant('mixing')))),
      lessons: optional(fc.array(word)),
      nodes: optional(fc.array(word)),
      decides: optional(fc.boolean()),
      success: optional(fc.double({ min: 0, max: 1, noNaN: true })),
      count: optional(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })),
      targets: optional(
        fc.array(
          fc.record({ period: fc.constant('2026-Q1'), value: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
        ),
      ),
      dependsOn: optional(fc.array(fc.record({ role: word, substitute: fc.boolean() }, { requiredKeys: [] }))),
    })
    fc.assert(
      fc.property(bodies, fc.constantFrom('nl' as const, 'en' as const), (made, language) => {
        const body = JSON.parse(JSON.stringify(made)) as Record<string, unknown>
        expect(bodyOf(fields, typedOf(fields, body, language), body, language).body).toEqual(body)
      }),
      { numRuns: 300 },
    )
  })

  it('reads back as new what it shows, where it was typed by hand', () => {
    const { id: _id, at: _at, ...typed } = full
    expect(bodyOf(fields, typedOf(fields, typed, 'nl'), null, 'nl').body).toEqual(typed)
  })

  it('takes a row away that is emptied or ticked, and names the others by where they stood', () => {
    const emptied = sent(full, { 'targets[0].period': [''], 'targets[0].value': [''], 'targets[2].period': ['2034'] })
    expect(emptied.body['targets']).toEqual([{ period: '2030', value: 8 }, { period: '2034' }])
    expect(sent(full, { 'targets[1]-': ['on'] }).body['targets']).toEqual([{ period: '2026', value: 12 }])
    const checked = schema.safeParse(emptied.body)
    expect(fieldFaults(checked.error as z.ZodError, fields, emptied)).toEqual([
      { field: 'targets[2].value', fault: 'required' },
    ])
  })

  it('leaves out what is emptied, and tells spaces from lines', () => {
    const { body } = sent(
      { ...full, text: 'een\ntwee' },
      { lessons: [' '], text: ['een twee'], nodes: [], decides: [''] },
    )
    expect(body).toMatchObject({ text: 'een twee' })
    for (const name of ['lessons', 'nodes', 'decides']) expect(body).not.toHaveProperty(name)
  })

  it('takes a known word that is chosen, and a word of their own that is typed', () => {
    expect(sent(full, { phase: ['running'] }).body['phase']).toBe('running')
    expect(sent({ ...full, phase: 'running' }, { 'phase+': ['nieuw'] }).body['phase']).toBe('nieuw')
  })

  it('says at each field what is wrong with it', () => {
    const wrong = {
      ...{ title: [''], count: ['veel'], success: ['120'], 'targets[0].period': ['later'], 'targets[0].value': ['1'] },
      ...{ from: ['2026-13'], kind: ['c'], text: ['x'.repeat(20_001)] },
    }
    const form = bodyOf(fields, wrong, null, 'nl')
    const faults = fieldFaults(schema.safeParse({ id: 'x', ...form.body }).error as z.ZodError, fields, form)
    expect(Object.fromEntries(faults.map(({ field, fault }) => [field, fault]))).toEqual({
      ...{ title: 'required', count: 'number', success: 'share', 'targets[0].period': 'period' },
      ...{ from: 'moment', kind: 'choice', text: 'long' },
    })
  })
})

describe('what is typed is read', () => {
  it.each([
    ['1.250', 1250, 1.25],
    ['1,250', 1.25, 1250],
    ['12,5', 12.5, 12.5],
    ['12.5', 12.5, 12.5],
    ['1.250.000,75', 1_250_000.75, null],
    ['€ 300.000', 300_000, 300],
    ['-3', -3, -3],
    ['veel', null, null],
    ['1e5', null, null],
    ['', null, null],
  ])('the number %j', (text, dutch, english) => {
    expect([readNumber(text, 'nl'), readNumber(text, 'en')]).toEqual([dutch, english])
  })

  it.each([
    ['31-1-2026', '2026-01-31'],
    ['5-2026', '2026-05'],
    ['q1 2026', '2026-Q1'],
    ['2026 h2', '2026-H2'],
    ['K3 2026', '2026-Q3'],
    ['2026', '2026'],
  ])('the moment %j', (text, kept) => {
    expect(bodyOf(fields, { from: [text] }, null, 'nl').body).toEqual({ from: kept })
  })
})
