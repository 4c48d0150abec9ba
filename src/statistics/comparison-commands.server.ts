import type { Command, CommandContext } from '../accounts/index.server'
import { Refusal } from '../platform'
import { formatNumber, formatRatio } from '../ui'
import { checksOf } from './checks.server'
import type { Figure } from './figure'
import { figureOf } from './figure.server'
import { readPeriodRange } from './model/period-range'
import { plainWording } from './plain-wording'

const options: Command['options'] = {
  place: { value: 'PLACE', about: { nl: 'Gebied, nplv of nl.', en: 'Area, nplv or nl.' } },
  reference: { value: 'PLACE', about: { nl: 'Waarmee het wordt vergeleken.', en: 'What it is compared with.' } },
  periods: { value: 'FROM..TO', about: { nl: 'Alleen deze periodes.', en: 'These periods only.' } },
}

function required(name: string, value: unknown, command: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw new Refusal('option-missing', { name, command }, { where: name })
}

function asked(command: string, { house, actor, positional, options }: CommandContext): Promise<Figure> {
  const { periods } = options
  return figureOf(house, actor, {
    code: required('CODE', positional[0], command),
    place: required('--place', options['place'], command),
    reference: required('--reference', options['reference'], command),
    ...(typeof periods === 'string' ? { periods: readPeriodRange(periods) } : {}),
  })
}

const compare: Command = {
  name: 'compare',
  summary: {
    nl: 'Vergelijkt een plaats met een andere: verschil, verhouding en wat ermee gebeurde.',
    en: 'Compares a place with another: gap, ratio and their development.',
  },
  usage: 'CODE --place PLACE --reference PLACE [--periods FROM..TO]',
  options,
  store: 'needed',
  async run(context) {
    const { comparison, statement } = await asked('compare', context)
    const { language } = context
    const lines = comparison.definitions.flatMap((definition) => [
      ...(comparison.definitions.length > 1 ? [`[${definition.version}]`] : []),
      ...definition.periods.map(({ period, value, reference, gap, ratio }) => {
        const { decimals } = definition.gap
        const number = (shown: number | null) => (shown === null ? '-' : formatNumber(shown, { language, decimals }))
        const columns = [
          number(value),
          number(reference),
          number(gap),
          ratio === null ? '-' : formatRatio(ratio, language),
        ]
        return `  ${period.padEnd(8)}${columns.map((column) => column.padStart(10)).join('')}`
      }),
    ])
    return {
      data: { ...comparison, statement: plainWording(statement) },
      text: [statement[language], ...lines].join('\n'),
    }
  },
}

const statement: Command = {
  name: 'statement',
  summary: {
    nl: 'Zegt in hoogstens twee zinnen wat de cijfers zeggen, en hoe die zinnen zijn gemaakt.',
    en: 'Says in two sentences at most what the figures say, and how the sentences were made.',
  },
  usage: 'CODE --place PLACE --reference PLACE [--periods FROM..TO]',
  options,
  store: 'needed',
  async run(context) {
    const { statement, indicator, place, reference } = await asked('statement', context)
    const { language } = context
    return {
      data: {
        indicator: indicator.code,
        place: place.slug,
        reference: reference?.slug ?? null,
        statement: plainWording(statement),
        because: statement.because,
        how: statement.how.map(plainWording),
      },
      text: [statement[language], ...statement.how.map((line) => `- ${line[language]}`)].join('\n'),
    }
  },
}

const dataCheck: Command = {
  name: 'data-check',
  summary: {
    nl: 'Noemt wat er in de gepubliceerde cijfers zelf niet klopt.',
    en: 'Lists what does not fit in the published figures themselves.',
  },
  usage: '',
  options: {},
  store: 'needed',
  async run({ house, actor, language }) {
    const checks = await checksOf(house, actor)
    return {
      data: { checks },
      text: checks.map((check) => `${check.code}: ${check.message[language]}`).join('\n'),
    }
  },
}

export const comparisonCommands: readonly Command[] = [compare, statement, dataCheck]
