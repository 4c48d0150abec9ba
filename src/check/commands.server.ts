import type { ChoosingCommand, Command, CommandAnswer } from '../accounts/index.server'
import { type Language, Refusal } from '../platform'
import { readProgrammeFile } from '../programme/index.server'
import { checkProgramme } from './check'
import { type CheckResult, severities } from './finding'
import { checkOf } from './service.server'
import en from './texts/en.json'
import nl from './texts/nl.json'

const texts = { nl: nl.page, en: en.page }

/** The programme check of a file, which starts no database, or of an area. */
const check: ChoosingCommand = {
  name: 'check',
  summary: {
    nl: 'Controleert een programma: uit een bestand, of dat van een gebied.',
    en: 'Checks a programme: from a file, or that of an area.',
  },
  usage: 'FILE | --area SLUG',
  options: {
    area: { value: 'SLUG', about: { nl: 'Het programma van dit gebied.', en: 'The programme of this area.' } },
  },
  store: 'sometimes',
  chosenFor({ positional, options }) {
    const [file, area] = [positional[0], options['area']]
    if (typeof area === 'string' && area !== '') {
      if (file !== undefined) {
        throw new Refusal('argument-unexpected', { name: file, command: 'check' }, { where: file })
      }
      return {
        store: 'needed',
        run: async ({ house, actor, language }) => answerOf((await checkOf(house, actor, area)).result, language),
      }
    }
    if (file === undefined) {
      throw new Refusal('option-missing', { name: 'FILE | --area', command: 'check' }, { where: 'FILE' })
    }
    return {
      store: 'none',
      run: async ({ language }) => answerOf(checkProgramme(await readProgrammeFile(file)), language),
    }
  },
}

export const checkCommands: readonly Command[] = [check]

function answerOf(result: CheckResult, language: Language): CommandAnswer {
  const { findings, counts } = result
  const lines = findings.map(({ severity, rule, subject, message, mend }) =>
    [`${texts[language].severity[severity]}: ${message[language]}`, `  ${mend[language]}`, `  ${rule} ${subject}`].join(
      '\n',
    ),
  )
  const numbers = [...severities, 'accepted' as const].map(
    (name) => `${texts[language].severity[name]}: ${counts[name]}`,
  )
  return { data: result, text: [...lines, numbers.join(', ')].join('\n'), exit: counts.error > 0 ? 1 : 0 }
}
