import type { Command } from '../accounts/index.server'
import { type Language, Refusal } from '../platform'
import { exchangeCommands } from './exchange/commands.server'
import type { RegisterEntry } from './register/model'
import { type FoundInterventions, searchInterventions } from './register/service.server'
import en from './texts/en.json'
import nl from './texts/nl.json'

const texts = { nl, en }

const interventions: Command = {
  name: 'interventions',
  summary: {
    nl: 'Zoekt in het gepubliceerde register van interventies; zonder woorden alles.',
    en: 'Searches the published register of interventions; everything without words.',
  },
  usage: 'WORDS [--area AREA] [--theme THEME] [--cluster CLUSTER] [--kind KIND] [--page NUMBER]',
  options: {
    area: { value: 'AREA', about: { nl: 'Alleen wat de bron in dit gebied noemt.', en: 'Only what is named there.' } },
    theme: { value: 'THEME', about: { nl: 'Alleen dit thema.', en: 'Only this theme.' } },
    cluster: { value: 'CLUSTER', about: { nl: 'Alleen dit cluster.', en: 'Only this cluster.' } },
    kind: { value: 'KIND', about: { nl: 'Alleen deze soort.', en: 'Only this kind.' } },
    page: { value: 'NUMBER', about: { nl: 'Bladzijde, vanaf 1.', en: 'Page, from 1.' } },
  },
  store: 'needed',
  async run({ house, actor, positional, options, language }) {
    const text = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined)
    const page = Number(text('page') ?? 1)
    if (!Number.isInteger(page) || page < 1) {
      const reason = `${text('page')} ≠ 1, 2, 3 …`
      throw new Refusal('option-invalid', { name: '--page', reason, command: 'interventions' }, { where: '--page' })
    }
    const found = await searchInterventions(house, actor, {
      q: positional[0],
      area: text('area'),
      theme: text('theme'),
      cluster: text('cluster'),
      kind: text('kind'),
      // The register is Dutch, also on a machine that is not; English is searched when somebody says so.
      language: options.language === 'en' ? 'en' : 'nl',
      page,
    })
    return { data: found, text: [...found.results.map((entry) => line(entry, language)), count(found)].join('\n') }
  },
}

export const programmeCommands: readonly Command[] = [interventions, ...exchangeCommands]

function line(entry: RegisterEntry, language: Language): string {
  const title = entry.name ?? entry.description?.[language] ?? ''
  const areas = entry.areas.length > 0 ? entry.areas.join(', ') : (entry.areasAsPublished?.[language] ?? '–')
  const lines = entry.mentions.map((mention) => `L${mention.line}`).join(', ')
  return `${texts[language]['entry-kind'][entry.kind]}: ${title}  [${areas}]  ${lines}`
}

function count({ total, page, pages }: FoundInterventions): string {
  return `${total} (${page}/${pages})`
}
