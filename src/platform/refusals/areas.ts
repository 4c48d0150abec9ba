import type { RefusalKind } from '../wording'

export const areaRefusals = {
  'place-unknown': {
    status: 404,
    message: { nl: 'De plaats {name} is niet bekend.', en: 'The place {name} is not known.' },
    remedy: { nl: 'Bedoelde u: {near}?', en: 'Did you mean: {near}?' },
  },
  'alias-taken': {
    status: 409,
    message: { nl: 'De naam {alias} hoort al bij {area}.', en: 'The name {alias} already belongs to {area}.' },
    remedy: {
      nl: 'Kies een andere naam of verbeter eerst de naam van {area}.',
      en: 'Choose another name, or first correct the name of {area}.',
    },
  },
  'alias-unknown': {
    status: 404,
    message: { nl: '{area} heeft geen andere naam {alias}.', en: '{area} has no alias {alias}.' },
    remedy: { nl: 'Bekende namen: {near}.', en: 'Known aliases: {near}.' },
  },
  'alias-too-long': {
    status: 400,
    message: {
      nl: 'De naam "{alias}…" is langer dan {limit} tekens.',
      en: 'The name "{alias}…" is longer than {limit} characters.',
    },
    remedy: { nl: 'Maak de naam korter.', en: 'Make the name shorter.' },
  },
  'alias-without-letter': {
    status: 400,
    message: { nl: 'In "{alias}" staat geen letter.', en: 'There is no letter in "{alias}".' },
    remedy: {
      nl: 'Typ een naam waaronder mensen het gebied kennen.',
      en: 'Type a name by which people know the area.',
    },
  },
  'aliases-too-many': {
    status: 400,
    message: {
      nl: 'Een gebied heeft hoogstens {limit} andere namen; dit zijn er {count}.',
      en: 'An area has at most {limit} other names; these are {count}.',
    },
    remedy: { nl: 'Haal namen weg die niemand gebruikt.', en: 'Leave out names that nobody uses.' },
  },
} as const satisfies Record<string, RefusalKind>
