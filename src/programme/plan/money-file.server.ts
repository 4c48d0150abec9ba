import { stringify } from 'csv-stringify/sync'
import { type Actor, authorise } from '../../accounts'
import { type Language, Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import type { Kept } from '../../records'
import { readRecords, recordsPolicy } from '../../records/index.server'
import { readSmallTables, withoutFormula } from '../../statistics/index.server'
import { grantThemes } from '../register/themes.server'
import type { Intervention, Money } from './kinds'
import { type MoneyPlan, moneyPlan } from './money-import'
import { moneyColumns, yesWords } from './money-words'

/**
 * What a spreadsheet of money would change in an area, before anything does.
 *
 * @param asked `area` slug; `file` its name; `content` its bytes as they come
 * @throws Refusal `not-allowed`, `money-columns-missing`, and what reading a file throws
 */
export async function readMoneyFile(
  house: House,
  actor: Actor,
  asked: { area: string; file: string; content: AsyncIterable<Uint8Array> },
): Promise<MoneyPlan & { file: string }> {
  authorise(recordsPolicy, 'records.manage', actor, asked.area)
  const { area, file, content } = asked
  const tables = await readSmallTables(house, { file, content })
  const [records, themes] = await Promise.all([
    readRecords(house, actor, area, ['money', 'intervention']),
    grantThemes(house, actor),
  ])
  const plan = moneyPlan(tables, {
    money: records.filter(({ kind }) => kind === 'money') as unknown as Kept<Money>[],
    interventions: records
      .filter(({ kind }) => kind === 'intervention')
      .map(({ body }) => body as unknown as Intervention),
    themes: themes.map(({ code, name }) => ({ code, names: [name.nl, name.en] })),
  })
  if (!plan) {
    const found = tables.flatMap(({ columns }) => columns).slice(0, 20)
    throw new Refusal('money-columns-missing', { file, found: found.join('; ') || '–' }, { where: 'file' })
  }
  return { ...plan, file }
}

/**
 * The money of an area that the actor sees as CSV, one row per year, in columns that `readMoneyFile` reads back. Text that a
 * spreadsheet would run as a formula gets an apostrophe.
 *
 * @throws Refusal `place-unknown`
 */
export async function moneyCsv(house: House, actor: Actor, area: string, language: Language): Promise<string> {
  authorise(recordsPolicy, 'records.read', actor)
  const records = await readRecords(house, actor, area, ['money', 'intervention'])
  const titles = new Map(
    records.filter(({ kind }) => kind === 'intervention').map(({ id, body }) => [id, String(body['title'])]),
  )
  const words = moneyColumns[language]
  const yes = (said: boolean | undefined) => (said === undefined ? '' : yesWords[language][said ? 'yes' : 'no'])
  const rows = records
    .filter(({ kind }) => kind === 'money')
    .flatMap(({ body }) => {
      const money = body as unknown as Money
      const years = money.years && money.years.length > 0 ? money.years : [undefined]
      return years.map((row, index) => ({
        id: money.id,
        source: money.source,
        theme: money.theme,
        intervention: money.intervention && (titles.get(money.intervention) ?? money.intervention),
        additional: yes(money.additional),
        integral: yes(money.integral),
        from: money.from,
        to: money.to,
        year: row?.year,
        budget: row?.budget,
        spent: row?.spent,
        // Once per record, so that the column adds up.
        total: index === 0 ? money.total : undefined,
        note: index === 0 ? money.note : undefined,
      }))
    })
  const columns = Object.entries(words).map(([key, header]) => ({ key, header }))
  return stringify(rows, { header: true, columns, bom: true, cast: { string: withoutFormula } })
}
