import type { RefusalKind } from '../wording'

export const programmeRefusals = {
  'intervention-unknown': {
    status: 404,
    message: {
      nl: '{name} staat niet in het register van interventies.',
      en: '{name} is not in the register of interventions.',
    },
    remedy: { nl: 'Bedoelde u: {near}?', en: 'Did you mean: {near}?' },
  },
  'intervention-theme-unknown': {
    status: 404,
    message: { nl: 'Het thema {name} is niet bekend.', en: 'The theme {name} is not known.' },
    remedy: { nl: 'Bedoelde u: {near}?', en: 'Did you mean: {near}?' },
  },
  'intervention-cluster-unknown': {
    status: 404,
    message: { nl: 'Het cluster {name} is niet bekend.', en: 'The cluster {name} is not known.' },
    remedy: { nl: 'Bedoelde u: {near}?', en: 'Did you mean: {near}?' },
  },
  'intervention-kind-unknown': {
    status: 404,
    message: { nl: 'De soort {name} is niet bekend.', en: 'The kind {name} is not known.' },
    remedy: { nl: 'Bedoelde u: {near}?', en: 'Did you mean: {near}?' },
  },
  'search-too-long': {
    status: 400,
    message: {
      nl: 'U zoekt met {count} tekens; {limit} is het meeste.',
      en: 'You search with {count} characters; {limit} is the most.',
    },
    remedy: { nl: 'Zoek met een paar woorden.', en: 'Search with a few words.' },
  },
} as const satisfies Record<string, RefusalKind>
