import type { Command } from '../../accounts/index.server'
import { Refusal } from '../../platform'
import { findArea } from '../service.server'
import { type Composition, currentOf, type Part } from './composition'
import { baseBefore, compositionsOf, createComposition } from './service.server'

const year = { value: 'YEAR', about: { nl: 'Jaar van de grenzen.', en: 'Boundary year.' } } as const

const composition: Command = {
  name: 'composition',
  summary: {
    nl: 'Toont uit welke wijken en buurten een gebied bestaat.',
    en: 'Shows of which districts and neighbourhoods an area consists.',
  },
  usage: 'AREA [--year YEAR]',
  options: { year },
  store: 'needed',
  async run({ house, actor, positional, options }) {
    const area = await findArea(house, actor, areaName(positional, 'composition'))
    const versions = await compositionsOf(house, actor, area.slug)
    const wanted = yearOf(options['year'], 'composition')
    const current = currentOf(versions).filter((each) => wanted === undefined || each.boundaryYear === wanted)
    const shown = wanted === undefined ? versions : versions.filter((each) => each.boundaryYear === wanted)
    return {
      data: { area: area.slug, current: current.map(({ number }) => number), compositions: shown },
      text: current.map(lines).join('\n') || `${area.slug}: –`,
    }
  },
}

const compositionSet: Command = {
  name: 'composition set',
  summary: {
    nl: 'Stelt een gebied samen uit wijken en buurten: maakt een nieuwe versie.',
    en: 'Composes an area from districts and neighbourhoods: makes a new version.',
  },
  usage: 'AREA --year YEAR --region CODE[=SHARE] [--region …] [--reason TEXT] [--note TEXT]',
  options: {
    year,
    region: {
      value: 'CODE[=SHARE]',
      repeat: true,
      about: {
        nl: 'Een wijk of buurt; met =0,6 telt zes tiende van de adressen mee.',
        en: 'A district or neighbourhood; with =0.6 six tenths of its addresses count.',
      },
    },
    reason: {
      value: 'TEXT',
      about: { nl: 'Hoe de delen onder 1 zijn bepaald.', en: 'How the shares below 1 were found.' },
    },
    note: { value: 'TEXT', about: { nl: 'Toelichting voor iedereen.', en: 'Explanation for everybody.' } },
    base: {
      value: 'NUMBER',
      about: {
        nl: 'Alleen als dit nog de huidige versie is; 0 als er geen is.',
        en: 'Only if this is still the current version; 0 for none.',
      },
    },
    operation: {
      value: 'ID',
      about: { nl: 'Eigen nummer; herhalen doet niets dubbel.', en: 'Id of your own; repeating does nothing twice.' },
    },
  },
  store: 'needed',
  async run({ house, actor, positional, options }) {
    const command = 'composition set'
    const area = await findArea(house, actor, areaName(positional, command))
    const boundaryYear = yearOf(options['year'], command)
    if (boundaryYear === undefined)
      throw new Refusal('option-missing', { name: '--year', command }, { where: '--year' })
    const reason = text(options['reason']) ?? null
    const operation = text(options['operation']) ?? crypto.randomUUID()
    const made = await createComposition(house, actor, {
      area: area.slug,
      boundaryYear,
      parts: list(options['region']).map((typed) => partOf(typed, reason)),
      note: text(options['note']) ?? '',
      base: baseOf(options['base']) ?? (await baseBefore(house, actor, { area: area.slug, boundaryYear, operation })),
      operation,
    })
    return { data: made, text: lines(made) }
  },
}

export const compositionsCommands: readonly Command[] = [composition, compositionSet]

/** `BU03440311` is the whole neighbourhood, `BU03440311=0,6` six tenths of it. */
function partOf(typed: string, reason: string | null): Part {
  const [region = '', share = '1'] = typed.split('=')
  const part = /^\d*[.,]?\d+$/.test(share) ? Number(share.replace(',', '.')) : Number.NaN
  return { region, share: part, reason: part < 1 ? reason : null }
}

function lines({ area, number, boundaryYear, parts, note }: Composition): string {
  const listed = parts.map(({ region, share, reason }) =>
    share === 1 ? `  ${region}` : `  ${region} ${share}${reason ? ` (${reason})` : ''}`,
  )
  return [`${area} ${boundaryYear} (${number})${note ? `: ${note}` : ''}`, ...listed].join('\n')
}

function areaName(positional: readonly string[], command: string): string {
  const [name] = positional
  if (!name) throw new Refusal('option-missing', { name: 'AREA', command }, { where: 'AREA' })
  return name
}

type Option = string | true | readonly string[] | undefined

function yearOf(option: Option, command: string): number | undefined {
  const typed = text(option)
  if (typed === undefined) return undefined
  if (/^\d{4}$/.test(typed)) return Number(typed)
  throw new Refusal('option-invalid', { name: '--year', reason: `${typed} ≠ 2024`, command }, { where: '--year' })
}

function baseOf(option: Option): number | undefined {
  const typed = text(option)
  if (typed === undefined) return undefined
  if (/^\d+$/.test(typed)) return Number(typed)
  const reason = `${typed} ≠ 0, 1, 2 …`
  throw new Refusal('option-invalid', { name: '--base', reason, command: 'composition set' }, { where: '--base' })
}

function text(option: Option): string | undefined {
  return typeof option === 'string' ? option : undefined
}

function list(option: Option): readonly string[] {
  return typeof option === 'string' ? [option] : Array.isArray(option) ? option : []
}
