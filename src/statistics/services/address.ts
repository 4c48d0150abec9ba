import { Refusal } from '../../platform'
import { isPeriod } from '../model/observation'
import type { TableRequest } from './port'

/**
 * An address in the manner of OData: `base/Observations?$top=1&$filter=…`. Names of options keep their dollar; empty
 * options are left out.
 */
export function odataAddress(base: string, path: string, options: Readonly<Record<string, string | undefined>> = {}) {
  const query = Object.entries(options)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`)
  return `${base}/${path}${query.length === 0 ? '' : `?${query.join('&')}`}`
}

/** Text as OData writes it, with the quotes in it doubled: `'s-Gravenhage'` cannot end a filter. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/**
 * A filter on the dimension with regions. Beginnings instead of whole codes, because StatLine pads codes with spaces to a
 * width that differs per table, and because all parts of a municipality then are three conditions.
 *
 * @throws Refusal `input-invalid` for what is no code of a region
 */
export function regionFilter(dimension: string, regions: readonly string[]): string {
  const beginnings = [...new Set(regions.flatMap(beginningsOf))]
  return anyOf(beginnings.map((beginning) => `startswith(${dimension},${literal(beginning)})`))
}

/** A filter on a dimension with periods or other codes. */
export function codeFilter(dimension: string, codes: readonly string[]): string {
  return anyOf(codes.map((code) => `${dimension} eq ${literal(code)}`))
}

/** Conditions that must all hold; undefined when there is none. */
export function allOf(filters: readonly (string | undefined)[]): string | undefined {
  const given = filters.filter((filter) => filter !== undefined && filter !== '')
  return given.length === 0 ? undefined : given.join(' and ')
}

function anyOf(conditions: readonly string[]): string {
  return conditions.length === 1 ? String(conditions[0]) : `(${conditions.join(' or ')})`
}

function beginningsOf(region: string): string[] {
  const code = region.toUpperCase()
  if (/^NL(0[01])?$/.test(code)) return ['NL']
  if (/^GM\d{4}$/.test(code)) return [code, `WK${code.slice(2)}`, `BU${code.slice(2)}`]
  if (/^WK\d{4}[0-9A-Z]{2}$/.test(code)) return [code, `BU${code.slice(2)}`]
  if (/^BU\d{4}[0-9A-Z]{4}$/.test(code)) return [code]
  throw new Refusal('input-invalid', { field: 'regions', reason: region }, { where: 'regions' })
}

/**
 * A period as StatLine writes it: `2023` is `2023JJ00`, `2022-Q1` is `2022KW01`, `2023-05` is `2023MM05`.
 *
 * @throws Refusal `input-invalid` for what is no period
 */
export function statlinePeriod(period: string): string {
  if (!isPeriod(period)) throw new Refusal('input-invalid', { field: 'periods', reason: period }, { where: 'periods' })
  const [year, part] = period.split('-')
  if (part === undefined) return `${year}JJ00`
  return part.startsWith('Q') ? `${year}KW0${part.slice(1)}` : `${year}MM${part}`
}

/**
 * The name of a table or variable, which becomes part of an address.
 *
 * @throws Refusal `input-invalid` for anything else than letters, digits, hyphens and underscores
 */
export function tableName(table: string): string {
  if (/^[A-Za-z0-9_-]{1,60}$/.test(table)) return table
  throw new Refusal('input-invalid', { field: 'table', reason: table }, { where: 'table' })
}

/**
 * Says what is wrong with a request before anything is asked.
 *
 * @throws Refusal `input-invalid` naming the table, the region or the period that is none
 */
export function checkRequest({ table, regions = [], periods = [] }: TableRequest): void {
  tableName(table)
  for (const region of regions) beginningsOf(region)
  for (const period of periods) statlinePeriod(period)
}

/**
 * The address of a next page: given whole or relative, on the same machine and under the same base. StatLine writes
 * `http:` for addresses that it gives over `https:`, and `OData` beside `odata`.
 *
 * @param given what the answer named
 * @param asked the address whose answer it was
 * @throws Refusal `service-address-unsafe`
 */
export function nextAddress(given: string, asked: string, base: string): string {
  const unsafe = () =>
    new Refusal(
      'service-address-unsafe',
      { address: given.slice(0, 200), reason: new URL(base).host },
      { where: given },
    )
  let next: URL
  try {
    next = new URL(given, asked)
  } catch {
    throw unsafe()
  }
  const root = new URL(base)
  if (next.protocol === 'http:' && root.protocol === 'https:' && next.port === '') next.protocol = 'https:'
  const isUnder = `${next.pathname}/`.toLowerCase().startsWith(`${root.pathname.replace(/\/$/, '')}/`.toLowerCase())
  if (next.origin !== root.origin || !isUnder || next.username !== '' || next.password !== '') throw unsafe()
  next.hash = ''
  return next.href
}
