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
  'region-unknown': {
    status: 404,
    message: { nl: 'De regio {code} is niet bekend.', en: 'The region {code} is not known.' },
    remedy: {
      nl: 'Geef een code zoals GM0344, WK034401 of BU03440111 van een jaar waarvan de indeling is ingelezen.',
      en: 'Give a code such as GM0344, WK034401 or BU03440111 of a year whose regions have been imported.',
    },
  },
  'region-code-invalid': {
    status: 400,
    message: {
      nl: '"{code}" is geen code van een regio (niveau {level}).',
      en: '"{code}" is no code of a region (level {level}).',
    },
    remedy: {
      nl: 'Codes zijn bijvoorbeeld GM0344 (gemeente), WK034401 (wijk) en BU03440111 (buurt).',
      en: 'Codes are, for example, GM0344 (municipality), WK034401 (district) and BU03440111 (neighbourhood).',
    },
  },
  'conversion-invalid': {
    status: 400,
    message: {
      nl: 'De omzetting van {code} van {fromYear} naar {toYear} met {addresses} adressen kan niet.',
      en: 'The conversion of {code} from {fromYear} to {toYear} with {addresses} addresses is not possible.',
    },
    remedy: {
      nl: 'Een omzetting gaat van een eerder naar een later jaar en telt hele adressen, nul of meer.',
      en: 'A conversion goes from an earlier to a later year and counts whole addresses, zero or more.',
    },
  },
  'boundaries-elsewhere': {
    status: 400,
    message: {
      nl: 'De grenzen van {code} liggen niet in Nederland: een punt staat op {x}, {y}.',
      en: 'The boundaries of {code} are not in the Netherlands: a point is at {x}, {y}.',
    },
    remedy: {
      nl: 'Kijk of de coördinaten lengte- en breedtegraden zijn (WGS 84) of meters in het Rijksdriehoeksstelsel.',
      en: 'See whether the coordinates are degrees (WGS 84) or metres of the Dutch grid (RD).',
    },
  },
  'boundaries-unknown': {
    status: 404,
    message: {
      nl: 'Er zijn geen grenzen ingelezen van dit niveau ({level}).',
      en: 'No boundaries of this level ({level}) have been imported.',
    },
    remedy: {
      nl: 'Lees een bestand met grenzen in, zoals de wijk- en buurtkaart van het CBS.',
      en: 'Import a file with boundaries, such as the CBS map of districts and neighbourhoods.',
    },
  },
  'municipality-group-unknown': {
    status: 404,
    message: {
      nl: 'De groep gemeenten {name} is niet bekend.',
      en: 'The group of municipalities {name} is not known.',
    },
    remedy: { nl: 'Bedoelde u: {near}?', en: 'Did you mean: {near}?' },
  },
  'composition-empty': {
    status: 400,
    message: {
      nl: 'Er is geen wijk of buurt gekozen.',
      en: 'No district or neighbourhood was chosen.',
    },
    remedy: { nl: 'Kies er ten minste één.', en: 'Choose at least one.' },
  },
  'composition-region-unknown': {
    status: 404,
    message: {
      nl: 'De regio {region} bestaat niet in de grenzen van {year}.',
      en: 'The region {region} does not exist in the boundaries of {year}.',
    },
    remedy: {
      nl: 'Controleer de code en het jaar. Bedoelde u: {near}?',
      en: 'Check the code and the year. Did you mean: {near}?',
    },
  },
  'composition-level': {
    status: 400,
    message: {
      nl: 'Met {region} kan een gebied niet worden samengesteld.',
      en: 'An area cannot be composed of {region}.',
    },
    remedy: { nl: 'Kies wijken, buurten of gemeenten.', en: 'Choose districts, neighbourhoods or municipalities.' },
  },
  'composition-overlap': {
    status: 400,
    message: {
      nl: '{region} ligt in {larger} en zou twee keer meetellen.',
      en: '{region} lies in {larger} and would count twice.',
    },
    remedy: { nl: 'Haal een van de twee weg.', en: 'Leave one of the two out.' },
  },
  'composition-share': {
    status: 400,
    message: {
      nl: 'Het deel van {region} klopt niet.',
      en: 'The share of {region} is not right.',
    },
    remedy: {
      nl: 'Een deel is meer dan 0 en hoogstens 100 procent van de regio.',
      en: 'A share is above 0 and at most 100 per cent of the region.',
    },
  },
  'composition-reason': {
    status: 400,
    message: {
      nl: 'Bij {region} staat niet hoe het deel is bepaald.',
      en: 'It is not said how the share of {region} was found.',
    },
    remedy: {
      nl: 'Schrijf het op, bijvoorbeeld welke adressen zijn geteld.',
      en: 'Write it down, such as which addresses were counted.',
    },
  },
  'composition-too-large': {
    status: 400,
    message: {
      nl: 'Een samenstelling heeft hoogstens {limit} regio’s; dit zijn er {count}.',
      en: 'A composition has at most {limit} regions; these are {count}.',
    },
    remedy: {
      nl: 'Kies hele wijken in plaats van hun buurten.',
      en: 'Choose districts instead of their neighbourhoods.',
    },
  },
  'composition-text-long': {
    status: 400,
    message: {
      nl: 'Een toelichting heeft hoogstens {limit} tekens.',
      en: 'An explanation has at most {limit} characters.',
    },
    remedy: { nl: 'Maak de tekst korter.', en: 'Make the text shorter.' },
  },
  'composition-same': {
    status: 409,
    message: {
      nl: 'Dit is precies versie {number} van {area} in de grenzen van {year}.',
      en: 'This is exactly version {number} of {area} in the boundaries of {year}.',
    },
    remedy: { nl: 'Er is niets nieuws om te bewaren.', en: 'There is nothing new to keep.' },
  },
  'composition-version-unknown': {
    status: 404,
    message: { nl: '{area} heeft geen versie {number}.', en: '{area} has no version {number}.' },
    remedy: { nl: 'Kijk bij de versies welke er zijn.', en: 'See the versions for those there are.' },
  },
} as const satisfies Record<string, RefusalKind>
