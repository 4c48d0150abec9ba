import type { RefusalKind } from '../wording'

export const theoryRefusals = {
  'goal-template-unknown': {
    status: 404,
    message: { nl: 'Het sjabloon {name} is niet bekend.', en: 'The template {name} is not known.' },
    remedy: { nl: 'Kies een van: {near}.', en: 'Choose one of: {near}.' },
  },
  'node-not-named': {
    status: 400,
    message: { nl: '“{title}” staat niet bij deze doelen.', en: '“{title}” is not among these goals.' },
    remedy: { nl: 'Kies een titel uit de lijst.', en: 'Choose a title from the list.' },
  },
  'node-without-title': {
    status: 400,
    message: { nl: 'Er is geen titel ingevuld.', en: 'No title was filled in.' },
    remedy: { nl: 'Schrijf op wat er dan zo is.', en: 'Write what will be so.' },
  },
  'record-version-unknown': {
    status: 404,
    message: { nl: 'Versie {version} is niet bekend.', en: 'Version {version} is not known.' },
    remedy: { nl: 'Er zijn: {near}.', en: 'There are: {near}.' },
  },
} as const satisfies Record<string, RefusalKind>
