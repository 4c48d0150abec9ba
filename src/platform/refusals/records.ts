import type { RefusalKind } from '../wording'

export const recordRefusals = {
  'record-kind-unknown': {
    status: 404,
    message: { nl: '{kind} is geen soort gegeven.', en: '{kind} is no kind of record.' },
    remedy: { nl: 'Bedoelde u: {near}?', en: 'Did you mean: {near}?' },
  },
  'record-unknown': {
    status: 404,
    message: { nl: '{subject} bestaat niet, of niet meer.', en: '{subject} does not exist, or no longer.' },
    remedy: { nl: 'Ga terug naar de lijst en kies opnieuw.', en: 'Go back to the list and choose again.' },
  },
  'record-invalid': {
    status: 400,
    message: { nl: '{subject}: {path} klopt niet: {reason}.', en: '{subject}: {path} is not right: {reason}.' },
    remedy: { nl: 'Verbeter dit veld en probeer het opnieuw.', en: 'Mend this field and try again.' },
  },
  'record-changed': {
    status: 409,
    message: {
      nl: '{subject} is intussen door een ander veranderd.',
      en: '{subject} was changed by somebody else meanwhile.',
    },
    remedy: {
      nl: 'Vergelijk de twee versies en kies wat blijft.',
      en: 'Compare the two versions and choose what stays.',
    },
  },
  'record-reference': {
    status: 400,
    message: {
      nl: '{subject} verwijst bij {path} naar {target}, en dat bestaat niet.',
      en: '{subject} refers at {path} to {target}, which does not exist.',
    },
    remedy: { nl: 'Kies iets dat bestaat, of maak het eerst.', en: 'Choose something that exists, or make it first.' },
  },
  'record-referred': {
    status: 409,
    message: {
      nl: '{subject} kan niet weg: {by} verwijst ernaar.',
      en: '{subject} cannot go: {by} refers to it.',
    },
    remedy: { nl: 'Haal eerst die verwijzingen weg.', en: 'First take those references away.' },
  },
  'record-twice': {
    status: 400,
    message: { nl: '{subject} staat er twee keer in.', en: '{subject} is there twice.' },
    remedy: { nl: 'Voeg de twee veranderingen samen.', en: 'Put the two changes together.' },
  },
  'record-id-taken': {
    status: 409,
    message: { nl: 'Het kenmerk {id} is al van {holder}.', en: 'The identifier {id} is of {holder} already.' },
    remedy: { nl: 'Kies een ander kenmerk.', en: 'Choose another identifier.' },
  },
  'record-operation-unknown': {
    status: 404,
    message: {
      nl: 'Er is niets om ongedaan te maken onder {operation}.',
      en: 'There is nothing to undo under {operation}.',
    },
    remedy: { nl: 'Kies een verandering uit de geschiedenis.', en: 'Choose a change from the history.' },
  },
} as const satisfies Record<string, RefusalKind>
