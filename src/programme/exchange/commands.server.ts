import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import type { Command, PlainContext } from '../../accounts/index.server'
import { type Language, nearest, Refusal, type Wording } from '../../platform'
import type { ImportDifference, TouchedRecord } from './difference'
import { readProgrammeFile } from './file.server'
import { importProgramme, previewImport, programmeOf } from './service.server'
import { programmeWorkbook } from './workbook/write.server'

const formats = ['json', 'xlsx'] as const

const exportCommand: Command = {
  name: 'programme export',
  summary: {
    nl: 'Geeft het programma van een gebied als JSON of als werkboek.',
    en: 'Gives the programme of an area as JSON or as a workbook.',
  },
  usage: '--area SLUG [--format json|xlsx] [--file PATH]',
  options: {
    area: { value: 'SLUG', about: { nl: 'Het gebied.', en: 'The area.' } },
    format: { value: 'json|xlsx', about: { nl: 'JSON als u niets zegt.', en: 'JSON when you say nothing.' } },
    file: { value: 'PATH', about: { nl: 'Schrijf het in dit bestand.', en: 'Write it to this file.' } },
  },
  store: 'needed',
  async run({ house, actor, options, language }) {
    const area = needed(options, 'area', 'programme export')
    const format = formatOf(options)
    const { document } = await programmeOf(house, actor, area)
    const json = JSON.stringify(document, null, 2)
    const path = typeof options.file === 'string' ? options.file : undefined
    if (format === 'json' && path === undefined) return { data: document, text: json }
    const bytes = format === 'json' ? Buffer.from(`${json}\n`) : await programmeWorkbook(document, language)
    if (path === undefined) return { data: document, text: '', bytes }
    await written(path, bytes)
    return { data: { file: path, bytes: bytes.length }, text: path }
  },
}

const importCommand: Command = {
  name: 'programme import',
  summary: {
    nl: 'Zet een programma uit een bestand (JSON of XLSX) in de plaats van dat van een gebied.',
    en: 'Puts a programme from a file (JSON or XLSX) in the place of that of an area.',
  },
  usage: 'FILE --area SLUG [--dry-run]',
  options: {
    area: { value: 'SLUG', about: { nl: 'Het gebied.', en: 'The area.' } },
    'dry-run': { about: { nl: 'Zeg alleen wat er zou gebeuren.', en: 'Only say what would happen.' } },
  },
  store: 'needed',
  async run({ house, actor, positional, options, language }) {
    const [file] = positional
    if (file === undefined) {
      throw new Refusal('option-missing', { name: 'FILE', command: 'programme import' }, { where: 'FILE' })
    }
    const area = needed(options, 'area', 'programme import')
    const document = await readProgrammeFile(file)
    const isTry = options['dry-run'] === true
    const asked = { area, document }
    const done = isTry
      ? await previewImport(house, actor, asked)
      : await importProgramme(house, actor, { ...asked, operation: randomUUID() })
    return { data: { ...done, dryRun: isTry }, text: told(done.difference, isTry, language) }
  },
}

export const exchangeCommands: readonly Command[] = [exportCommand, importCommand]

function needed(options: PlainContext['options'], name: string, command: string): string {
  const value = options[name]
  if (typeof value === 'string' && value !== '') return value
  throw new Refusal('option-missing', { name: `--${name}`, command }, { where: `--${name}` })
}

function formatOf(options: PlainContext['options']): (typeof formats)[number] {
  const asked = options.format ?? 'json'
  const format = formats.find((one) => one === asked)
  if (format) return format
  const reason = `${String(asked)} ≠ ${nearest(String(asked), formats).join(' | ') || formats.join(' | ')}`
  throw new Refusal('option-invalid', { name: '--format', reason, command: 'programme export' }, { where: '--format' })
}

async function written(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes)
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? ''
    throw new Refusal('programme-file-unwritable', { file: path, reason }, { where: path, cause: error })
  }
}

const words: Readonly<Record<'comes' | 'changes' | 'goes' | 'moves' | 'try' | 'done', Wording>> = {
  comes: { nl: 'nieuw', en: 'new' },
  changes: { nl: 'anders', en: 'changed' },
  goes: { nl: 'weg', en: 'gone' },
  moves: { nl: 'verplaatst', en: 'moved' },
  try: { nl: 'Er is niets veranderd. Dit zou er gebeuren:', en: 'Nothing was changed. This is what would happen:' },
  done: { nl: 'Ingelezen:', en: 'Imported:' },
}

function told(difference: ImportDifference, isTry: boolean, language: Language): string {
  const { comes, changes, goes, moves } = difference
  const say = (word: keyof typeof words) => words[word][language]
  const line = (word: 'comes' | 'changes' | 'goes') => (one: TouchedRecord) =>
    `  ${say(word)}: ${one.kind}:${one.id} ${one.title}${one.fields.length > 0 ? ` (${one.fields.join(', ')})` : ''}`
  const counts = [
    `${comes.length} ${say('comes')}`,
    `${changes.length} ${say('changes')}`,
    `${goes.length} ${say('goes')}`,
    `${moves} ${say('moves')}`,
  ]
  // What was done is in the history; who tries wants to read all of it.
  const lines = isTry ? [...comes.map(line('comes')), ...changes.map(line('changes')), ...goes.map(line('goes'))] : []
  return [say(isTry ? 'try' : 'done'), ...lines, counts.join(', ')].join('\n')
}
