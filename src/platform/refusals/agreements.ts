import type { RefusalKind } from '../wording'

export const agreementRefusals = {
  'agreement-nothing-said': {
    status: 400,
    message: { nl: 'Er is niets ingevuld.', en: 'Nothing was filled in.' },
    remedy: {
      nl: 'Schrijf wat ervan kwam, of kies hoe het er nu voor staat.',
      en: 'Write what came of it, or choose how it stands now.',
    },
  },
} as const satisfies Record<string, RefusalKind>
