import type { Language, Refusal, Wording } from '../platform'
import type { House } from '../platform/index.server'
import type { Actor } from './model'

/** An option of a command, written `--name`. */
export interface CommandOption {
  /** What its value is called in the help, such as `SLUG`; an option without value is on or off. */
  value?: string
  /** True when it may be given more than once. */
  repeat?: boolean
  about: Wording
}

/** What a command gets that needs no stored data; it starts no database. */
export interface PlainContext {
  actor: Actor
  /** What stands behind the name of the command. */
  positional: readonly string[]
  /** By name without `--`: the value, true for an option without value, a list for one that may be repeated. */
  options: Readonly<Record<string, string | true | readonly string[] | undefined>>
  language: Language
  /** True with `--full`: figures as they are kept instead of as they were released. */
  full: boolean
}

/** What a command gets that needs no stored data. */
export interface ContentContext extends PlainContext {
  /** Folder of the installation, in which `content/` stands. */
  root: string
}

/** What a command gets that works on stored data. */
export interface CommandContext extends PlainContext {
  house: House
}

export interface CommandAnswer {
  /** What `--json` prints. */
  data: unknown
  /** What people read. */
  text: string
  /** A file, for standard output instead of the text; a terminal gets none. */
  bytes?: Uint8Array
  /** 1 when it was done, and what was asked about does not hold. Default 0. */
  exit?: 0 | 1
  /**
   * Why what was asked for cannot be had, where what was found says more of it than a refusal alone: it is written all the
   * same, and the refusal goes with it as any other (exit 2; `data` is then an object).
   */
  refusal?: Refusal
}

interface CommandDescription {
  /** One or more words: `series`, `account add`. */
  name: string
  summary: Wording
  /** What may stand behind the name: `EMAIL --role ROLE [--area SLUG]`. */
  usage: string
  options: Readonly<Record<string, CommandOption>>
}

export interface StoreCommand extends CommandDescription {
  store: 'needed'
  run(context: CommandContext): Promise<CommandAnswer>
}

export interface PlainCommand extends CommandDescription {
  store: 'none'
  run(context: ContentContext): Promise<CommandAnswer>
}

/** A command that needs stored data for some of what it is asked, and starts no database for the rest. */
export interface ChoosingCommand extends CommandDescription {
  store: 'sometimes'
  /** What answers this question: something that works on stored data, or something that needs none. */
  chosenFor(asked: PlainContext): Pick<StoreCommand, 'store' | 'run'> | Pick<PlainCommand, 'store' | 'run'>
}

/** A command of a room. It translates to one service function, and refuses by throwing a Refusal. */
export type Command = StoreCommand | PlainCommand | ChoosingCommand
