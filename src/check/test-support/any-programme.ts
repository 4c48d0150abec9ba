import fastCheck from 'fast-check'
import { formatName, type ProgrammeDocument } from '../../programme'
import { ruleCodes } from '../finding'

/** Few ids for many things: they stand double, lead in circles and lead to nothing. */
const id = fastCheck.constantFrom('a', 'b', 'c', 'd', 'e')
const ids = fastCheck.array(id, { maxLength: 3 })
const word = fastCheck.constantFrom('werk', ' Werk', 'groen', '{{title}}', 'a->b', '__proto__', 'constructor', '\n')
const words = fastCheck.array(word, { maxLength: 3 })
const day = fastCheck.constantFrom('0000-01-01', '2023-12-31', '2024-02-29', '2026-01-01', '2028-02-29', '9999-12-31')
const period = fastCheck.constantFrom(
  '0000',
  '2019',
  '2020',
  '2021',
  '2022-Q4',
  '2024-H1',
  '2024-02',
  '2030',
  '9999-H2',
)
const moment = fastCheck.oneof(day, period)
const value = fastCheck.oneof(
  fastCheck.integer({ min: 0, max: 20 }),
  fastCheck.double({ noNaN: true, noDefaultInfinity: true }),
)
const amount = fastCheck.oneof(
  fastCheck.integer({ min: 0, max: 500 }),
  fastCheck.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
)
const share = fastCheck.double({ min: 0, max: 1, noNaN: true })
const measured = fastCheck.record({ period, value })

/** A list of things of which every field that may be absent sometimes is. */
const some = <Thing, Required extends keyof Thing>(
  shape: { [Field in keyof Thing]: fastCheck.Arbitrary<Thing[Field]> },
  requiredKeys: Required[],
) => fastCheck.option(fastCheck.array(fastCheck.record(shape, { requiredKeys }), { maxLength: 5 }), { nil: undefined })

const parts = {
  organisations: some({ id, name: word, kind: fastCheck.constantFrom('residents', 'employer', 'x') }, [
    'id',
    'name',
    'kind',
  ]),
  indicators: some(
    {
      code: id,
      name: word,
      level: fastCheck.constantFrom('outcome', 'output', 'context'),
      unit: fastCheck.constantFrom('%', 'count', 'euro'),
      atRisk: amount,
      owner: id,
      series: fastCheck.array(measured, { maxLength: 6 }),
      baseline: measured,
      targets: fastCheck.array(measured, { maxLength: 2 }),
    },
    ['code', 'name', 'level', 'unit'],
  ),
  nodes: some(
    {
      id,
      kind: fastCheck.constantFrom('problem', 'ambition', 'outcome', 'output', 'condition'),
      title: word,
      cause: fastCheck.constantFrom('neighbourhood', 'found-there', 'beyond'),
      theme: word,
      indicators: ids,
      effectFrom: moment,
    },
    ['id', 'kind', 'title'],
  ),
  links: some(
    {
      id,
      from: id,
      to: id,
      assumption: fastCheck.constantFrom('', ' ', 'x'),
      strength: fastCheck.constantFrom('assumed', 'measured'),
      since: moment,
    },
    ['from', 'to'],
  ),
  interventions: some(
    {
      id,
      title: word,
      contributes: fastCheck.array(fastCheck.record({ node: id, how: fastCheck.constantFrom('direct', 'indirect') }), {
        maxLength: 3,
      }),
      smallResidentsIdea: fastCheck.boolean(),
      measureKinds: fastCheck.array(fastCheck.constantFrom('forced-relocation', 'school-mixing', 'x'), {
        maxLength: 2,
      }),
      deviationReason: word,
      scale: fastCheck.constantFrom('street', 'city'),
      phase: fastCheck.constantFrom('running', 'stopped'),
      from: moment,
      to: moment,
      theme: word,
      targetGroups: words,
      places: words,
      partners: ids,
      partnersNeeded: fastCheck.array(fastCheck.constantFrom('employer', 'residents'), { maxLength: 2 }),
      dependsOn: fastCheck.array(
        fastCheck.record(
          { organisation: id, role: word, people: fastCheck.constantFrom(0, 1, 2), substitute: fastCheck.boolean() },
          { requiredKeys: [] },
        ),
        { maxLength: 2 },
      ),
      reach: fastCheck.array(fastCheck.record({ period, count: amount }), { maxLength: 3 }),
      expectedSuccess: share,
      overlap: share,
    },
    ['id', 'title'],
  ),
  money: some({ id, source: word, theme: word, intervention: id, from: moment, to: moment }, ['id', 'source']),
  bodies: some({ id, name: word, level: word, decides: fastCheck.boolean(), members: ids }, ['id', 'name', 'level']),
  contract: fastCheck.option(fastCheck.record({ reviewDue: day }, { requiredKeys: [] }), { nil: undefined }),
  commitments: some({ id, text: word, owner: id, due: day, state: fastCheck.constantFrom('open', 'done') }, [
    'id',
    'text',
    'state',
  ]),
  decisions: some({ id, on: day, kind: fastCheck.constantFrom('adjust', 'continue') }, ['id', 'on', 'kind']),
  accepted: some(
    {
      rule: fastCheck.constantFrom('x', ...ruleCodes),
      subject: fastCheck.constantFrom('node:a', 'intervention:a', 'theme:werk', 'programme:programme'),
      reason: word,
      until: day,
    },
    ['rule', 'subject', 'reason'],
  ),
}

/** Any programme that the schema takes, also one that is not well-formed otherwise. */
export const anyProgramme: fastCheck.Arbitrary<ProgrammeDocument> = fastCheck
  .record({ asOf: day, parts: fastCheck.record(parts) })
  .map(
    ({ asOf, parts: made }) =>
      ({ format: formatName, asOf, area: { name: 'Proefwijk' }, ...made }) as ProgrammeDocument,
  )
