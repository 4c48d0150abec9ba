import type { Language } from '../../src/platform'
import { addresses, addressOf, type PageName } from '../../src/ui'

/** A page as anybody can open it. */
export interface PublicPage {
  page: PageName
  parameters?: Readonly<Record<string, string>>
  search?: Readonly<Record<string, string>>
  status?: 404 | 410
  /** The entry of the menu that is marked, by the page it leads to. */
  menu?: PageName
}

/**
 * Every page of the house, in the shapes in which the public sees it. Those that nobody sees without an account, and
 * those that are no page in a browser, say so. A new page without a row here fails.
 */
const shapes: Readonly<Record<string, readonly Omit<PublicPage, 'page'>[] | 'for who is signed in' | 'no page'>> = {
  start: [{}],
  areas: [{ menu: 'areas' }, { menu: 'areas', search: { q: 'heerlem nord' } }],
  area: [
    { menu: 'areas', parameters: { area: 'heerlen-noord' } },
    { menu: 'areas', parameters: { area: 'heerlen-nord' }, status: 404 },
  ],
  indicators: [{ menu: 'indicators' }],
  indicator: [
    { menu: 'indicators', parameters: { code: 'problematische-schulden' } },
    { menu: 'indicators', parameters: { code: 'arbeidsparticipatie' } },
    { menu: 'indicators', parameters: { code: 'huishoudens-in-armoede' }, search: { place: 'heerlen-noord' } },
  ],
  places: [
    { menu: 'areas' },
    { menu: 'areas', search: { find: 'noord' } },
    { menu: 'areas', search: { find: 'nietsvandit' } },
  ],
  count: [
    { menu: 'areas', parameters: { place: 'heerlen-noord' } },
    { menu: 'areas', parameters: { place: 'nl' } },
    { menu: 'areas', parameters: { place: 'nergens' }, status: 404 },
  ],
  municipality: [{ menu: 'areas', parameters: { municipality: 'GM0917' } }],
  map: [{ menu: 'indicators', parameters: { code: 'huishoudens-in-armoede' } }],
  'map-reading': 'no page',
  national: [{ menu: 'national' }, { menu: 'national', search: { order: 'gap' } }],
  sources: [{ menu: 'sources' }],
  questions: [{ menu: 'sources' }],
  check: [
    { menu: 'areas', parameters: { area: 'voorbeeldwijk' } },
    { menu: 'areas', parameters: { area: 'heerlen-noord' } },
  ],
  theory: [
    { menu: 'areas', parameters: { area: 'voorbeeldwijk' } },
    { menu: 'areas', parameters: { area: 'heerlen-noord' } },
  ],
  'theory-outline': [{ menu: 'areas', parameters: { area: 'voorbeeldwijk' } }],
  'theory-story': [{ menu: 'areas', parameters: { area: 'voorbeeldwijk' } }],
  'theory-edit': 'for who is signed in',
  'theory-versions': 'for who is signed in',
  'theory-figure': 'for who is signed in',
  programme: [{ menu: 'areas', parameters: { area: 'heerlen-noord' } }],
  'programme-cycles': [{ menu: 'areas', parameters: { area: 'heerlen-noord' } }],
  money: [{ menu: 'areas', parameters: { area: 'heerlen-noord' } }],
  'money-import': 'for who is signed in',
  'money-file': 'no page',
  policies: [{ menu: 'areas', parameters: { area: 'heerlen-noord' } }],
  'programme-intervention': [
    { menu: 'areas', parameters: { area: 'heerlen-noord', intervention: 'none' }, status: 404 },
  ],
  'programme-file': [{ menu: 'areas', parameters: { area: 'voorbeeldwijk' } }],
  records: [{ menu: 'areas', parameters: { area: 'heerlen-noord', collection: 'interventions' } }],
  'record-new': 'for who is signed in',
  record: [
    { menu: 'areas', parameters: { area: 'heerlen-noord', collection: 'interventions', id: 'none' }, status: 404 },
  ],
  sharing: 'for who is signed in',
  interventions: [
    { menu: 'interventions' },
    { menu: 'interventions', search: { q: 'jeugd', area: 'heerlen-noord' } },
    { menu: 'interventions', search: { q: 'nietsvandit' } },
    { menu: 'interventions', search: { theme: 'veerkracht' }, status: 404 },
  ],
  intervention: [
    { menu: 'interventions', parameters: { intervention: 'netwerkmaker-delft-west' } },
    { menu: 'interventions', parameters: { intervention: 'factor-7038' } },
    { menu: 'interventions', parameters: { intervention: 'klusbib' }, status: 404 },
  ],
  'sign-in': [{}],
  'password-forgotten': [{}],
  'sign-in-code': [{}],
  'password-choose': [{ search: { token: 'worn-out' }, status: 410 }],
  'sign-in-elsewhere': 'for who is signed in',
  question: 'for who is signed in',
  team: 'for who is signed in',
  'two-step': 'for who is signed in',
  administration: 'for who is signed in',
  person: 'for who is signed in',
  invite: 'for who is signed in',
  organisations: 'for who is signed in',
  outbox: 'for who is signed in',
  audit: 'for who is signed in',
  'area-aliases': 'for who is signed in',
  'area-composition': [{ menu: 'areas', parameters: { area: 'heerlen-noord' } }],
  'area-compose': 'for who is signed in',
  'area-comparable': [{ menu: 'areas', parameters: { area: 'heerlen-noord' } }],
  alliance: [
    { menu: 'areas', parameters: { area: 'voorbeeldwijk' } },
    { menu: 'areas', parameters: { area: 'heerlen-noord' } },
  ],
  partner: [
    { menu: 'areas', parameters: { area: 'voorbeeldwijk', organisation: 'gemeente' } },
    { menu: 'areas', parameters: { area: 'heerlen-noord', organisation: 'gemeente' }, status: 404 },
  ],
  agreements: [{ menu: 'areas', parameters: { area: 'voorbeeldwijk' } }],
  bottlenecks: [{ menu: 'areas', parameters: { area: 'voorbeeldwijk' } }],
  account: 'for who is signed in',
  job: 'for who is signed in',
  'effect-analyses': [{ menu: 'areas', parameters: { area: 'heerlen-noord' } }],
  'effect-new': 'for who is signed in',
  uploads: 'for who is signed in',
  upload: 'for who is signed in',
  'upload-fetch': 'for who is signed in',
  'upload-mapping': 'for who is signed in',
  'effect-analysis': [{ menu: 'areas', parameters: { area: 'heerlen-noord', analysis: 'none' }, status: 404 }],
  'effect-methods': 'for who is signed in',
  'effect-file': 'no page',
  'indicator-chart': 'no page',
  'sign-out': 'no page',
}

/** Pages of the house of which nothing is said here. */
export const forgottenPages = Object.keys(addresses).filter((page) => !(page in shapes))

export const publicPages: readonly PublicPage[] = Object.entries(shapes).flatMap(([page, shown]) =>
  typeof shown === 'string' ? [] : shown.map((shape) => ({ page: page as PageName, ...shape })),
)

/** Where a page is, in a language. */
export function pathOf({ page, parameters, search }: PublicPage, language: Language): string {
  return addressOf(page, language, parameters, search)
}
