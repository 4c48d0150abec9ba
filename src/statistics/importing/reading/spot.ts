import { Refusal, type RefusalCode, type RefusalParameters } from '../../../platform'

/** Where in the given files something is. */
export interface Spot {
  /** Name of the file, without folder. */
  file: string
  /** Sheet of a workbook, layer of a map, path in a JSON document; null where there is one table. */
  sheet: string | null
}

/** A refusal that names the file, the sheet in it and, by its parameters, the row, column and value. */
export function refusedAt(
  code: RefusalCode,
  { file, sheet }: Spot,
  parameters: RefusalParameters = {},
  cause?: unknown,
): Refusal {
  const place = sheet === null ? file : `${file} › ${sheet}`
  const where = [place, parameters.row, parameters.column].filter((part) => part !== undefined).join(':')
  return new Refusal(code, { file, ...(sheet === null ? {} : { sheet }), place, ...parameters }, { where, cause })
}
