import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command, PlainContext } from '../../accounts/index.server'
import { type Language, Refusal, type Wording } from '../../platform'
import { formatNumber } from '../../ui'
import { loadColumnCatalogue } from '../importing/column-catalogue.server'
import { type Uncertainty, uncertainties } from '../model/observation'
import { effectOfFile, type FileAnswer } from './effect-file.server'
import { heaviestFirst } from './model/analysis'
import { decimalsOf } from './model/reading-phrases'
import { effectMethods } from './model/settings'
import { textOfBytes } from './panel-file.server'

const options: Command['options'] = {
  unit: {
    value: 'COL',
    about: { nl: 'Kolom met de eenheid: buurt, gemeente.', en: 'Column with the unit: neighbourhood, municipality.' },
  },
  time: { value: 'COL', about: { nl: 'Kolom met de periode.', en: 'Column with the period.' } },
  outcome: { value: 'COL', about: { nl: 'Kolom met de uitkomst.', en: 'Column with the outcome.' } },
  treated: {
    value: 'NAME',
    repeat: true,
    about: { nl: 'Eenheid die het programma kreeg; mag vaker.', en: 'Unit that had the programme; may be repeated.' },
  },
  from: { value: 'PERIOD', about: { nl: 'Eerste periode van het programma.', en: 'First period of the programme.' } },
  method: { value: 'METHOD', about: { nl: effectMethods.join(' | '), en: effectMethods.join(' | ') } },
  placebo: {
    about: {
      nl: 'Ook elke andere eenheid alsof die het programma had.',
      en: 'Also every other unit as if it had the programme.',
    },
  },
  uncertainty: {
    value: 'KIND',
    about: {
      nl: `Hoe de uitkomst is gemaakt, als de naam van de kolom dat niet of verkeerd zegt: ${uncertainties.join(' | ')}`,
      en: `How the outcome is made, where the name of its column does not say it or says it wrong: ${uncertainties.join(' | ')}`,
    },
  },
}

const effect: Command = {
  name: 'effect',
  summary: {
    nl: 'Vergelijkt een plaats met een programma met plaatsen zonder, en zegt eerlijk wat dat laat zien.',
    en: 'Compares a place with a programme with places without, and says honestly what that shows.',
  },
  usage: 'FILE --unit COL --time COL --outcome COL --treated NAME --from PERIOD --method METHOD [--placebo]',
  options,
  store: 'none',
  async run(context) {
    const required = (name: string) => requiredText(context, name)
    const path = context.positional[0]
    if (path === undefined) throw new Refusal('option-missing', { name: 'FILE', command: 'effect' }, { where: 'FILE' })
    const { treated, placebo } = context.options
    const uncertainty = uncertaintyOf(context.options['uncertainty'])
    const asked = {
      columns: { unit: required('unit'), time: required('time'), outcome: required('outcome') },
      treated: (Array.isArray(treated) ? (treated as string[]) : [required('treated')]).map(trimmed),
      from: required('from').trim(),
      method: required('method'),
      placebo: placebo === true,
      ...(uncertainty ? { uncertainty } : {}),
    }
    const catalogue = await loadColumnCatalogue(context.root)
    const answer = effectOfFile({ ...asked, file: basename(path), text: await textOf(path) }, catalogue)
    return { data: shown(answer), text: lines(answer, context.language).join('\n') }
  },
}

function requiredText({ options: given }: PlainContext, name: string): string {
  const value = given[name]
  if (typeof value === 'string' && value !== '') return value
  throw new Refusal('option-missing', { name: `--${name}`, command: 'effect' }, { where: `--${name}` })
}

/** @throws Refusal `option-missing` for a name without a letter */
function trimmed(name: string): string {
  if (name.trim() !== '') return name.trim()
  throw new Refusal('option-missing', { name: '--treated', command: 'effect' }, { where: '--treated' })
}

function uncertaintyOf(typed: unknown): Uncertainty | undefined {
  if (typed === undefined) return undefined
  const known = uncertainties.find((each) => each === typed)
  if (known) return known
  const reason = `${typed} ≠ ${uncertainties.join(' | ')}`
  throw new Refusal('option-invalid', { name: '--uncertainty', reason, command: 'effect' }, { where: '--uncertainty' })
}

async function textOf(path: string): Promise<string> {
  try {
    return textOfBytes(await readFile(path))
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? ''
    throw new Refusal('effect-file-unreadable', { file: path, reason }, { where: path, cause: error })
  }
}

/**
 * The answer as JSON; the lines of every placebo are left out, which would be thousands of numbers. `weights` has an entry for
 * each comparison place and no order to rely on; `heaviest` has the order.
 */
function shown({ result, reading, warnings, settings }: FileAnswer) {
  const { placebo } = result
  return {
    ...result,
    heaviest: heaviestFirst(result.weights).map(([unit]) => unit),
    placebo: placebo && { ...placebo, placebos: placebo.placebos.map(({ effects: _, ...each }) => each) },
    reading,
    warnings,
    settings,
  }
}

const weightsAbout: Wording = {
  nl: 'Gewichten van de vergelijkingsplaatsen, afgerond; --json geeft ze voluit:',
  en: 'Weights of the comparison places, rounded; --json gives them in full:',
}

function lines({ result, reading, warnings }: FileAnswer, language: Language): string[] {
  const number = (value: number, decimals = 2) => formatNumber(value, { language, decimals }).padStart(12)
  const decimals = Math.max(2, decimalsOf(Math.abs(result.estimate), ''))
  const width = Math.max(10, ...result.perPeriod.map(({ period }) => period.length + 1))
  return [
    reading[language],
    ...warnings.map((warning) => `! ${warning[language]}`),
    '',
    ...result.perPeriod.map(
      ({ period, observed, counterfactual, effect: difference }) =>
        `${period.padEnd(width)}${[observed, counterfactual, difference].map((value) => number(value, decimals)).join('')}`,
    ),
    '',
    weightsAbout[language],
    ...heaviestFirst(result.weights).map(([unit, weight]) => `${number(weight, 3)}  ${unit}`),
    '',
    ...reading.because.map(({ holds, text }) => `${holds === null ? '?' : holds ? '+' : '-'} ${text[language]}`),
  ]
}

export const effectCommands: readonly Command[] = [effect]
