import type { Audience } from '../accounts'
import type { Section } from './kind'

/** With whom a part of what an area wrote is shared, as a page shows it to the area's own team. */
export interface SectionSharing {
  section: Section
  /** Empty: only the team sees it. */
  audiences: readonly Audience[]
  /** Whether who asks may change it. */
  mayShare: boolean
  /** For the forms that change it. */
  operation: string
}
