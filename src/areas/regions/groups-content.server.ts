import { z } from 'zod'
import { readRows } from '../content-rows.server'
import type { MunicipalityGroup } from './groups.store.server'

const day = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2})?$/, 'a day is written 2018-01-01')
  .transform((text) => text || null)

const memberRow = z.strictObject({
  group: z.string().regex(/^[a-z0-9]+$/, 'a group is lower case letters and digits'),
  name: z.string().min(1),
  municipality: z.string().min(1),
  municipality_code: z.string().regex(/^GM\d{4}$/, 'a CBS municipality code is GM and four digits'),
  since: day,
  until: day,
  source: z.string().min(1),
  note_nl: z.string().min(1),
  note_en: z.string().min(1),
})

/**
 * The groups of municipalities that ship with Wijklus, with a source and what we did with it for each member.
 *
 * @throws Refusal `content-invalid`
 */
export async function readMunicipalityGroupsContent(root: string): Promise<MunicipalityGroup[]> {
  const rows = await readRows(root, 'municipality-groups.csv', memberRow)
  return [...Map.groupBy(rows, ({ group }) => group)].map(([slug, members]) => ({
    slug,
    name: members[0]?.name ?? slug,
    members: members.map((row) => ({
      code: row.municipality_code,
      name: row.municipality,
      since: row.since,
      until: row.until,
      source: row.source,
      note: { nl: row.note_nl, en: row.note_en },
    })),
  }))
}
