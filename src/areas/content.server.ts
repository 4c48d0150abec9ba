import { z } from 'zod'
import type { House } from '../platform/index.server'
import { readRows } from './content-rows.server'
import { writeMunicipalityGroups } from './regions/groups.store.server'
import { readMunicipalityGroupsContent } from './regions/groups-content.server'
import { loadArea, loadGroup } from './store.server'

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a slug is lower case letters, digits and single hyphens')
const names = z.string().transform((text) =>
  text
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== ''),
)

const areaRow = z.strictObject({
  slug,
  name: z.string().min(1),
  municipality: z.string().min(1),
  municipality_code: z.string().regex(/^GM\d{4}$/, 'a CBS municipality code is GM and four digits'),
  aliases: names,
  line: z.string().regex(/^(\d+(-\d+)?)?$/, 'a line reference is a number or a range; empty for what is made up'),
  fictitious: z.enum(['', 'yes']).transform((text) => text === 'yes'),
})

const groupRow = z.strictObject({
  slug,
  kind: z.enum(['group', 'country']),
  name_nl: z.string().min(1),
  name_en: z.string().min(1),
  members: z.string(),
  aliases: names,
  line: z.string(),
  programme_since: z
    .string()
    .regex(/^(\d{4})?$/, 'a year is four digits; empty for a group without a programme')
    .transform((text) => (text === '' ? null : Number(text))),
  programme_source: z.string(),
})

/**
 * Loads the areas, groups of areas and groups of municipalities that ship with Wijklus. Done again it changes nothing; corrections by people stay.
 *
 * @throws Refusal `content-invalid` with file, row and column; then nothing was written
 */
export async function loadAreas(house: House): Promise<void> {
  const areas = await readRows(house.root, 'areas.csv', areaRow)
  const real = areas.filter(({ fictitious }) => !fictitious)
  const groups = await readRows(house.root, 'groups.csv', groupRow)
  const municipalityGroups = await readMunicipalityGroupsContent(house.root)
  await house.database.transaction().execute(async (transaction) => {
    for (const row of areas) {
      await loadArea(transaction, {
        slug: row.slug,
        name: row.name,
        municipality: row.municipality,
        municipalityCode: row.municipality_code,
        aliases: row.aliases,
        fictitious: row.fictitious,
      })
    }
    for (const row of groups) {
      await loadGroup(transaction, {
        slug: row.slug,
        kind: row.kind,
        name: { nl: row.name_nl, en: row.name_en },
        aliases: row.aliases,
        programmeSince: row.programme_since,
        members: row.members === '*' ? real.map((area) => area.slug) : row.members.split(/\s*;\s*/).filter(Boolean),
      })
    }
    await writeMunicipalityGroups(transaction, municipalityGroups)
  })
}
