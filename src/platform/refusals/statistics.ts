import type { RefusalKind } from '../wording'

export const statisticsRefusals = {
  'indicator-unknown': {
    status: 404,
    message: { nl: 'De indicator {name} is niet bekend.', en: 'The indicator {name} is not known.' },
    remedy: { nl: 'Bedoelde u: {near}?', en: 'Did you mean: {near}?' },
  },
  'dataset-unknown': {
    status: 404,
    message: { nl: 'De dataset {name} is niet bekend.', en: 'The dataset {name} is not known.' },
    remedy: { nl: 'Bedoelde u: {near}?', en: 'Did you mean: {near}?' },
  },
  'dataset-taken': {
    status: 409,
    message: { nl: 'Er is al een dataset {name}.', en: 'There is already a dataset {name}.' },
    remedy: { nl: 'Kies een andere naam.', en: 'Choose another name.' },
  },
  'dataset-not-typed': {
    status: 409,
    message: {
      nl: 'In de dataset {name} wordt niet getypt: die komt in zijn geheel van de bron.',
      en: 'Nobody types in the dataset {name}: it comes as a whole from its publisher.',
    },
    remedy: { nl: 'Meld een fout aan de bron.', en: 'Report a mistake to the publisher.' },
  },
  'row-invalid': {
    status: 400,
    message: { nl: 'Rij {row} klopt niet bij {field}: {reason}.', en: 'Row {row} is not right at {field}: {reason}.' },
    remedy: { nl: 'Verbeter deze rij; er is niets gepubliceerd.', en: 'Mend this row; nothing was published.' },
  },
  'row-twice': {
    status: 400,
    message: { nl: 'Er zijn twee rijen voor {key}.', en: 'There are two rows for {key}.' },
    remedy: { nl: 'Laat er een weg; er is niets gepubliceerd.', en: 'Leave one out; nothing was published.' },
  },
  'version-unknown': {
    status: 404,
    message: {
      nl: 'De dataset {name} heeft geen versie {number}.',
      en: 'The dataset {name} has no version {number}.',
    },
    remedy: { nl: 'Er zijn: {near}.', en: 'There are: {near}.' },
  },
  'version-files-missing': {
    status: 409,
    message: {
      nl: 'De bestanden van {version} zijn er niet, zodat niet te zeggen is wat daarvan al bekend is.',
      en: 'The files of {version} are not there, so that it cannot be said what is known of it already.',
    },
    remedy: {
      nl: 'Zet de map van deze versie terug uit een reservekopie.',
      en: 'Put the folder of this version back from a backup.',
    },
  },
  'composition-reveals-small-cell': {
    status: 409,
    message: {
      nl: 'Met deze samenstelling van {area} is uit te rekenen wat in {dataset} ({period}) verborgen is bij {regions}: dat gaat over te weinig mensen.',
      en: 'With this composition of {area} it can be worked out what {dataset} ({period}) hides of {regions}: that is about too few people.',
    },
    remedy: {
      nl: 'Neem een heel gebied op in plaats van een deel ervan, of laat deze gebieden weg.',
      en: 'Take in a whole region instead of a part of it, or leave these regions out.',
    },
  },
  'question-unknown': {
    status: 404,
    message: { nl: 'De vraag {key} is niet bekend.', en: 'The question {key} is not known.' },
    remedy: { nl: 'Bedoelde u: {near}?', en: 'Did you mean: {near}?' },
  },
  'answer-missing': {
    status: 400,
    message: {
      nl: 'Er staat dat er een antwoord is, maar het antwoord ontbreekt.',
      en: 'It is said to be answered, but the answer is missing.',
    },
    remedy: { nl: 'Vul in wat de auteur antwoordde.', en: 'Fill in what the author answered.' },
  },
  'answer-too-long': {
    status: 400,
    message: {
      nl: 'Het antwoord is {count} tekens lang; {limit} is het meeste.',
      en: 'The answer is {count} characters long; {limit} is the most.',
    },
    remedy: { nl: 'Vat het antwoord samen.', en: 'Summarise the answer.' },
  },
} as const satisfies Record<string, RefusalKind>
