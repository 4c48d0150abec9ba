import { index, type RouteConfig, type RouteConfigEntry, route } from '@react-router/dev/routes'
import { addresses, type PageName } from './ui/addresses'

/** The map of the house: every page, and the file that answers it. Its two addresses stand in `ui/addresses.ts`. */
const pages: Record<PageName, string> = {
  start: 'overview/pages/start.tsx',
  areas: 'areas/pages/list.tsx',
  area: 'overview/pages/area.tsx',
  'area-aliases': 'areas/pages/aliases.tsx',
  'area-composition': 'areas/compositions/pages/composition.tsx',
  'area-compose': 'areas/compositions/pages/compose.tsx',
  'area-comparable': 'statistics/matching/pages/comparable.tsx',
  indicators: 'statistics/pages/list.tsx',
  indicator: 'statistics/pages/indicator.tsx',
  'indicator-chart': 'statistics/pages/chart.ts',
  'effect-analyses': 'statistics/effect/pages/list.tsx',
  'effect-new': 'statistics/effect/pages/new.tsx',
  'effect-analysis': 'statistics/effect/pages/analysis.tsx',
  'effect-methods': 'statistics/effect/pages/methods.tsx',
  'effect-file': 'statistics/effect/pages/file.ts',
  places: 'statistics/pages/places.tsx',
  count: 'statistics/pages/count.tsx',
  municipality: 'statistics/pages/municipality.tsx',
  map: 'statistics/pages/map.tsx',
  'map-reading': 'statistics/pages/map-reading.ts',
  national: 'statistics/pages/national.tsx',
  uploads: 'statistics/importing/pages/uploads.tsx',
  upload: 'statistics/importing/pages/upload.tsx',
  'upload-mapping': 'statistics/importing/pages/mapping.tsx',
  sources: 'statistics/pages/sources.tsx',
  questions: 'statistics/pages/questions.tsx',
  question: 'statistics/pages/question.tsx',
  interventions: 'programme/pages/interventions.tsx',
  intervention: 'programme/pages/intervention.tsx',
  'sign-in': 'accounts/pages/sign-in.tsx',
  'sign-in-code': 'accounts/pages/sign-in-code.tsx',
  'sign-in-elsewhere': 'accounts/pages/sign-in-elsewhere.tsx',
  'password-forgotten': 'accounts/pages/password-forgotten.tsx',
  'password-choose': 'accounts/pages/password-choose.tsx',
  'sign-out': 'accounts/pages/sign-out.tsx',
  account: 'accounts/pages/account.tsx',
  'two-step': 'accounts/pages/two-step.tsx',
  team: 'accounts/pages/team.tsx',
  administration: 'accounts/pages/administration.tsx',
  person: 'accounts/pages/person.tsx',
  invite: 'accounts/pages/invite.tsx',
  organisations: 'accounts/pages/organisations.tsx',
  outbox: 'accounts/pages/outbox.tsx',
  audit: 'accounts/pages/audit.tsx',
  job: 'overview/pages/job.tsx',
}

function inBothLanguages([page, file]: [string, string]): RouteConfigEntry[] {
  return Object.entries(addresses[page as PageName]).map(([language, address]) => {
    const options = { id: `${page}.${language}` }
    return address === '/' ? index(file, options) : route(address.slice(1), file, options)
  })
}

export default [
  ...Object.entries(pages).flatMap(inBothLanguages),
  route('api/*', 'api/pages/api.ts', { id: 'api' }),
  route('*', 'overview/pages/unknown.tsx', { id: 'unknown' }),
] satisfies RouteConfig
