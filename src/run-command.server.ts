import { constants } from 'node:os'
import { parseArgs } from 'node:util'
import { accountCommands, type Command, type CommandAnswer, operatorAs } from './accounts/index.server'
import { problemOf } from './api'
import { areasCommands } from './areas/index.server'
import { checkCommands } from './check/index.server'
import { isLanguage, type Language, languages, nearest, Refusal } from './platform'
import { openHouse } from './platform/index.server'
import { prepareStore } from './prepare.server'
import { programmeCommands } from './programme/index.server'
import { startCommand, workCommand } from './start.server'
import { statisticsCommands } from './statistics/index.server'
import type { CommandSurroundings } from './surroundings.server'

/** The commands of all rooms. */
export const commands: readonly Command[] = [
  ...areasCommands,
  ...statisticsCommands,
  ...programmeCommands,
  ...checkCommands,
  ...accountCommands,
]

const common = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  language: { type: 'string' },
  as: { type: 'string' },
  full: { type: 'boolean' },
} as const

/** What the help says of every command; `start` and `work` are not of a room. */
type Described = Pick<Command, 'name' | 'summary' | 'usage' | 'options'>

const processes: readonly Described[] = [
  {
    name: 'start',
    summary: { nl: 'Start Wijklus en houdt het draaiend.', en: 'Starts Wijklus and keeps it running.' },
    usage: '',
    options: {},
  },
  {
    name: 'work',
    summary: {
      nl: 'Werkt lange taken af, naast de draaiende Wijklus.',
      en: 'Works through long jobs beside a running Wijklus.',
    },
    usage: '',
    options: {},
  },
]

/**
 * Runs one command: exit 0 done, 1 done and what was asked about does not hold, 2 refused (contracts: command line). What
 * was found is written beside a refusal where a command gives both. With `--json` only JSON goes to standard output.
 */
export async function runCommand(words: readonly string[], surroundings: CommandSurroundings): Promise<number> {
  // Read loosely first: how a refusal is shown must be known before what is refused.
  const { values, positionals } = parseArgs({
    args: [...words],
    options: common,
    strict: false,
    allowPositionals: true,
  })
  const language = isLanguage(values.language) ? values.language : languageOfMachine()
  const complain = (refusal: Refusal) =>
    surroundings.complain(`wijklus: ${refusal.line(language).replaceAll(/\s*\n\s*/g, ' ')}\n`)
  const asked: Asked = {
    words,
    named: positionals[0] === 'help' ? positionals.slice(1) : positionals,
    wantsHelp: values.help === true || positionals[0] === 'help' || (positionals.length === 0 && !values.version),
    wantsVersion: values.version === true,
    language,
    answered(answer) {
      const { refusal } = answer
      const data = refusal ? { ...(answer.data as object), error: shownError(refusal) } : answer.data
      if (answer.bytes && !values.json) {
        if (surroundings.isTerminal) throw new Refusal('output-is-file', {}, { where: '--file' })
        surroundings.write(answer.bytes)
      } else surroundings.write(values.json ? `${JSON.stringify(data, null, 2)}\n` : `${answer.text}\n`)
      if (refusal && !values.json) complain(refusal)
      return refusal ? 2 : (answer.exit ?? 0)
    },
  }
  try {
    if (values.language !== undefined && !isLanguage(values.language)) {
      const reason = `${values.language} ≠ ${languages.join(' | ')}`
      throw new Refusal('option-invalid', { name: '--language', reason, command: 'help' }, { where: '--language' })
    }
    return await dispatch(asked, surroundings)
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal('failed')
    if (refusal !== error) surroundings.complain(`${(error as Error)?.stack ?? error}\n`)
    if (values.json) surroundings.write(`${JSON.stringify({ error: shownError(refusal) }, null, 2)}\n`)
    else complain(refusal)
    return 2
  }
}

/** What was typed, as far as it is known before the command is. */
interface Asked {
  words: readonly string[]
  /** The words that name the command and what it is about. */
  named: readonly string[]
  wantsHelp: boolean
  wantsVersion: boolean
  language: Language
  /** Writes the answer as it was asked for, and gives the exit code. */
  answered(answer: CommandAnswer): number
}

function shownError(refusal: Refusal) {
  const { code, message, near, where } = problemOf(refusal)
  return { code, message, where: where ?? null, ...(near ? { near } : {}) }
}

async function dispatch(asked: Asked, surroundings: CommandSurroundings): Promise<number> {
  const { words, named, language, answered } = asked
  if (asked.wantsVersion) return answered({ data: { version }, text: `wijklus ${version}` })
  if (asked.wantsHelp) {
    const text = named.length > 0 ? helpOf(describedAs(named), language) : helpOfAll(language)
    return answered({ data: { help: text }, text })
  }
  if (named[0] === 'start' || named[0] === 'work') {
    readWords(describedAs(named), words, { language: common.language })
    return (named[0] === 'start' ? startCommand : workCommand)(surroundings)
  }
  const command = describedAs(named) as Command
  const { values, positionals } = readWords(command, words)
  const context = {
    actor: operatorAs(typeof values['as'] === 'string' ? values['as'] : undefined, command.name),
    positional: positionals,
    options: values,
    language,
    full: values['full'] === true,
  }
  const chosen = command.store === 'sometimes' ? command.chosenFor(context) : command
  if (chosen.store === 'none') return answered(await chosen.run({ ...context, root: surroundings.root }))
  const house = await openHouse(surroundings.readConfiguration(), surroundings.root)
  const interruption = untilInterrupted()
  try {
    const work = prepareStore(house).then(async () => answered(await chosen.run({ ...context, house })))
    // What fails because the house closes under it was interrupted, and failed for no other reason.
    work.catch(() => {})
    return await Promise.race([work, interruption.exit])
  } finally {
    await house.close()
    interruption.forget()
  }
}

