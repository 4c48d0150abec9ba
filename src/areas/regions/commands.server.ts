import type { Command } from '../../accounts/index.server'
import { Refusal } from '../../platform'
import { type RegionLevel, regionLevels } from '../region'
import { listRegions } from './service.server'

const regions: Command = {
  name: 'regions',
  summary: {
    nl: 'Noemt gemeenten, wijken, buurten en postcodegebieden van één jaar.',
    en: 'Lists municipalities, districts, neighbourhoods and postcodes of one year.',
  },
  usage: '[--level LEVEL] [--municipality CODE] [--year YEAR]',
  options: {
    level: {
      value: 'LEVEL',
      about: { nl: `Eén van: ${regionLevels.join(', ')}.`, en: `One of: ${regionLevels.join(', ')}.` },
    },
    municipality: {
      value: 'CODE',
      about: { nl: 'Alleen van deze gemeente (code of naam).', en: 'Only of this municipality (code or name).' },
    },
    year: {
      value: 'YEAR',
      about: {
        nl: 'Jaar van de indeling; zonder is het nieuwste.',
        en: 'Year of the boundaries; without it the newest.',
      },
    },
  },
  store: 'needed',
  async run({ house, actor, options }) {
    const found = await listRegions(house, actor, {
      level: levelIn(options['level']),
      municipality: text(options['municipality']),
      boundaryYear: yearIn(options['year']),
    })
    const lines = found.regions.map(({ code, name }) => `${code.padEnd(12)}${name}`)
    return { data: found, text: [found.boundaryYear ?? '', ...lines].join('\n') }
  },
}

export const regionsCommands: readonly Command[] = [regions]

type Option = string | true | readonly string[] | undefined

function text(option: Option): string | undefined {
  return typeof option === 'string' ? option : undefined
}

function levelIn(option: Option): RegionLevel | undefined {
  const typed = text(option)
  const level = regionLevels.find((one) => one === typed)
  if (typed !== undefined && !level) throw invalid('--level', `${typed} ≠ ${regionLevels.join(' | ')}`)
  return level
}

function yearIn(option: Option): number | undefined {
  const typed = text(option)
  if (typed === undefined) return undefined
  if (!/^\d{4}$/.test(typed)) throw invalid('--year', `${typed} ≠ 2024`)
  return Number(typed)
}

function invalid(name: string, reason: string): Refusal {
  return new Refusal('option-invalid', { name, reason, command: 'regions' }, { where: name })
}
