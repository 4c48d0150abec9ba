import { randomUUID } from 'node:crypto'
import type { Command } from '../../accounts/index.server'
import { type Language, Refusal } from '../../platform'
import { reportText } from '../importing/commands.server'
import { importTable } from './import.server'
import type { Provenance } from './service.server'

const fetchCommand: Command = {
  name: 'fetch',
  summary: {
    nl: 'Haalt een tabel op bij een dienst als StatLine en leest hem in; gaat na een onderbreking verder waar het was.',
    en: 'Fetches a table from a service such as StatLine and imports it; after an interruption it goes on where it was.',
  },
  usage: 'SERVICE TABLE [--municipality CODE]... [--period PERIOD]... [--as KIND] [--dry-run] [--operation ID]',
  options: {
    municipality: {
      value: 'CODE',
      repeat: true,
      about: {
        nl: 'Alleen deze gemeente met haar wijken en buurten, en Nederland: GM0344.',
        en: 'Only this municipality with its districts and neighbourhoods, and the country: GM0344.',
      },
    },
    period: {
      value: 'PERIOD',
      repeat: true,
      about: { nl: 'Alleen deze periode: 2023, 2022-Q1, 2023-05.', en: 'Only this period: 2023, 2022-Q1, 2023-05.' },
    },
    as: {
      value: 'KIND',
      about: { nl: 'Soort tabel; anders wordt die herkend.', en: 'Kind of table; else recognised.' },
    },
    'dry-run': { about: { nl: 'Alleen zeggen wat er gelezen zou worden.', en: 'Only say what would be read.' } },
    operation: {
      value: 'ID',
      about: { nl: 'Eigen nummer; herhalen doet niets dubbel.', en: 'Id of your own; repeating does nothing twice.' },
    },
  },
  store: 'needed',
  async run({ house, actor, positional, options, language }) {
    const [service, table] = positional
    if (service === undefined || table === undefined) {
      const name = service === undefined ? 'SERVICE' : 'TABLE'
      throw new Refusal('option-missing', { name, command: 'fetch' }, { where: name })
    }
    const municipalities = listOf(options.municipality)
    const wrong = municipalities.find((code) => !/^GM\d{4}$/.test(code))
    if (wrong !== undefined) {
      const reason = { name: '--municipality', reason: wrong, command: 'fetch' }
      throw new Refusal('option-invalid', reason, { where: '--municipality' })
    }
    const periods = listOf(options.period)
    const data = await importTable(
      house,
      actor,
      {
        service,
        table,
        ...(municipalities.length > 0 && { regions: [...municipalities, 'nl'] }),
        ...(periods.length > 0 && { periods }),
        ...(typeof options.as === 'string' && { as: options.as }),
        isTrial: options['dry-run'] === true,
        operation: typeof options.operation === 'string' ? options.operation : randomUUID(),
      },
      { report: (progress) => house.log.info({ ...progress }, 'fetching') },
    )
    return { data, text: `${sourceText(data.source, language)}\n${reportText(data, language)}` }
  },
}

function listOf(option: string | true | readonly string[] | undefined): readonly string[] {
  return Array.isArray(option) ? (option as readonly string[]) : typeof option === 'string' ? [option] : []
}

function sourceText({ publisher, table, title, modified }: Provenance, language: Language): string {
  const changed = { nl: 'laatst gewijzigd', en: 'changed last' }[language]
  return `${publisher}, ${table}: ${title}${modified === null ? '' : ` (${changed} ${modified.slice(0, 10)})`}`
}

export const serviceCommands: readonly Command[] = [fetchCommand]
