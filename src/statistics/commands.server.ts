import { randomUUID } from 'node:crypto'
import type { Command } from '../accounts/index.server'
import { findPlace } from '../areas/index.server'
import { type Language, Refusal } from '../platform'
import { comparisonCommands } from './comparison-commands.server'
import { effectCommands } from './effect/commands.server'
import { importingCommands } from './importing/commands.server'
import { matchingCommands } from './matching/index.server'
import type { Series } from './model/indicator'
import type { Observation } from './model/observation'
import { indicator, listIndicators, seriesOf } from './service.server'
import { serviceCommands } from './services/commands.server'
import en from './texts/en.json'
import nl from './texts/nl.json'
import { publishTyped } from './typing.server'

const series: Command = {
  name: 'series',
  summary: {
    nl: 'Toont de cijfers van een indicator voor een plaats.',
    en: 'Shows the figures of an indicator for a place.',
  },
  usage: 'CODE --place PLACE',
  options: {
    place: { value: 'PLACE', about: { nl: 'Gebied, nplv of nl.', en: 'Area, nplv or nl.' } },
  },
  store: 'needed',
  async run({ house, actor, positional, options, language, full }) {
    const code = positional[0]
    if (code === undefined) throw new Refusal('option-missing', { name: 'CODE', command: 'series' }, { where: 'CODE' })
    const name = options.place
    if (typeof name !== 'string' || name === '') {
      throw new Refusal('option-missing', { name: '--place', command: 'series' }, { where: '--place' })
    }
    const found = await indicator(house, actor, code)
    const place = await findPlace(house, actor, name)
    const data = await seriesOf(house, actor, {
      indicator: found.code,
      place: place.slug,
      edition: full ? 'full' : 'released',
    })
    const title = `${found.name[language]}, ${place.name[language]} (${found.unit})`
    return { data, text: [title, ...seriesLines(data, language)].join('\n') }
  },
}

const indicators: Command = {
  name: 'indicators',
  summary: { nl: 'Noemt de indicatoren.', en: 'Lists the indicators.' },
  usage: '',
  options: {},
  store: 'needed',
  async run({ house, actor, language }) {
    const list = await listIndicators(house, actor)
    const width = Math.max(0, ...list.map(({ code }) => code.length))
    return {
      data: { indicators: list },
      text: list.map(({ code, name, unit }) => `${code.padEnd(width)}  ${name[language]} (${unit})`).join('\n'),
    }
  },
}

const publish: Command = {
  name: 'publish',
  summary: {
    nl: 'Publiceert een dataset die mensen intypen, als nieuwe versie.',
    en: 'Publishes a dataset that people type in, as a new version.',
  },
  usage: 'DATASET [--operation ID]',
  options: {
    operation: {
      value: 'ID',
      about: { nl: 'Eigen nummer; herhalen doet niets dubbel.', en: 'Id of your own; repeating does nothing twice.' },
    },
  },
  store: 'needed',
  async run({ house, actor, positional, options }) {
    const dataset = positional[0]
    if (dataset === undefined) {
      throw new Refusal('option-missing', { name: 'DATASET', command: 'publish' }, { where: 'DATASET' })
    }
    const operation = typeof options.operation === 'string' ? options.operation : randomUUID()
    const data = await publishTyped(house, actor, { dataset, operation })
    return { data, text: data.job }
  },
}

export const statisticsCommands: readonly Command[] = [
  series,
  ...comparisonCommands,
  ...effectCommands,
  ...importingCommands,
  ...serviceCommands,
  ...matchingCommands,
  indicators,
  publish,
]

/** Per definition a heading and a line per period: the value as published or the reason there is none, and the source. */
function seriesLines({ definitions }: Series, language: Language): string[] {
  return definitions.flatMap(({ version, observations }) => {
    const lines = observations.map((observation) => {
      const { absence } = observation
      const shown = absence === undefined ? valueText(observation, language) : absenceTexts[language][absence]
      return `  ${observation.period.padEnd(8)} ${shown.padStart(18)}  ${sourceText(observation)}`
    })
    return definitions.length > 1 ? [`[${version}]`, ...lines] : lines
  })
}

const absenceTexts = { nl: nl.absence, en: en.absence }

/** Signs that say how exactly a value was published. */
const signs = { exact: '', about: '± ', 'at-least': '≥ ', 'at-most': '≤ ', range: '' } as const

function valueText(observation: Observation, language: Language): string {
  const { value, decimals, precision, low, high } = observation
  const write = (number: number) =>
    number.toLocaleString(language === 'nl' ? 'nl-NL' : 'en-GB', {
      minimumFractionDigits: decimals ?? 0,
      maximumFractionDigits: decimals ?? 10,
    })
  if (precision === 'range' && low !== undefined && high !== undefined) return `${write(low)} - ${write(high)}`
  return `${signs[precision]}${write(value ?? 0)}`
}

function sourceText({ source }: Observation): string {
  const figure = source.figure === undefined ? '' : `, fig. ${source.figure}`
  // Of a report it is a line, of a file with figures a column.
  const line = /^\d/.test(source.line) ? `L${source.line}` : source.line
  return `${source.document}, ${line}${figure}`
}
