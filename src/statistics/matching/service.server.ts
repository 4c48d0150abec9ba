import { type Actor, actorText, allows, authorise, publicActor } from '../../accounts'
import { act } from '../../accounts/index.server'
import { findArea } from '../../areas/index.server'
import { Refusal } from '../../platform'
import { findOperation, type House } from '../../platform/index.server'
import { statisticsPolicy } from '../policy'
import { findMatch } from './find-match.server'
import { type ComparableGroup, longestNote, type MatchQuestion, type MatchResult } from './group'
import { balanceRefusal } from './question'
import { holdGroups, insertGroup, type KeptGroup, readGroups } from './store.server'

/**
 * The regions that most resemble a place. Left out are the place itself, its neighbours (what happens there may come from
 * the programme), the regions of other programmes, and regions without all figures or with other boundaries in between.
 *
 * @throws Refusal `place-unknown`, `indicator-unknown`, `match-nothing`, `match-count`, `match-years`, `match-not-a-count`,
 * `match-programme-year`, `match-programme-earlier`, `match-years-late`, `match-nothing-before`, `match-without-figure` when the place has no figure to match on,
 * `match-without-candidates`
 */
export async function matchRegions(house: House, actor: Actor, asked: MatchQuestion): Promise<MatchResult> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  return (await findMatch(house, actor, asked)).result
}

/**
 * The same before choosing: with figures that everybody may see only, for what is chosen is read by everybody, with the
 * figures it rests on.
 *
 * @param asked `place` the slug of the area
 * @throws Refusal those of `matchRegions`
 */
export async function lookForComparable(house: House, actor: Actor, asked: MatchQuestion): Promise<MatchResult> {
  authorise(statisticsPolicy, 'statistics.choose-comparable', actor, asked.place)
  return (await findMatch(house, publicActor, asked)).result
}

/** What is asked when comparable neighbourhoods are chosen. */
export interface AskedChoice extends MatchQuestion {
  /** Why these, not empty. Everybody can read it. */
  note: string
  /** Number of the group that was there when they were looked for; 0 for none. */
  base: number
  /** Id chosen by the form or program; the same id does it once. */
  operation: string
}

/**
 * Chooses the comparable neighbourhoods of an area: from now on a reference for its figures. A match that is not usable is
 * refused: it would say something about the area that is not so. So is one of which nobody says that its years are from
 * before the first programme.
 *
 * @param input `place` the slug of the area
 * @throws Refusal `match-not-usable`, `match-programme-missing`, `match-note-missing`, `match-note-long`, `changed-since` when somebody else was first, and those of
 * `matchRegions`
 */
export async function chooseComparable(house: House, actor: Actor, input: AskedChoice): Promise<ComparableGroup> {
  authorise(statisticsPolicy, 'statistics.choose-comparable', actor, input.place)
  const { base, operation, ...question } = input
  const area = await findArea(house, actor, input.place)
  const note = input.note.trim()
  const { firstProgramme } = question
  if (firstProgramme === null || firstProgramme === undefined) {
    throw new Refusal('match-programme-missing', {}, { where: 'first' })
  }
  if (note === '') throw new Refusal('match-note-missing', {}, { where: 'note' })
  if (note.length > longestNote) {
    throw new Refusal('match-note-long', { limit: longestNote }, { where: 'note' })
  }
  // Asked again with the same id there is nothing to look for: the answer is kept.
  const isDone = (await findOperation(house.database, operation)) !== undefined
  const found = isDone ? null : await findMatch(house, publicActor, question)
  if (found && !found.result.isUsable) throw balanceRefusal(found.result, 'on')
  return act(
    house,
    actor,
    {
      policy: statisticsPolicy,
      action: 'statistics.choose-comparable',
      area: area.slug,
      subject: { kind: 'area', id: area.slug },
      operation,
      input: { ...question, note, base },
    },
    async (transaction) => {
      const { result, among } = found ?? (await findMatch(house, publicActor, question))
      await holdGroups(transaction)
      const current = (await readGroups(transaction, area.slug))[0]?.number ?? 0
      if (base !== current) throw new Refusal('changed-since', { subject: area.name, base, current })
      const { place: _, ...matched } = result
      const chosen: KeptGroup = {
        area: area.slug,
        number: current + 1,
        ...matched,
        firstProgramme,
        note,
        chosenBy: actorText(actor),
        chosenAt: house.clock().toISOString(),
      }
      await insertGroup(transaction, chosen, among)
      return {
        result: chosen,
        audit: { fields: ['matches'], after: { matches: result.matches.map(({ code }) => code) } },
      }
    },
  )
}

/** All comparable neighbourhoods that were ever chosen for an area, those that count now first. */
export async function comparableGroups(house: House, actor: Actor, area: string): Promise<ComparableGroup[]> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const mayKnow = allows(statisticsPolicy['statistics.choose-comparable'], actor, area)
  const groups = await readGroups(house.database, area)
  return mayKnow ? groups : groups.map((group) => ({ ...group, chosenBy: null }))
}

/** The comparable neighbourhoods an area has now; null when none were chosen. */
export async function comparableGroup(house: House, actor: Actor, area: string): Promise<ComparableGroup | null> {
  return (await comparableGroups(house, actor, area))[0] ?? null
}
