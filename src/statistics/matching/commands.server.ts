import type { Command } from '../../accounts/index.server'
import { regionLevels } from '../../areas'
import { type Language, Refusal } from '../../platform'
import { defaultCount, type Excluded, type MatchQuestion, type MatchResult } from './group'
import { balanceRefusal } from './question'
import { matchRegions } from './service.server'
import { readYears } from './years'

const match: Command = {
  name: 'match',
  summary: {
    nl: 'Zoekt vergelijkbare buurten, wijken of gemeenten.',
    en: 'Looks for comparable neighbourhoods, districts or municipalities.',
  },
  usage: '--place PLACE --on CODE[@YEARS],CODE --year YEAR [--count N] [--level LEVEL] [--first-programme YEAR]',
  options: {
    place: { value: 'PLACE', about: { nl: 'Gebied of gebiedscode.', en: 'Area or code of a region.' } },
    on: {
      value: 'CODES',
      about: {
        nl: 'Indicatoren, met komma’s; kwb:a_65_oo/kwb:a_inw is een aantal als deel van een ander, kwb:p_huurw@2023 een cijfer in eigen jaren (2014.2016 of 2013-2016).',
        en: 'Indicators, with commas; kwb:a_65_oo/kwb:a_inw is a count as a part of another, kwb:p_huurw@2023 a figure in years of its own (2014.2016 or 2013-2016).',
      },
    },
    year: {
      value: 'YEAR',
      about: {
        nl: 'Jaar, jaren met komma’s of van-tot (2013-2016).',
        en: 'Year, years with commas or from-to (2013-2016).',
      },
    },
    count: { value: 'N', about: { nl: 'Hoeveel; anders 10.', en: 'How many; 10 by default.' } },
    'first-programme': {
      value: 'YEAR',
      about: {
        nl: 'Jaar waarin het eerste programma begon; de jaren moeten ervoor liggen.',
        en: 'Year in which the first programme began; the years must be before it.',
      },
    },
    level: { value: 'LEVEL', about: { nl: regionLevels.slice(1).join(', '), en: regionLevels.slice(1).join(', ') } },
  },
  store: 'needed',
  async run({ house, actor, options, language }) {
    const required = (name: string): string => {
      const value = options[name]
      if (typeof value === 'string' && value !== '') return value
      throw new Refusal('option-missing', { name: `--${name}`, command: 'match' }, { where: `--${name}` })
    }
    const place = required('place')
    const on = required('on')
      .split(',')
      .map((code) => code.trim())
      .filter(Boolean)
    // Where all of them have years of their own there is nothing more to ask.
    const years = on.every((code) => code.includes('@')) && options.year === undefined ? [] : yearsOf(required('year'))
    const first = options['first-programme']
    const data = await matchRegions(house, actor, {
      place,
      on,
      years,
      count: typeof options.count === 'string' ? Number(options.count) : defaultCount,
      level: levelOf(options.level),
      firstProgramme: first === undefined ? null : Number(first),
    })
    const text = matchText(data, language)
    return data.isUsable ? { data, text } : { data, text, refusal: balanceRefusal(data, '--on') }
  },
}

function yearsOf(typed: string): string[] {
  const years = readYears(typed)
  if (years) return years
  const reason = `${typed} ≠ 2013-2016`
  throw new Refusal('option-invalid', { name: '--year', reason, command: 'match' }, { where: '--year' })
}

function levelOf(typed: unknown): MatchQuestion['level'] {
  if (typeof typed !== 'string') return undefined
  const level = regionLevels.find((known) => known === typed)
  if (level && level !== 'country') return level
  const reason = `${typed} ≠ ${regionLevels.slice(1).join(' | ')}`
  throw new Refusal('option-invalid', { name: '--level', reason, command: 'match' }, { where: '--level' })
}

function matchText(result: MatchResult, language: Language): string {
  const write = (value: number) =>
    value.toLocaleString(language === 'nl' ? 'nl-NL' : 'en-GB', { maximumFractionDigits: 2 })
  const words =
    language === 'nl'
      ? {
          place: 'hier',
          all: 'alle',
          matched: 'gekozen',
          left: leftNl,
        }
      : {
          place: 'here',
          all: 'all',
          matched: 'chosen',
          left: leftEn,
        }
  const lines = result.matches.map(
    ({ code, name, distance }) => `${code.padEnd(10)}  ${write(distance).padStart(6)}  ${name}`,
  )
  const balance = result.balance.map(
    ({ code, place, mean, matched, before, after }) =>
      `  ${code}: ${words.place} ${write(place)}, ${words.all} ${write(mean)} (${write(before)}), ${words.matched} ${write(matched)} (${write(after)})`,
  )
  const left = words.left(result.candidates, result.excluded)
  return [...lines, ...balance, left].join('\n')
}

function leftNl(candidates: number, out: Excluded): string {
  const neighbours = out.knowsNeighbours ? `${out.neighbours}` : `${out.neighbours} (niet alle grenzen bekend)`
  return `  ${candidates} kandidaten; niet: zelf ${out.itself}, buren ${neighbours}, ander programma ${out.otherProgrammes}, zonder cijfer ${out.incomplete}, andere grenzen ${out.changed}`
}

function leftEn(candidates: number, out: Excluded): string {
  const neighbours = out.knowsNeighbours ? `${out.neighbours}` : `${out.neighbours} (not all boundaries known)`
  return `  ${candidates} candidates; not: itself ${out.itself}, neighbours ${neighbours}, another programme ${out.otherProgrammes}, without a figure ${out.incomplete}, other boundaries ${out.changed}`
}

export const matchingCommands: readonly Command[] = [match]
