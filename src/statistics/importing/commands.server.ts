import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { Command } from '../../accounts/index.server'
import { findArea } from '../../areas/index.server'
import { type Language, Refusal } from '../../platform'
import type { ImportReport } from './report'
import { type AskedImport, importFiles } from './service.server'

const importCommand: Command = {
  name: 'import',
  summary: {
    nl: 'Leest bestanden met cijfers, gebieden of grenzen in.',
    en: 'Imports files with figures, regions or boundaries.',
  },
  usage: 'FILE... [--as KIND] [--year YEAR] [--area SLUG] [--dry-run] [--operation ID]',
  options: {
    as: {
      value: 'KIND',
      about: {
        nl: 'Soort bestand, of mapping:NAAM voor een bewaarde kolomindeling; anders wordt die herkend.',
        en: 'Kind of file, or mapping:NAME for a kept column layout; else recognised.',
      },
    },
    year: {
      value: 'YEAR',
      about: {
        nl: 'Jaar van de cijfers, als het bestand dat niet noemt.',
        en: 'Year of the figures, if the file does not name it.',
      },
    },
    area: {
      value: 'SLUG',
      about: {
        nl: 'Gebied van wie de cijfers zijn; anders van iedereen.',
        en: 'Area whose figures they are; else everybody’s.',
      },
    },
    'dry-run': { about: { nl: 'Alleen zeggen wat er gelezen zou worden.', en: 'Only say what would be read.' } },
    operation: {
      value: 'ID',
      about: { nl: 'Eigen nummer; herhalen doet niets dubbel.', en: 'Id of your own; repeating does nothing twice.' },
    },
  },
  store: 'needed',
  async run({ house, actor, positional, options, language }) {
    if (positional.length === 0) {
      throw new Refusal('option-missing', { name: 'FILE', command: 'import' }, { where: 'FILE' })
    }
    const area = typeof options['area'] === 'string' ? (await findArea(house, actor, options['area'])).slug : null
    const operation = typeof options['operation'] === 'string' ? options['operation'] : randomUUID()
    const data = await importFiles(
      house,
      actor,
      positional.map((path, position) => ({
        path,
        name: basename(path),
        year: yearOf(options['year']),
        ...readAs(options['as']),
        area,
        isTrial: options['dry-run'] === true,
        operation: positional.length === 1 ? operation : `${operation}/${position + 1}`,
      })),
    )
    return { data, text: data.map((report) => reportText(report, language)).join('\n\n') }
  },
}

/** A kind, or a mapping that was kept: `mapping:omnibus-zaanstad`. */
function readAs(typed: unknown): Pick<AskedImport, 'as' | 'mapping'> {
  if (typeof typed !== 'string') return {}
  const mapping = /^mapping:(.+)$/.exec(typed)?.[1]
  return mapping === undefined ? { as: typed } : { mapping }
}

function yearOf(typed: unknown): number | undefined {
  if (typeof typed !== 'string') return undefined
  if (/^(19|20)\d{2}$/.test(typed)) return Number(typed)
  throw new Refusal(
    'option-invalid',
    { name: '--year', reason: `${typed} ≠ 2024`, command: 'import' },
    { where: '--year' },
  )
}

/** What was read, for people. */
export function reportText(report: ImportReport, language: Language): string {
  const { file, kind, dataset, version, isNew, regions, indicators, periods, observations, absences, warnings } = report
  const count = (number: number) => number.toLocaleString(language === 'nl' ? 'nl-NL' : 'en-GB')
  const missing = Object.values(absences).reduce((sum, rows) => sum + rows, 0)
  const words =
    language === 'nl'
      ? {
          regions: 'gebieden',
          indicators: 'indicatoren',
          rows: `cijfers, waarvan ${count(missing)} zonder waarde`,
          known: 'was al ingelezen; er is niets veranderd',
        }
      : {
          regions: 'regions',
          indicators: 'indicators',
          rows: `figures, ${count(missing)} of them without a value`,
          known: 'was imported before; nothing changed',
        }
  const lines = [
    `${file}: ${kind}${dataset === null ? '' : ` → ${version ?? dataset}`}${isNew ? '' : ` (${words.known})`}`,
  ]
  lines.push(`  ${count(regions)} ${words.regions}`)
  if (observations > 0) {
    lines.push(`  ${count(indicators.length)} ${words.indicators}, ${periods.join(', ')}`)
    lines.push(`  ${count(observations)} ${words.rows}`)
  }
  return [...lines, ...warnings.map((warning) => `  ! ${warning[language]}`)].join('\n')
}

export const importingCommands: readonly Command[] = [importCommand]
