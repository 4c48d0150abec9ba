import { allianceTexts } from '../alliance'
import type { Language, Wording } from '../platform'
import { programmeTexts } from '../programme'
import { theoryTexts } from '../theory'
import { type Found, type RuleCode, ruleCodes } from './finding'
import en from './texts/en.json'
import nl from './texts/nl.json'

const texts: Readonly<Record<Language, Tree>> = { nl, en }

/** A text taken apart at what is filled in: fixed text and names by turns. */
type Template = readonly string[]

interface RuleTexts {
  name: Wording
  why: Wording
  mend: Wording
  message: Readonly<Record<Language, Template>>
}

/** The texts of every rule, looked up once: the check runs while somebody types. */
const ruleTexts = new Map(
  ruleCodes.map((code): [RuleCode, RuleTexts] => [
    code,
    {
      name: inBoth((language) => said(`rule.${code}.name`, language)),
      why: inBoth((language) => said(`rule.${code}.why`, language)),
      mend: inBoth((language) => said(`rule.${code}.mend`, language)),
      message: { nl: templateOf(code, 'nl'), en: templateOf(code, 'en') },
    },
  ]),
)

/** What a rule found, with the names of what it is about. */
export function messageOf(code: RuleCode, shown: Found['shown']): Wording {
  const { message } = textsOf(code)
  return { nl: filled(message.nl, shown, 'nl'), en: filled(message.en, shown, 'en') }
}

/** What can be done about what a rule finds. */
export function mendOf(code: RuleCode): Wording {
  return textsOf(code).mend
}

/** Why a rule is there. */
export function whyOf(code: RuleCode): Wording {
  return textsOf(code).why
}

/** What a rule is called. */
export function nameOf(code: RuleCode): Wording {
  return textsOf(code).name
}

function textsOf(code: RuleCode): RuleTexts {
  return ruleTexts.get(code) as RuleTexts
}

function templateOf(code: RuleCode, language: Language): Template {
  return said(`rule.${code}.message`, language).split(/\{\{(\w+)\}\}/)
}

function said(key: string, language: Language): string {
  return textAt(texts[language], key.split('.')) ?? key
}

/** Most names in one message. */
const mostNames = 4

/** Names after each other; of many the first, and that there are more. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).join('; ')
  return names.length > mostNames ? `${shown}; …` : shown
}

/** The texts of the room that says the values of a choice. */
const choices = { 'measure-kind': programmeTexts, 'organisation-kind': allianceTexts, theme: theoryTexts } as const

/** Values of a choice in words; a word of the alliance's own is itself. */
export function choiceText(choice: keyof typeof choices, values: readonly string[]): Wording {
  return inBoth((language) =>
    listed(values.map((value) => textAt(choices[choice].texts[language], ['choice', choice, value]) ?? value)),
  )
}

/** A theme in words. */
export function themeText(theme: string): Wording {
  return choiceText('theme', [theme])
}

type Tree = (typeof theoryTexts)['texts'][Language]

function textAt(tree: Tree, path: readonly string[]): string | undefined {
  let at: Tree | string | undefined = tree
  for (const name of path) at = typeof at === 'object' && Object.hasOwn(at, name) ? at[name] : undefined
  return typeof at === 'string' ? at : undefined
}

function inBoth(say: (language: Language) => string): Wording {
  return { nl: say('nl'), en: say('en') }
}

function filled(template: Template, shown: Found['shown'], language: Language): string {
  let text = ''
  for (const [index, part] of template.entries()) {
    const value = index % 2 === 0 ? part : (shown[part] ?? '')
    text += typeof value === 'string' ? value : value[language]
  }
  return text
}
