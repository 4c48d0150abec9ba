import { type Actor, allows, authorise, dayOf } from '../accounts'
import { type Language, Refusal } from '../platform'
import type { House } from '../platform/index.server'
import type { Kept, RecordChange } from '../records'
import {
  type ChangedRecords,
  changeRecords,
  historyOf,
  readRecords,
  recordsAt,
  recordsPolicy,
  versionsOf,
  visibleSections,
} from '../records/index.server'
import type { Edit, Step } from './model/edit'
import { stepsOf } from './model/edit'
import { type Entries, entriesOf, entryKey, type Theory, theoryOf, theoryParts } from './model/entries'
import { editOfTemplate } from './model/templates'
import { goalTemplates, suggestedIndicators } from './templates.server'

/** The theory of change of an area as somebody sees it. */
export interface SeenTheory {
  /** Whether this part of what the area wrote is theirs, or was shared with them. */
  isShown: boolean
  mayChange: boolean
  theory: Theory
  entries: Entries
  /** Names of organisations by id, as far as they are seen. */
  names: ReadonlyMap<string, string>
  story: Kept<{ text: string }> | null
  /** When something in it was changed last, as far as it is still there. */
  changedAt: string | null
}

/**
 * The theory of change of an area, as far as the actor sees it.
 *
 * @param area slug
 * @throws Refusal `place-unknown`
 */
export async function readTheory(house: House, actor: Actor, area: string): Promise<SeenTheory> {
  authorise(recordsPolicy, 'records.read', actor, area)
  const [records, sections] = await Promise.all([
    readRecords(house, actor, area, [...theoryParts, 'story', 'organisation']),
    visibleSections(house, actor, area),
  ])
  const parts = records.filter(({ kind }) => (theoryParts as readonly string[]).includes(kind))
  const story = records.find(({ kind }) => kind === 'story')
  return {
    isShown: sections.includes('theory'),
    mayChange: allows(recordsPolicy['records.change'], actor, area),
    theory: theoryOf(parts),
    entries: entriesOf(parts),
    names: new Map(
      records.flatMap(({ kind, id, body }) => (kind === 'organisation' ? [[id, String(body['name'])] as const] : [])),
    ),
    story: (story as Kept<{ text: string }> | undefined) ?? null,
    changedAt: parts.reduce<string | null>(
      (last, { changedAt }) => (last && last > changedAt ? last : changedAt),
      null,
    ),
  }
}

/** The theory of change of an area as it was after a change. */
export async function theoryAt(house: House, actor: Actor, area: string, number: number): Promise<Theory> {
  authorise(recordsPolicy, 'records.see-own', actor, area)
  return theoryOf(await recordsAt(house, actor, area, number, theoryParts))
}

/**
 * Whether the theory of change was changed after a moment. Who does not see the history, sees it by what is still there: what
 * was removed since goes unnoticed then.
 */
export async function theoryChangedSince(house: House, actor: Actor, area: string, moment: string): Promise<boolean> {
  authorise(recordsPolicy, 'records.read', actor, area)
  if (!isOfTeam(actor, area)) return ((await readTheory(house, actor, area)).changedAt ?? '') > moment
  const history = await historyOf(house, actor, area)
  return history.some(({ kind, at }) => at > moment && (theoryParts as readonly string[]).includes(kind))
}

/** Whether somebody works on this area, and so sees its history. */
export function isOfTeam(actor: Actor, area: string): boolean {
  return allows(recordsPolicy['records.see-own'], actor, area)
}

/** An edit of a theory of change, with the id of the operation. */
export interface AskedEdit {
  area: string
  operation: string
  edit: Edit
  /** The revision of the node that who removes it saw. */
  seen?: number
}

/**
 * Does an edit on the theory of change of an area as it is now: all of it or nothing.
 *
 * @throws Refusal as `changeRecords` does
 */
