import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import type { Actor } from '../../accounts'
import { levelOfCode } from '../../areas'
import type { House } from '../../platform/index.server'
import { withoutFormula } from '../download.server'
import { figureOf } from '../figure.server'
import { copy, readLines, writeLines } from '../file-statements.store.server'
import { isImported } from '../model/indicator'
import { type ComputedRow, computedColumns, computedRows } from './computed-rows'
import { profileOf } from './overview.server'
import { isPartLevel } from './parts'
import { partsOfPlace } from './parts.server'
import type { ReferenceKind } from './reference'

/** Which figure is taken along: as the page of the figure shows it. */
export interface FigureDownload {
  code: string
  place: string
  reference?: string | undefined
}

/**
 * True when a download is about figures that Wijklus works out, or puts beside each other: those are in no file of a
 * publisher.
 */
export function isComputed({ code, place, reference }: FigureDownload): boolean {
  return isImported(code) && (levelOfCode(place) === null || reference !== undefined)
}

/**
 * The figure of a place and of what it is beside as CSV: each row says how it came to be and from which composition.
 *
 * @throws Refusal `indicator-unknown`, `place-unknown`
 */
export async function csvOfFigure(house: House, actor: Actor, asked: FigureDownload): Promise<string> {
  return csv(await rowsOfFigure(house, actor, asked))
}

/** The same as Parquet. */
export async function parquetOfFigure(
  house: House,
  actor: Actor,
  asked: FigureDownload,
): Promise<Uint8Array<ArrayBuffer>> {
  const rows = await rowsOfFigure(house, actor, asked)
  const directory = join(house.filesDirectory, 'downloads')
  await mkdir(directory, { recursive: true })
  const name = join(directory, randomUUID())
  const [lines, path] = [`${name}.ndjson`, `${name}.parquet`]
  try {
    await writeLines(lines, (write) => write(rows.map((row) => JSON.stringify(row))))
    await copy(await house.engine(), `SELECT * FROM ${readLines(lines, computedColumns)}`, path)
    return new Uint8Array(await readFile(path))
  } finally {
    await Promise.all([lines, path].map((each) => rm(each, { force: true })))
  }
}

async function rowsOfFigure(house: House, actor: Actor, asked: FigureDownload): Promise<ComputedRow[]> {
  const { indicator, series, reference, referenceSeries, meanSeries } = await figureOf(house, actor, {
    ...asked,
    // Without a reference asked the file is of the place alone.
    reference: asked.reference ?? null,
  })
  return [
    ...computedRows({ indicator, series }),
    ...(referenceSeries && reference
      ? computedRows({
          indicator,
          series: referenceSeries,
          ...(reference.kind === 'own-earlier' ? { method: 'own-first-figure' as const } : {}),
        })
      : []),
    ...(meanSeries ? computedRows({ indicator, series: meanSeries, method: 'mean-of-areas' }) : []),
  ]
}

/**
 * Everything the page of a place shows as CSV: all indicators in all periods, beside a reference.
 *
 * @throws Refusal `place-unknown`
 */
export async function csvOfProfile(
  house: House,
  actor: Actor,
  asked: { place: string; reference: ReferenceKind },
): Promise<string> {
  const { entries } = await profileOf(house, actor, { place: asked.place, references: [asked.reference] })
  return csv(
    Array.from(entries(), ({ indicator, series, referenceSeries }) =>
      [series, referenceSeries].flatMap((each) => (each ? computedRows({ indicator, series: each }) : [])),
    ).flat(),
  )
}

/** The figures of the regions a place is divided into as CSV, of one period; with nothing to show only the heading. */
export async function csvOfRegions(
  house: House,
  actor: Actor,
  asked: { code: string; place: string; level?: string | undefined; period?: string | undefined },
): Promise<string> {
  const level = isPartLevel(asked.level) ? asked.level : undefined
  const found = await partsOfPlace(house, actor, { ...asked, level })
  const rows = (found?.parts ?? []).map(({ code, name, isInside, observation, whole }) => [
    code,
    name,
    isInside,
    asked.code,
    found?.definition,
    found?.boundaryYear,
    found?.period,
    observation?.value,
    observation?.precision,
    observation?.low,
    observation?.high,
    observation?.margin,
    observation?.n,
    observation?.of,
    observation ? observation.absence : 'not-published',
    whole,
    observation?.source.document,
    observation?.source.line,
  ])
  return written([[...regionColumns], ...rows])
}

const regionColumns = [
  'region',
  'name',
  'inside_place',
  'indicator',
  'definition',
  'boundary_year',
  'period',
  'value',
  'precision',
  'low',
  'high',
  'margin',
  'n',
  'of',
  'absence',
  'whole',
  'document',
  'line',
] as const

function csv(rows: readonly ComputedRow[]): string {
  const names = Object.keys(computedColumns) as (keyof ComputedRow)[]
  return written([names, ...rows.map((row) => names.map((name) => row[name]))])
}

/** Comma-separated, with text that a spreadsheet would run as a formula made harmless. */
function written(rows: readonly (readonly unknown[])[]): string {
  return stringify(rows as unknown[][], { cast: { string: withoutFormula, boolean: (yes) => (yes ? 'yes' : 'no') } })
}
