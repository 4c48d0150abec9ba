import { type JSONColumnType, sql } from 'kysely'
import type { DatabaseTransaction } from '../../platform/index.server'
import { type Store, statisticsTables } from '../store.server'
import type { ComparableGroup } from './group'

/** A group as it is kept: with who chose it. */
export type KeptGroup = ComparableGroup & { chosenBy: string }

type Content = Omit<KeptGroup, 'area' | 'number' | 'chosenBy' | 'chosenAt'>

type MatchingTables = {
  comparable_group: {
    area: string
    number: number
    /** `among`: the codes of all candidates with a space between them, thousands of them. */
    content: JSONColumnType<Content & { among: string }>
    chosen_by: string
    chosen_at: Date
  }
}

function tables(store: Store) {
  return statisticsTables(store).withTables<MatchingTables>()
}

/** Lets one writer at a time give out numbers. */
export async function holdGroups(transaction: DatabaseTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('comparable groups', 5))`.execute(transaction)
}

/** The comparable neighbourhoods of an area as they were chosen, newest first; without the candidates. */
export async function readGroups(store: Store, area: string): Promise<KeptGroup[]> {
  const rows = await tables(store)
    .selectFrom('comparable_group')
    .select(['number', 'chosen_by', 'chosen_at', sql<Content>`content - 'among'`.as('content')])
    .where('area', '=', area)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(({ number, content, chosen_by, chosen_at }) => ({
    area,
    number,
    ...content,
    // Groups that were chosen before variables had years of their own have those of the group.
    variables: content.variables.map((variable) => ({ ...variable, years: variable.years ?? content.years })),
    chosenBy: chosen_by,
    chosenAt: chosen_at.toISOString(),
  }))
}

/** The codes of all candidates a group was chosen from. */
export async function readAmong(store: Store, area: string, number: number): Promise<string[]> {
  const row = await tables(store)
    .selectFrom('comparable_group')
    .select(sql<string>`content ->> 'among'`.as('among'))
    .where('area', '=', area)
    .where('number', '=', number)
    .executeTakeFirst()
  return row ? row.among.split(' ').filter(Boolean) : []
}

/** Keeps a choice; an earlier one stays, for figures that were shown with it. */
export async function insertGroup(
  transaction: DatabaseTransaction,
  { area, number, chosenBy, chosenAt, ...content }: KeptGroup,
  among: readonly string[],
): Promise<void> {
  await tables(transaction)
    .insertInto('comparable_group')
    .values({
      area,
      number,
      content: JSON.stringify({ ...content, among: among.join(' ') }),
      chosen_by: chosenBy,
      chosen_at: new Date(chosenAt),
    })
    .execute()
}
