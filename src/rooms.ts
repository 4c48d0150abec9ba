/**
 * The rooms of the house in their order. A room imports only rooms that stand before it; the lint reads this line.
 * Rooms are added when they are built; `docs/decisions/0001-rooms.md` names the ones that are to come.
 */
export const rooms = [
  'platform',
  'ui',
  'accounts',
  'areas',
  'statistics',
  'records',
  'theory',
  'agreements',
  'alliance',
  'reach',
  'programme',
  'check',
  'overview',
  'api',
] as const

export type Room = (typeof rooms)[number]
