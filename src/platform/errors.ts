/**
 * The one catalogue of everything Wijklus can refuse. Every entry has a stable code, the HTTP status and exit code that
 * go with it, and in Dutch and English what is wrong and what to do about it. `{name}` is filled from the parameters.
 */
import { accountRefusals } from './refusals/accounts'
import { agreementRefusals } from './refusals/agreements'
import { areaRefusals } from './refusals/areas'
import { effectRefusals } from './refusals/effect'
import { importingRefusals } from './refusals/importing'
import { kindRefusals } from './refusals/kinds'
import { matchingRefusals } from './refusals/matching'
import { platformRefusals } from './refusals/platform'
import { programmeRefusals } from './refusals/programme'
import { readingRefusals } from './refusals/reading'
import { recordRefusals } from './refusals/records'
import { serviceRefusals } from './refusals/services'
import { statisticsRefusals } from './refusals/statistics'
import { theoryRefusals } from './refusals/theory'
import type { Language, RefusalKind, Wording } from './wording'

export const catalogue = {
  ...platformRefusals,
  ...accountRefusals,
  ...agreementRefusals,
  ...areaRefusals,
  ...statisticsRefusals,
  ...effectRefusals,
  ...importingRefusals,
  ...kindRefusals,
  ...matchingRefusals,
  ...readingRefusals,
  ...serviceRefusals,
  ...programmeRefusals,
  ...recordRefusals,
  ...theoryRefusals,
} as const satisfies Record<string, RefusalKind>

export type RefusalCode = keyof typeof catalogue

/** What fills a text; a wording is filled in its own language. */
export type RefusalParameters = Readonly<Record<string, string | number | readonly string[] | Wording>>

/** What somebody wanted to write beside what is there now; null where one of the two has removed it. */
export interface BothVersions {
  yours: unknown
  current: unknown
  /** The revision of what is there now. */
  revision: number | null
}

/**
 * Thrown when Wijklus refuses: wrong input, no permission, something that is not there, a state that does not allow it.
 * Nothing was written when it is thrown.
 *
 * `parameters` fill the text; `where` says the place in the input (a field, a row, a file), for machines; `versions` are
 * both versions where somebody else was first.
 */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly parameters: RefusalParameters
  readonly where: string | undefined
  readonly versions: BothVersions | undefined

  constructor(
    code: RefusalCode,
    parameters: RefusalParameters = {},
    options: { where?: string; cause?: unknown; versions?: BothVersions } = {},
  ) {
    super(`${code}: ${fill(catalogue[code].message.en, parameters, 'en')}`, { cause: options.cause })
    this.name = 'Refusal'
    this.code = code
    this.parameters = parameters
    this.where = options.where
    this.versions = options.versions
  }

  get status(): number {
    return catalogue[this.code].status
  }

  /** What is wrong, in one language. */
  wrong(language: Language): string {
    return fill(catalogue[this.code].message[language], this.parameters, language)
  }

  /** What to do about it, in one language. */
  remedy(language: Language): string {
    return fill(catalogue[this.code].remedy[language], this.parameters, language)
  }

  /** What is wrong and what to do, as one line in one language. */
  line(language: Language): string {
    return `${this.wrong(language)} ${this.remedy(language)}`.trim()
  }
}

function fill(text: string, parameters: RefusalParameters, language: Language): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name]
    if (value === undefined) return ''
    if (typeof value !== 'object') return String(value)
    return 'nl' in value ? value[language] : value.join(', ')
  })
}
