import { questionsSchema } from './questions/schema.server'
import { statisticsSchema as datasetsSchema } from './schema.server'

export { statisticsApi } from './api.server'
export { statisticsCommands } from './commands.server'
export { loadContent } from './content.server'
export { csvOfSeries, type DownloadQuestion, parquetOfSeries } from './download.server'
export { type Figure, type FigureQuestion, figureOf, type IndicatorSummary, indicatorSummaries } from './figure.server'
export { statisticsJobs } from './jobs.server'
export { type Publication, type Published, publish } from './publication.server'
export { loadQuestions } from './questions/content.server'
export { findQuestion, listQuestions, recordAnswer } from './questions/service.server'
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
export { type OpenedDataset, openDataset, publishTyped, type TypedRow, typedRows, typeRow } from './typing.server'

/** The steps of this room's tables. */
export const statisticsSchema = [...datasetsSchema, ...questionsSchema]
