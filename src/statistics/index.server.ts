import { effectSchema } from './effect/schema.server'
import { importingSchema } from './importing/schema.server'
import { matchingSchema } from './matching/schema.server'
import { questionsSchema } from './questions/schema.server'
import { statisticsSchema as datasetsSchema } from './schema.server'

export { statisticsApi } from './api.server'
export { statisticsCommands } from './commands.server'
export { loadContent } from './content.server'
export { checkComposition, compositionRefusal } from './disclosure/composition-check.server'
export { csvOfSeries, type DownloadQuestion, parquetOfSeries, withoutFormula } from './download.server'
export type { Figure } from './figure'
export { type FigureQuestion, figureOf, type IndicatorSummary, indicatorSummaries } from './figure.server'
export { type BroughtFile, takeBroughtFile } from './importing/brought-file.server'
export { isZip, type WholeSheet, wholeSheets } from './importing/reading/whole-sheets.server'
export { readSmallTables, type SmallTable } from './importing/small-tables.server'
export { statisticsJobs } from './jobs.server'
export { keepLookups } from './lookup/keep.server'
export { type Publication, type Published, publish } from './publication.server'
export { loadQuestions } from './questions/content.server'
export { findQuestion, listQuestions, recordAnswer } from './questions/service.server'
export { type LastCounted, lastCounted } from './regional/last-counted.server'
export { keepWarm } from './regional/warm.server'
export {
  datasetHistory,
  datasetVersions,
  indicator,
  listDatasets,
  listGoals,
  listIndicators,
  listOutsideEvents,
  listThemeSchemes,
  type SeriesQuestion,
  seriesOf,
  sourceDocuments,
} from './service.server'
export { swingCsv, swingIndicatorsCsv, swingWorkbook } from './services/swing-files.server'
export {
  type SwingFigure,
  type SwingIndicator,
  type SwingSettings,
  type SwingTable,
  swingMissing,
  swingTable,
} from './services/swing-table'
export { type OpenedDataset, openDataset, publishTyped, type TypedRow, typedRows, typeRow } from './typing.server'

/** The steps of this room's tables. */
export const statisticsSchema = [
  ...datasetsSchema,
  ...questionsSchema,
  ...importingSchema,
  ...matchingSchema,
  ...effectSchema,
]
