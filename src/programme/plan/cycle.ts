import type { Kept, RecordChange } from '../../records'
import type { Application, Cycle, Intervention } from './kinds'

/** A new cycle that takes the place of an old one. */
export interface NewCycle {
  name: string
  /** Days. */
  from: string
  to: string
  /** What the old cycle taught, as it goes along. */
  lessons: readonly string[]
  /** Ids of the interventions that go on in it. */
  continued: readonly string[]
}

/**
 * What changes when a new cycle starts from an old one: the new one follows the old with its lessons, and the interventions
 * that go on are in it from now on. What does not go on stays in the old cycle, as it was.
 *
 * @param id of the new cycle
 * @param interventions those of the area
 */
export function startedCycle(
  asked: NewCycle,
  id: string,
  old: string,
  interventions: readonly Kept<Intervention>[],
): RecordChange[] {
  const { name, from, to, lessons, continued } = asked
  const body: Cycle = { id, name, from, to, follows: old, ...(lessons.length > 0 ? { lessons: [...lessons] } : {}) }
  const going = interventions.filter((intervention) => continued.includes(intervention.id))
  return [
    { kind: 'cycle', id, base: null, body },
    ...going.map(
      (intervention): RecordChange => ({
        kind: 'intervention',
        id: intervention.id,
        base: intervention.revision,
        body: { ...intervention.body, cycle: id },
      }),
    ),
  ]
}

/** Applications and changes of one cycle in the order in which they were made; without a cycle those of none. */
export function applicationsOf(applications: readonly Application[], cycle: string | undefined): Application[] {
  return applications.filter((one) => one.cycle === cycle).toSorted((a, b) => a.on.localeCompare(b.on))
}

/** A new id that is not in use yet, from a name: `cyclus-2`. */
export function freeId(name: string, taken: ReadonlySet<string>, otherwise: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '')
  const wanted = plain || otherwise
  if (!taken.has(wanted)) return wanted
  let number = 2
  while (taken.has(`${wanted}-${number}`)) number += 1
  return `${wanted}-${number}`
}

/** Cycles in the order in which they begin. */
export function inOrder(cycles: readonly Cycle[]): Cycle[] {
  return cycles.toSorted((a, b) => a.from.localeCompare(b.from))
}
