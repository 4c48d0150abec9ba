import type { Asking } from '../asking.server'
import { defaultPatience } from '../back-off'
import type { ServiceKind, TableRequest } from '../port'
import { type PlacedService, type Progress, type Staged, stageTable, type TableLimits } from '../staging.server'
import { openTransport } from '../transport.server'
import type { RecordedService } from './recorded-service.server'

export interface StageOptions {
  request?: Partial<TableRequest>
  asking?: Partial<Asking>
  limits?: Partial<TableLimits>
  report?: (progress: Progress) => void
  service?: Partial<PlacedService>
}

/** Stages the table of a recorded service in a folder; pauses are kept instead of waited for. */
export function recordedStage(kind: ServiceKind, recorded: RecordedService, pageSize: number, folder: string) {
  const transport = openTransport({ loopback: true })
  const pauses: number[] = []
  const service: PlacedService = {
    slug: kind,
    kind,
    name: { nl: 'De dienst', en: 'The service' },
    publisher: 'Uitgever',
    licence: 'CC BY 4.0',
    base: recorded.base,
    page: null,
    pageSize,
    sets: {
      variables: 'Variables',
      geoLevels: 'GeoLevels',
      periodLevels: 'PeriodLevels',
      periods: 'Periods',
      values: 'Values',
    },
    levels: {
      country: 'nederland',
      municipality: 'gemeente',
      district: 'wijk',
      neighbourhood: 'buurt',
      postcode: 'postcode',
    },
  }
  const asking: Omit<Asking, 'received'> = {
    ask: transport.ask,
    service: 'De dienst',
    headers: {},
    patience: defaultPatience,
    largestAnswer: 1_000_000,
    longestAnswer: 5_000,
    loopback: true,
    now: () => Date.UTC(2026, 0, 5, 12),
    random: () => 0.5,
    wait: async (milliseconds) => {
      pauses.push(milliseconds)
    },
    signal: new AbortController().signal,
  }
  const stage = (options: StageOptions = {}): Promise<Staged> =>
    stageTable(
      { ...service, ...options.service },
      { table: recorded.table, ...options.request },
      folder,
      { ...asking, ...options.asking },
      { bytes: 10_000_000, pages: 100, restarts: 2, ...options.limits },
      options.report,
    )
  return { stage, pauses, ask: transport.ask, close: transport.close }
}
