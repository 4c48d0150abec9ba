import type { Wording } from '../../platform'
import en from '../texts/en.json'
import nl from '../texts/nl.json'
import { type EntryKind, entryKinds } from './model'

/** What each kind of entry is called. */
export const kindNames: readonly { code: EntryKind; name: Wording }[] = entryKinds.map((code) => ({
  code,
  name: { nl: nl['entry-kind'][code], en: en['entry-kind'][code] },
}))
