import { type Actor, actorText, allowedAreas, allows, authorise } from '../../accounts'
import { act } from '../../accounts/index.server'
import { Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import { statisticsPolicy } from '../policy'
import { type ImportMapping, importMapping } from './kinds'
import { findMapping, type KeptMapping, readMappings, writeMapping } from './mappings.store.server'

/**
 * The mappings that can be used for figures of an area, or for everybody's: those of everybody's figures, and its own.
 *
 * @throws Refusal `not-signed-in`, `not-allowed`
 */
export async function listMappings(house: House, actor: Actor, area: string | null): Promise<KeptMapping[]> {
  authoriseSomewhere(actor)
  const seen = (own: string) => own === area && allows(statisticsPolicy['statistics.import-for-area'], actor, own)
  return (await readMappings(house.database)).filter((each) => each.area === null || seen(each.area))
}

/** The name under which a mapping is kept: an area's own do not stand in the way of others. */
export function mappingSlug(slug: string, area: string | null): string {
  return area === null ? slug : `${area}-${slug}`
}

/**
 * Keeps what a person said of files of one form, under the slug of its dataset, so that next year's file is read the same
 * way. Changing one that somebody else changed since is refused.
 *
 * @param input `base` is the revision it was made from; 0 for one that is new
 * @throws Refusal `mapping-invalid` with the field, `changed-since`, `mapping-taken`
 */
export async function keepMapping(
  house: House,
  actor: Actor,
  input: { mapping: unknown; base: number; area: string | null; operation: string },
): Promise<KeptMapping> {
  authoriseSomewhere(actor)
  const mapping = checkedMapping(input.mapping)
  const { area } = input
  const slug = mappingSlug(mapping.dataset.slug, area)
  return act(
    house,
    actor,
    {
      policy: statisticsPolicy,
      action: area === null ? 'statistics.import' : 'statistics.import-for-area',
      area,
      subject: { kind: 'mapping', id: slug },
      operation: input.operation,
      input: { mapping, base: input.base },
    },
    async (transaction) => {
      const current = await findMapping(transaction, slug)
      if (current && (input.base === 0 || current.area !== area))
        throw new Refusal('mapping-taken', { name: mapping.name })
      const revision = current?.revision ?? 0
      if (revision !== input.base) {
        throw new Refusal('changed-since', { subject: mapping.name, base: input.base, current: revision })
      }
      const kept = { slug, area, mapping, revision: revision + 1 }
      await writeMapping(transaction, kept, { by: actorText(actor), at: house.clock() })
      return { result: kept, audit: { fields: ['mapping'] } }
    },
  )
}

function checkedMapping(candidate: unknown): ImportMapping {
  const read = importMapping.safeParse(candidate)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  const field = issue?.path.join('.') ?? ''
  throw new Refusal('mapping-invalid', { field, reason: issue?.message ?? '' }, { where: field })
}

function authoriseSomewhere(actor: Actor): void {
  const reach = allowedAreas(statisticsPolicy['statistics.import-for-area'], actor)
  if (reach === 'everywhere' || reach.length > 0) return
  authorise(statisticsPolicy, 'statistics.import-for-area', actor)
}
