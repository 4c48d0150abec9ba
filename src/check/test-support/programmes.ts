import { formatName, type ProgrammeDocument } from '../../programme'

/** A programme of which only this is known, on 1 January 2026. */
export function programme(parts: Partial<ProgrammeDocument> = {}): ProgrammeDocument {
  return { format: formatName, asOf: '2026-01-01', area: { name: 'Proefwijk' }, ...parts }
}

type One<Collection extends keyof ProgrammeDocument> =
  NonNullable<ProgrammeDocument[Collection]> extends (infer Item)[] ? Item : never

/** Something in a programme, with what matters for a test; the rest is as simple as it can be. */
export const node = (id: string, kind: One<'nodes'>['kind'], more: Partial<One<'nodes'>> = {}): One<'nodes'> => ({
  id,
  kind,
  title: `Knoop ${id}`,
  ...more,
})

export const link = (from: string, to: string, more: Partial<One<'links'>> = {}): One<'links'> => ({
  from,
  to,
  assumption: 'Zo zien wij het',
  ...more,
})

export const indicator = (code: string, more: Partial<One<'indicators'>> = {}): One<'indicators'> => ({
  code,
  name: `Indicator ${code}`,
  level: 'outcome',
  unit: '%',
  owner: 'gemeente',
  baseline: { period: '2022', value: 10 },
  targets: [{ period: '2030', value: 5 }],
  ...more,
})

/** An intervention that contributes directly to these nodes. */
export const intervention = (
  id: string,
  nodes: readonly string[],
  more: Partial<One<'interventions'>> = {},
): One<'interventions'> => ({
  id,
  title: `Interventie ${id}`,
  contributes: nodes.map((to) => ({ node: to, how: 'direct' as const })),
  ...more,
})

export const money = (id: string, more: Partial<One<'money'>> = {}): One<'money'> => ({ id, source: 'Fonds', ...more })

export const gemeente: One<'organisations'> = { id: 'gemeente', name: 'Gemeente', kind: 'municipality' }
export const bewoners: One<'organisations'> = { id: 'bewoners', name: 'Bewonersraad', kind: 'residents' }