/**
 * The exit code once somebody interrupts the command: it then lets go of the store before it ends, so that the last one
 * out still stops the private server.
 */
function untilInterrupted(): { exit: Promise<number>; forget(): void } {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  let hear: (signal: NodeJS.Signals) => void = () => {}
  const exit = new Promise<number>((resolve) => {
    hear = (signal) => resolve(128 + constants.signals[signal])
  })
  // Ctrl-C comes twice: from the terminal and from the launcher.
  for (const signal of signals) process.on(signal, hear)
  return {
    exit,
    forget: () => {
      for (const signal of signals) process.off(signal, hear)
    },
  }
}

/** The command that is meant by the first words; the longest name counts. */
function describedAs(words: readonly string[]): Described {
  const typed = words.join(' ')
  const found = [...processes, ...commands]
    .filter(({ name }) => typed === name || typed.startsWith(`${name} `))
    .toSorted((a, b) => b.name.length - a.name.length)[0]
  if (found) return found
  const names = [...processes, ...commands].map(({ name }) => name)
  const name = words[0] ?? ''
  throw new Refusal('command-unknown', { name, near: nearest(name, [...names, 'help']) }, { where: name })
}

/** An option as Node parses it. */
type ParsedOption = { type: 'string' | 'boolean'; multiple?: boolean; short?: string }

type Values = Record<string, string | true | readonly string[] | undefined>

/** The options of this command, and the words behind its name: as many as its usage names, no more. */
function readWords(
  command: Described,
  words: readonly string[],
  shared: Readonly<Record<string, ParsedOption>> = common,
): { values: Values; positionals: string[] } {
  const own = Object.fromEntries(
    Object.entries(command.options).map(([name, option]) => [
      name,
      { type: option.value ? ('string' as const) : ('boolean' as const), multiple: option.repeat ?? false },
    ]),
  )
  const options = { ...own, ...shared }
  const read = parsedStrictly(command.name, words, options)
  const positionals = read.positionals.slice(command.name.split(' ').length)
  const wanted = command.usage.split(' ').filter(Boolean)
  // An option, in brackets or not, or the bar before another way to ask.
  const firstOption = wanted.findIndex((word) => /^[[|-]/.test(word))
  const named = firstOption < 0 ? wanted : wanted.slice(0, firstOption)
  // `FILE...` is one or more.
  const most = named.some((word) => word.endsWith('...')) ? Number.POSITIVE_INFINITY : named.length
  const extra = positionals[most]
  if (extra !== undefined) {
    throw new Refusal('argument-unexpected', { name: extra, command: command.name }, { where: extra })
  }
  return { values: read.values as Values, positionals }
}

function parsedStrictly(command: string, words: readonly string[], options: Readonly<Record<string, ParsedOption>>) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true })
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    const name = message.match(/'(?:-\w, )?(--?[^' <=]*)/)?.[1] ?? ''
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
      const near = nearest(name, Object.keys(options)).map((option) => `--${option}`)
      throw new Refusal('option-unknown', { name, command, near }, { where: name })
    }
    if (options[name.slice(2)]?.type === 'string') {
      throw new Refusal('option-missing', { name: `${name} …`, command }, { where: name })
    }
    throw new Refusal('option-invalid', { name, reason: `${name} ≠ ${name}=…`, command }, { where: name })
  }
}

/** Dutch on a machine that speaks Dutch, else English. */
function languageOfMachine(): Language {
  return (process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '').startsWith('nl') ? 'nl' : 'en'
}

const commonLines = {
  nl: '--json  Antwoord als JSON.\n--language nl|en\n--as ROLE  Doe het als deze rol.\n--full  Ook wat bij publicatie is afgeschermd.',
  en: '--json  Answer as JSON.\n--language nl|en\n--as ROLE  Act in this role.\n--full  Include what was protected at publication.',
}

function helpOf(command: Described, language: Language): string {
  const options = Object.entries(command.options).map(
    ([name, option]) => `--${name}${option.value ? ` ${option.value}` : ''}  ${option.about[language]}`,
  )
  const usage = `wijklus ${command.name} ${command.usage}`.trim()
  const lines = processes.includes(command) ? [] : [[...options, commonLines[language]].join('\n')]
  return [usage, command.summary[language], ...lines].join('\n\n')
}

function helpOfAll(language: Language): string {
  const entries = [...processes, ...commands].map(({ name, summary }) => [name, summary[language]] as const)
  const width = Math.max(...entries.map(([name]) => name.length)) + 2
  const list = entries.map(([name, summary]) => `${name.padEnd(width)}${summary}`).join('\n')
  return ['wijklus COMMAND', list, commonLines[language]].join('\n\n')
}

declare const __WIJKLUS_VERSION__: string
const version = __WIJKLUS_VERSION__
