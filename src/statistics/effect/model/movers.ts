import type { Wording } from '../../../platform'

/** Who lived there all along, who left, who came. */
export const movingGroups = ['stayers', 'movers', 'newcomers'] as const
export type MovingGroup = (typeof movingGroups)[number]

/** A figure of one of these groups, from a table that was made elsewhere (at a statistics office). */
export interface MovingFigure {
  group: MovingGroup
  period: string
  value: number
  /** People the figure is about. */
  n: number
}

export const movingGroupNames: Readonly<Record<MovingGroup, Wording>> = {
  stayers: { nl: 'blijvers', en: 'stayers' },
  movers: { nl: 'vertrekkers', en: 'movers' },
  newcomers: { nl: 'nieuwkomers', en: 'newcomers' },
}
