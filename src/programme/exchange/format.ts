import { z } from 'zod'
import { agreementKinds, bottleneckKind, commitmentKind, decisionKind } from '../../agreements'
import {
  allianceKinds,
  bodyKind,
  contractKind,
  keyPersonKind,
  organisationKind,
  participationKind,
  personKind,
} from '../../alliance'
import type { RecordKind } from '../../records'
import { indicatorKind, linkKind, nodeKind, storyKind, theoryKinds } from '../../theory'
import {
  acceptedKind,
  activityKind,
  applicationKind,
  cycleKind,
  interventionKind,
  longTermKind,
  moneyKind,
  planKinds,
  policyKind,
  profileKind,
  socialReturnKind,
} from '../plan/kinds'

/** The name and version of the exchange format. */
export const formatName = 'wijklus-programme/1'

const many = <Kind extends RecordKind>(kind: Kind) =>
  z
    .array(kind.schema as Kind['schema'])
    .max(20_000)
    .optional()

/**
 * A whole programme of an area as one document: what the check looks at, what goes in and out as JSON, and the shape of the
 * workbook. Fields that are not known are refused; what no rule needs may be absent.
 */
export const programmeFormat = z.strictObject({
  format: z.literal(formatName),
  /** The day of which this is the state. */
  asOf: z.iso.date(),
  area: profileKind.schema,
  programme: longTermKind.schema.optional(),
  organisations: many(organisationKind),
  people: many(personKind),
  indicators: many(indicatorKind),
  nodes: many(nodeKind),
  links: many(linkKind),
  story: storyKind.schema.optional(),
  cycles: many(cycleKind),
  applications: many(applicationKind),
  interventions: many(interventionKind),
  activities: many(activityKind),
  money: many(moneyKind),
  socialReturns: many(socialReturnKind),
  policies: many(policyKind),
  bodies: many(bodyKind),
  contract: contractKind.schema.optional(),
  keyPersons: many(keyPersonKind),
  participation: many(participationKind),
  commitments: many(commitmentKind),
  bottlenecks: many(bottleneckKind),
  decisions: many(decisionKind),
  accepted: many(acceptedKind),
})

/** A programme as a file holds it, and as the check sees it. */
export type ProgrammeDocument = z.infer<typeof programmeFormat>

/** Every kind of record that a programme is made of. */
export const programmeKinds: readonly RecordKind[] = [
  ...theoryKinds,
  ...agreementKinds,
  ...allianceKinds,
  ...planKinds,
] as unknown as readonly RecordKind[]

/** The order of collections in a document. */
export const collections = Object.keys(programmeFormat.shape).filter((name) => name !== 'format' && name !== 'asOf')
