import type { Wording } from '../platform'

/** Why something in a record or a programme is not right, as part of a refusal. */
export const reasonTexts = {
  json: { nl: 'dit is geen JSON, en geen werkboek (XLSX)', en: 'this is not JSON, and no workbook (XLSX)' },
  object: { nl: 'hier hoort een object met velden', en: 'an object with fields belongs here' },
  'unknown-field': { nl: 'dit veld bestaat niet', en: 'this field does not exist' },
  missing: { nl: 'dit veld is verplicht', en: 'this field is required' },
  'expected-string': { nl: 'hier hoort tekst', en: 'text belongs here' },
  'expected-number': { nl: 'hier hoort een getal', en: 'a number belongs here' },
  'expected-boolean': { nl: 'hier hoort ja of nee (true of false)', en: 'yes or no (true or false) belongs here' },
  'expected-array': { nl: 'hier hoort een lijst', en: 'a list belongs here' },
  'expected-object': { nl: 'hier horen velden', en: 'fields belong here' },
  choice: { nl: '"{value}" kan hier niet; kies uit {values}', en: '"{value}" cannot stand here; choose from {values}' },
  day: { nl: '"{value}" is geen dag zoals 2026-01-31', en: '"{value}" is not a day such as 2026-01-31' },
  period: {
    nl: '"{value}" is geen periode zoals 2026, 2026-H1, 2026-Q1 of 2026-01',
    en: '"{value}" is not a period such as 2026, 2026-H1, 2026-Q1 or 2026-01',
  },
  moment: {
    nl: '"{value}" is geen dag of periode zoals 2026-01-31, 2026 of 2026-Q1',
    en: '"{value}" is not a day or period such as 2026-01-31, 2026 or 2026-Q1',
  },
  empty: { nl: 'dit mag niet leeg zijn', en: 'this cannot be empty' },
  'too-long': { nl: 'dit is langer dan {limit} tekens', en: 'this is longer than {limit} characters' },
  'too-many': { nl: 'dit zijn er meer dan {limit}', en: 'these are more than {limit}' },
  'too-small': { nl: 'dit is kleiner dan {limit}', en: 'this is smaller than {limit}' },
  'too-large': { nl: 'dit is groter dan {limit}', en: 'this is larger than {limit}' },
  line: { nl: 'dit hoort op één regel te staan', en: 'this belongs on one line' },
  other: { nl: 'deze waarde kan hier niet', en: 'this value cannot stand here' },
  character: { nl: 'hierin staat een teken dat niet bewaard kan worden', en: 'it has a character that cannot be kept' },
  'sheet-unknown': {
    nl: 'dit blad hoort niet bij het programma, of de grijze rij met veldnamen ontbreekt; haal het blad weg of zet de rij terug',
    en: 'this sheet is no part of the programme, or its grey row with names of fields is missing; remove the sheet or put the row back',
  },
  'column-unknown': { nl: 'de kolom "{value}" bestaat niet op dit blad', en: 'this sheet has no column "{value}"' },
  'column-missing': { nl: 'de kolom "{value}" ontbreekt', en: 'the column "{value}" is missing' },
  'one-only': { nl: 'op dit blad hoort één rij', en: 'this sheet has one row' },
  'id-twice': { nl: '"{value}" is al gebruikt bij {first}', en: '"{value}" was used before, at {first}' },
  'link-twice': {
    nl: 'deze schakel staat er al, bij {first}; geef er een een id',
    en: 'this link is there already, at {first}; give one of them an id',
  },
  'accepted-twice': {
    nl: 'deze bevinding is al aanvaard, bij {first}',
    en: 'this finding was accepted already, at {first}',
  },
  reference: { nl: '"{value}" staat niet in {collection}', en: '"{value}" is not in {collection}' },
  'id-other': { nl: '"{value}" is niet "{id}"', en: '"{value}" is not "{id}"' },
  'more-one': { nl: ' (en er is nog één fout)', en: ' (and there is one more fault)' },
  more: { nl: ' (en er zijn nog {count} fouten)', en: ' (and there are {count} more faults)' },
} as const satisfies Record<string, Wording>