export async function editTheory(house: House, actor: Actor, asked: AskedEdit): Promise<ChangedRecords> {
  const { area, operation, edit, seen } = asked
  authorise(recordsPolicy, 'records.change', actor, area)
  const entries = entriesOf(await readRecords(house, actor, area, theoryParts))
  const changes = changesOf(entries, stepsOf(entries, edit)).map((change) =>
    edit.do === 'remove' && change.kind === 'node' && seen !== undefined ? { ...change, base: seen } : change,
  )
  return changeRecords(house, actor, { area, operation, changes })
}

/**
 * Takes over a goal template: its goals, reasons and indicators are added to what is there.
 *
 * @throws Refusal `goal-template-unknown`
 */
export async function takeTemplate(
  house: House,
  actor: Actor,
  asked: { area: string; operation: string; template: string; language: Language },
): Promise<ChangedRecords> {
  const { area, operation, language } = asked
  authorise(recordsPolicy, 'records.change', actor, area)
  const templates = await goalTemplates(house)
  const template = templates.find(({ code }) => code === asked.template)
  if (!template) {
    const near = templates.map(({ code }) => code)
    throw new Refusal('goal-template-unknown', { name: asked.template, near }, { where: 'template' })
  }
  const indicators = await suggestedIndicators(house, actor, language)
  const edit = editOfTemplate(template, { language, day: dayOf(house.clock()), indicators, random: newEnding })
  return editTheory(house, actor, { area, operation, edit })
}

/** Four letters or digits, for an id that nobody else makes at the same moment. */
export function newEnding(): string {
  return crypto.randomUUID().slice(0, 4)
}

/**
 * Puts the theory of change back to how it was after a change, as a new change that can be undone. What other parts of the
 * programme refer to by now is refused, since they would be left hanging.
 *
 * @param asked `version` the number of a named version
 * @throws Refusal `record-version-unknown`; `record-referred`
 */
export async function restoreVersion(
  house: House,
  actor: Actor,
  asked: { area: string; operation: string; version: number },
): Promise<ChangedRecords> {
  const { area, operation, version } = asked
  authorise(recordsPolicy, 'records.change', actor, area)
  const versions = await versionsOf(house, actor, area)
  const named = versions.find((one) => one.version === version)
  if (!named) {
    const near = versions.map((one) => String(one.version))
    throw new Refusal('record-version-unknown', { version, near }, { where: 'version' })
  }
  const [was, is] = await Promise.all([
    recordsAt(house, actor, area, named.number, theoryParts),
    readRecords(house, actor, area, theoryParts),
  ])
  const [then, now] = [entriesOf(was), entriesOf(is)]
  const steps = [...new Set([...then.keys(), ...now.keys()])].flatMap((key): Step[] => {
    const [before, after] = [now.get(key), then.get(key)]
    const { kind, id } = (after ?? before) as { kind: string; id: string }
    return [
      {
        ...{ kind, id, before: before?.body ?? null, after: after?.body ?? null },
        ...{ positionBefore: before?.position ?? null, positionAfter: after?.position ?? null },
      },
    ]
  })
  return changeRecords(house, actor, { area, operation, changes: changesOf(now, steps) })
}

/** Writes the story of the programme, or gives it back to the goal tree. */
export async function writeStory(
  house: House,
  actor: Actor,
  asked: { area: string; operation: string; text: string | null; base: number | null },
): Promise<ChangedRecords> {
  const { area, operation, text, base } = asked
  authorise(recordsPolicy, 'records.change', actor, area)
  const body = text === null ? null : { text: text.replaceAll('\r\n', '\n').trim() }
  return changeRecords(house, actor, { area, operation, changes: [{ kind: 'story', id: 'story', base, body }] })
}

/** Steps as changes of the records they were made from. */
function changesOf(entries: Entries, steps: readonly Step[]): RecordChange[] {
  return steps.map(({ kind, id, after, positionBefore, positionAfter }) => ({
    ...{ kind, id, base: entries.get(entryKey({ kind, id }))?.revision ?? null, body: after },
    ...(positionAfter !== null && positionAfter !== positionBefore ? { position: positionAfter } : {}),
  }))
}
