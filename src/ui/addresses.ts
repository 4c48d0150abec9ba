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
  alliance: { nl: '/gebieden/:area/alliantie', en: '/en/areas/:area/alliance' },
  partner: { nl: '/gebieden/:area/alliantie/:organisation', en: '/en/areas/:area/alliance/:organisation' },
  agreements: { nl: '/gebieden/:area/afspraken', en: '/en/areas/:area/commitments' },
  bottlenecks: { nl: '/gebieden/:area/knelpunten', en: '/en/areas/:area/bottlenecks' },
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
  'upload-fetch': { nl: '/bestanden/ophalen', en: '/en/files/fetch' },
  'upload-mapping': { nl: '/bestanden/:upload/kolommen', en: '/en/files/:upload/columns' },
  sources: { nl: '/bronnen', en: '/en/sources' },
  questions: { nl: '/bronnen/vragen', en: '/en/sources/questions' },
  question: { nl: '/bronnen/vragen/:key', en: '/en/sources/questions/:key' },
  records: { nl: '/gebieden/:area/gegevens/:collection', en: '/en/areas/:area/records/:collection' },
  'record-new': { nl: '/gebieden/:area/gegevens/:collection/nieuw', en: '/en/areas/:area/records/:collection/new' },
  record: { nl: '/gebieden/:area/gegevens/:collection/:id', en: '/en/areas/:area/records/:collection/:id' },
  sharing: { nl: '/gebieden/:area/delen', en: '/en/areas/:area/sharing' },
  check: { nl: '/gebieden/:area/controle', en: '/en/areas/:area/check' },
  theory: { nl: '/gebieden/:area/doelen', en: '/en/areas/:area/goals' },
  'theory-outline': { nl: '/gebieden/:area/doelen/lijst', en: '/en/areas/:area/goals/list' },
  'theory-edit': { nl: '/gebieden/:area/doelen/bewerken', en: '/en/areas/:area/goals/edit' },
  'theory-story': { nl: '/gebieden/:area/doelen/verhaal', en: '/en/areas/:area/goals/story' },
  'theory-versions': { nl: '/gebieden/:area/doelen/versies', en: '/en/areas/:area/goals/versions' },
  'theory-figure': {
    nl: '/gebieden/:area/doelen/indicatoren/:indicator',
    en: '/en/areas/:area/goals/indicators/:indicator',
  },
  programme: { nl: '/gebieden/:area/doen', en: '/en/areas/:area/doing' },
  'programme-cycles': { nl: '/gebieden/:area/doen/cycli', en: '/en/areas/:area/doing/cycles' },
  money: { nl: '/gebieden/:area/doen/geld', en: '/en/areas/:area/doing/money' },
  'money-import': { nl: '/gebieden/:area/doen/geld/inlezen', en: '/en/areas/:area/doing/money/import' },
  'money-file': { nl: '/gebieden/:area/doen/geld/geld.csv', en: '/en/areas/:area/doing/money/money.csv' },
  policies: { nl: '/gebieden/:area/doen/beleid', en: '/en/areas/:area/doing/policy' },
  'programme-intervention': {
    nl: '/gebieden/:area/doen/interventies/:intervention',
    en: '/en/areas/:area/doing/interventions/:intervention',
  },
  'programme-file': { nl: '/gebieden/:area/doen/bestand', en: '/en/areas/:area/doing/file' },
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
