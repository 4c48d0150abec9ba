import type { Language } from '../platform'

/** Every page by name, with its address in both languages. `src/routes.ts` says which file answers it. */
export const addresses = {
  start: { nl: '/', en: '/en' },
  areas: { nl: '/gebieden', en: '/en/areas' },
  area: { nl: '/gebieden/:area', en: '/en/areas/:area' },
  team: { nl: '/gebieden/:area/team', en: '/en/areas/:area/team' },
  'area-aliases': { nl: '/gebieden/:area/namen', en: '/en/areas/:area/names' },
  'area-composition': { nl: '/gebieden/:area/samenstelling', en: '/en/areas/:area/composition' },
  'area-compose': { nl: '/gebieden/:area/samenstellen', en: '/en/areas/:area/compose' },
  'area-comparable': { nl: '/gebieden/:area/vergelijkbaar', en: '/en/areas/:area/comparable' },
  indicators: { nl: '/indicatoren', en: '/en/indicators' },
  'effect-analyses': { nl: '/gebieden/:area/effect', en: '/en/areas/:area/effect' },
  'effect-new': { nl: '/gebieden/:area/effect/nieuw', en: '/en/areas/:area/effect/new' },
  'effect-analysis': { nl: '/gebieden/:area/effect/:analysis', en: '/en/areas/:area/effect/:analysis' },
  'effect-methods': {
    nl: '/gebieden/:area/effect/:analysis/verantwoording',
    en: '/en/areas/:area/effect/:analysis/methods',
  },
  'effect-file': {
    nl: '/gebieden/:area/effect/:analysis/bestand/:file',
    en: '/en/areas/:area/effect/:analysis/file/:file',
  },
  indicator: { nl: '/indicatoren/:code', en: '/en/indicators/:code' },
  'indicator-chart': { nl: '/indicatoren/:code/grafiek/:file', en: '/en/indicators/:code/chart/:file' },
  places: { nl: '/tellen', en: '/en/count' },
  count: { nl: '/tellen/:place', en: '/en/count/:place' },
  municipality: { nl: '/gemeenten/:municipality', en: '/en/municipalities/:municipality' },
  map: { nl: '/kaart/:code', en: '/en/map/:code' },
  'map-reading': { nl: '/kaart/:code/aflezing', en: '/en/map/:code/reading' },
  national: { nl: '/landelijk', en: '/en/national' },
  uploads: { nl: '/bestanden', en: '/en/files' },
  upload: { nl: '/bestanden/:upload', en: '/en/files/:upload' },
  'upload-mapping': { nl: '/bestanden/:upload/kolommen', en: '/en/files/:upload/columns' },
  sources: { nl: '/bronnen', en: '/en/sources' },
  questions: { nl: '/bronnen/vragen', en: '/en/sources/questions' },
  question: { nl: '/bronnen/vragen/:key', en: '/en/sources/questions/:key' },
  interventions: { nl: '/interventies', en: '/en/interventions' },
  intervention: { nl: '/interventies/:intervention', en: '/en/interventions/:intervention' },
  'sign-in': { nl: '/aanmelden', en: '/en/sign-in' },
  'sign-in-code': { nl: '/aanmelden/code', en: '/en/sign-in/code' },
  'sign-in-elsewhere': { nl: '/aanmelden/elders', en: '/en/sign-in/elsewhere' },
  'password-forgotten': { nl: '/wachtwoord-vergeten', en: '/en/forgot-password' },
  'password-choose': { nl: '/wachtwoord-kiezen', en: '/en/choose-password' },
  'sign-out': { nl: '/afmelden', en: '/en/sign-out' },
  account: { nl: '/account', en: '/en/account' },
  'two-step': { nl: '/account/tweede-stap', en: '/en/account/second-step' },
  administration: { nl: '/beheer', en: '/en/administration' },
  person: { nl: '/beheer/personen/:person', en: '/en/administration/people/:person' },
  invite: { nl: '/beheer/uitnodigen', en: '/en/administration/invite' },
  organisations: { nl: '/beheer/organisaties', en: '/en/administration/organisations' },
  outbox: { nl: '/beheer/postvak', en: '/en/administration/outbox' },
  audit: { nl: '/logboek', en: '/en/audit' },
  job: { nl: '/taken/:job', en: '/en/jobs/:job' },
} as const satisfies Record<string, Record<Language, string>>

export type PageName = keyof typeof addresses

/**
 * The address of a page in a language, with its parameters filled in.
 *
 * @param search added behind the question mark; undefined values are left out
 */
export function addressOf(
  page: PageName,
  language: Language,
  parameters: Readonly<Record<string, string>> = {},
  search: Readonly<Record<string, string | undefined>> = {},
): string {
  const path = addresses[page][language].replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = parameters[name]
    if (value === undefined) throw new Error(`the address of ${page} needs ${name}`)
    return encodeURIComponent(value)
  })
  const query = new URLSearchParams(
    Object.entries(search).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
  return query.size > 0 ? `${path}?${query}` : path
}

/** The language an address is in: `/en` and everything below it is English, the rest Dutch. */
export function languageOf(path: string): Language {
  return path === '/en' || path.startsWith('/en/') ? 'en' : 'nl'
}
