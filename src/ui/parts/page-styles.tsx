import type { ReactNode } from 'react'
import alliance from '../styles/alliance.css?url'
import areaMap from '../styles/area-map.css?url'
import importing from '../styles/import.css?url'
import place from '../styles/place.css?url'
import plan from '../styles/plan.css?url'
import record from '../styles/record.css?url'
import register from '../styles/register.css?url'
import sharedWith from '../styles/shared-with.css?url'
import theory from '../styles/theory.css?url'
import theoryEdit from '../styles/theory-edit.css?url'

const sheets = {
  alliance,
  'area-map': areaMap,
  import: importing,
  place,
  plan,
  record,
  register,
  theory,
  'theory-edit': theoryEdit,
  'shared-with': sharedWith,
} as const

/** Names of the sheets that only some pages have. */
export type StyleSheet = keyof typeof sheets

/**
 * A style sheet that only some pages have, once in the head of a page that needs it: other pages do not carry it. In tests of
 * components styles are not made, and have no address.
 */
export function PageStyles({ of }: { of: StyleSheet }): ReactNode {
  const sheet = sheets[of]
  return sheet === '' ? null : <link rel="stylesheet" href={sheet} precedence={of} />
}
