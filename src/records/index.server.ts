export { recordsApi } from './api.server'
export { type Description, describeRecord } from './describe.server'
export { recordsPolicy } from './policy'
export { recordsSchema } from './schema.server'
export {
  type AskedChanges,
  type ChangedRecords,
  changeRecords,
  changesSince,
  historyOf,
  lastNumber,
  nameVersion,
  readRecord,
  readRecords,
  recordsAt,
  sectionItem,
  undoChanges,
  versionsOf,
  visibleSections,
} from './service.server'
export { type AskedSectionShare, changeSharing, shareSections, sharingOf } from './sharing.server'
export type { RecordVersion } from './store.server'
