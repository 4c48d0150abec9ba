import type { Command } from '../accounts/index.server'
import { Refusal } from '../platform'
import { compositionsCommands } from './compositions/commands.server'
import type { Area } from './model'
import { regionsCommands } from './regions/commands.server'
import { areaBefore, type CorrectedAliases, correctAliases, listAreas, undoAliasCorrection } from './service.server'

const areas: Command = {
  name: 'areas',
  summary: {
    nl: 'Noemt de gebieden met gemeente en andere namen.',
    en: 'Lists the areas with municipality and aliases.',
  },
  usage: '',
  options: {},
  store: 'needed',
  async run({ house, actor }) {
    const list = await listAreas(house, actor)
    return { data: { areas: list }, text: list.map(areaLine).join('\n') }
  },
}

const aliases: Command = {
  name: 'aliases',
  summary: {
    nl: 'Toont of verbetert de andere namen van een gebied.',
    en: 'Shows or corrects the aliases of an area.',
  },
  usage: 'AREA [--add NAME] [--remove NAME] [--replace NAME --with NAME] [--undo OPERATION]',
  options: {
    add: { value: 'NAME', repeat: true, about: { nl: 'Voeg een naam toe.', en: 'Add a name.' } },
    remove: { value: 'NAME', repeat: true, about: { nl: 'Haal een naam weg.', en: 'Remove a name.' } },
    replace: { value: 'NAME', about: { nl: 'De naam die niet klopt.', en: 'The name that is wrong.' } },
    with: { value: 'NAME', about: { nl: 'De naam zoals die moet zijn.', en: 'The name as it should be.' } },
    base: {
      value: 'REVISION',
      about: { nl: 'Alleen als dit nog de versie is.', en: 'Only if this is still the revision.' },
    },
    operation: {
      value: 'ID',
      about: { nl: 'Eigen nummer; herhalen doet niets dubbel.', en: 'Id of your own; repeating does nothing twice.' },
    },
    undo: { value: 'OPERATION', about: { nl: 'Maak een verbetering ongedaan.', en: 'Undo a correction.' } },
  },
  store: 'needed',
  async run({ house, actor, positional, options }) {
    const name = positional[0]
    if (!name) throw new Refusal('option-missing', { name: 'AREA', command: 'aliases' }, { where: 'AREA' })
    const operation = text(options['operation']) ?? crypto.randomUUID()
    const area = await areaBefore(house, actor, name, operation)
    const undo = text(options['undo'])
    if (undo) return corrected(await undoAliasCorrection(house, actor, { area: area.slug, undo, operation }))

    const wanted = changed(
      area,
      list(options['add']),
      list(options['remove']),
      text(options['replace']),
      text(options['with']),
    )
    if (!wanted) return { data: area, text: areaLine(area) }
    const base = Number(text(options['base']) ?? area.revision)
    if (!Number.isInteger(base)) {
      const reason = `${text(options['base'])} ≠ 1, 2, 3 …`
      throw new Refusal('option-invalid', { name: '--base', reason, command: 'aliases' }, { where: '--base' })
    }
    return corrected(await correctAliases(house, actor, { area: area.slug, aliases: wanted, base, operation }))
  },
}

export const areasCommands: readonly Command[] = [areas, aliases, ...compositionsCommands, ...regionsCommands]

/** The aliases after the changes that were asked; undefined when none was asked. */
function changed(
  area: Area,
  add: readonly string[],
  remove: readonly string[],
  replace: string | undefined,
  replacement: string | undefined,
): string[] | undefined {
  if ((replace === undefined) !== (replacement === undefined)) {
    throw new Refusal(
      'option-invalid',
      { name: '--replace', reason: '--replace NAME --with NAME', command: 'aliases' },
      { where: '--replace' },
    )
  }
  if (add.length === 0 && remove.length === 0 && replace === undefined) return undefined
  for (const name of [...remove, ...(replace === undefined ? [] : [replace])]) {
    if (!area.aliases.includes(name))
      throw new Refusal('alias-unknown', { area: area.name, alias: name, near: area.aliases })
  }
  return [
    ...area.aliases
      .filter((alias) => !remove.includes(alias))
      .map((alias) => (alias === replace ? (replacement ?? alias) : alias)),
    ...add,
  ]
}

function corrected(result: CorrectedAliases) {
  return {
    data: result,
    text: `${result.area} (${result.revision}): ${result.aliases.join('; ')}\n${result.operation}`,
  }
}

function areaLine(area: Area): string {
  const others = area.aliases.length > 0 ? ` (${area.aliases.join('; ')})` : ''
  return `${area.slug.padEnd(26)} ${area.name}${others}, ${area.municipality} ${area.municipalityCode}`
}

type Option = string | true | readonly string[] | undefined

function text(option: Option): string | undefined {
  return typeof option === 'string' ? option : undefined
}

function list(option: Option): readonly string[] {
  return typeof option === 'string' ? [option] : Array.isArray(option) ? option : []
}
