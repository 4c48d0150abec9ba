import type { RefusalKind } from '../wording'

/** Fetching tables from services such as StatLine. */
export const serviceRefusals = {
  'table-not-named': {
    status: 400,
    message: { nl: 'Er is niet gezegd welke tabel.', en: 'It was not said which table.' },
    remedy: {
      nl: 'Kies een tabel uit de lijst, of vul het nummer van een andere in.',
      en: 'Choose a table from the list, or fill in the number of another one.',
    },
  },
  'service-unknown': {
    status: 404,
    message: { nl: 'De dienst {name} is niet bekend.', en: 'The service {name} is not known.' },
    remedy: { nl: 'Bedoelde u: {near}?', en: 'Did you mean: {near}?' },
  },
  'service-not-set': {
    status: 409,
    message: { nl: 'Voor {service} is geen adres ingesteld.', en: 'No address is set for {service}.' },
    remedy: {
      nl: 'Vul WIJKLUS_SWING_ADDRESS in: het adres van de Open Data Service van uw Swing.',
      en: 'Fill in WIJKLUS_SWING_ADDRESS: the address of the Open Data Service of your Swing.',
    },
  },
  'service-address-unsafe': {
    status: 400,
    message: {
      nl: 'Het adres {address} wordt niet opgevraagd: {reason}.',
      en: 'The address {address} is not asked: {reason}.',
    },
    remedy: {
      nl: 'Alleen https-adressen van de dienst zelf, op het openbare internet, worden gevraagd.',
      en: 'Only https addresses of the service itself, on the public internet, are asked.',
    },
  },
  'service-table-unknown': {
    status: 404,
    message: { nl: '{service} heeft niets op {address}.', en: '{service} has nothing at {address}.' },
    remedy: { nl: 'Controleer het nummer van de tabel.', en: 'Check the number of the table.' },
  },
  'service-key-needed': {
    status: 403,
    message: {
      nl: '{service} laat ons niet toe (HTTP {status}).',
      en: '{service} does not let us in (HTTP {status}).',
    },
    remedy: {
      nl: 'Vraag de beheerder van de dienst om een sleutel en zet die in WIJKLUS_SWING_KEY.',
      en: 'Ask the administrator of the service for a key and put it in WIJKLUS_SWING_KEY.',
    },
  },
  'service-refused': {
    status: 502,
    message: {
      nl: '{service} wees de vraag af (HTTP {status}): {address}.',
      en: '{service} refused the question (HTTP {status}): {address}.',
    },
    remedy: { nl: 'Vraag minder of iets anders.', en: 'Ask for less or for something else.' },
  },
  'service-busy': {
    status: 503,
    message: {
      nl: '{service} vraagt om pas over {minutes} minuten terug te komen.',
      en: '{service} asks to come back in {minutes} minutes.',
    },
    remedy: {
      nl: 'Begin dan opnieuw; wat al is opgehaald blijft staan.',
      en: 'Start again then; what was fetched already is kept.',
    },
  },
  'service-unreachable': {
    status: 503,
    message: {
      nl: '{service} gaf na {attempts} keer vragen geen bruikbaar antwoord: {reason} ({address}).',
      en: '{service} gave no usable answer after {attempts} tries: {reason} ({address}).',
    },
    remedy: {
      nl: 'Probeer het later; wat al is opgehaald blijft staan.',
      en: 'Try later; what was fetched already is kept.',
    },
  },
  'service-answer-unreadable': {
    status: 502,
    message: {
      nl: '{service} beschrijft de tabel anders dan wij kennen: {reason}.',
      en: '{service} describes the table in another way than we know: {reason}.',
    },
    remedy: {
      nl: 'Haal de tabel op als bestand en lees dat in.',
      en: 'Download the table as a file and import that.',
    },
  },
  'service-answer-too-large': {
    status: 502,
    message: {
      nl: 'Het antwoord van {address} is groter dan {limit} MB.',
      en: 'The answer of {address} is larger than {limit} MB.',
    },
    remedy: { nl: 'Vraag minder gebieden of perioden.', en: 'Ask for fewer regions or periods.' },
  },
  'service-table-too-large': {
    status: 413,
    message: { nl: 'De tabel {table} is groter dan {limit} MB.', en: 'The table {table} is larger than {limit} MB.' },
    remedy: { nl: 'Vraag minder gebieden of perioden.', en: 'Ask for fewer regions or periods.' },
  },
  'service-loop': {
    status: 502,
    message: {
      nl: '{service} verwijst na bladzijde {page} terug naar een eerdere: {address}.',
      en: '{service} points back to an earlier page after page {page}: {address}.',
    },
    remedy: {
      nl: 'Meld dit aan de uitgever; er is niets gelezen.',
      en: 'Report this to the publisher; nothing was read.',
    },
  },
  'service-incomplete': {
    status: 502,
    message: {
      nl: '{service} noemt {of} rijen voor {table}, maar gaf er {rows}.',
      en: '{service} names {of} rows for {table}, but gave {rows}.',
    },
    remedy: { nl: 'Probeer het later; er is niets gelezen.', en: 'Try later; nothing was read.' },
  },
  'service-figure-twice': {
    status: 502,
    message: {
      nl: 'De tabel {table} geeft een cijfer twee keer: {figure}.',
      en: 'The table {table} gives a figure twice: {figure}.',
    },
    remedy: {
      nl: 'Meld dit aan de uitgever; er is niets gelezen.',
      en: 'Report this to the publisher; nothing was read.',
    },
  },
  'service-table-changing': {
    status: 409,
    message: {
      nl: 'De tabel {table} veranderde steeds terwijl hij werd opgehaald.',
      en: 'The table {table} kept changing while it was fetched.',
    },
    remedy: { nl: 'Probeer het over een uur opnieuw.', en: 'Try again in an hour.' },
  },
  'service-dimension-missing': {
    status: 400,
    message: {
      nl: 'De tabel {table} is niet ingedeeld naar {dimension}.',
      en: 'The table {table} is not divided by {dimension}.',
    },
    remedy: { nl: 'Wel naar: {there}.', en: 'It is divided by: {there}.' },
  },
  'service-shape-unknown': {
    status: 502,
    message: {
      nl: 'Deze Swing-dienst heeft geen {missing}; het is een andere uitgave dan wij kennen.',
      en: 'This Swing service has no {missing}; it is another edition than we know.',
    },
    remedy: {
      nl: 'Zet in content/services.yaml hoe het daar heet. Wel aanwezig: {there}.',
      en: 'Put its name in content/services.yaml. There is: {there}.',
    },
  },
  'service-empty': {
    status: 404,
    message: { nl: '{service} heeft geen rijen voor deze vraag.', en: '{service} has no rows for this question.' },
    remedy: { nl: 'Controleer de gebieden en perioden.', en: 'Check the regions and periods.' },
  },
  'fetch-under-way': {
    status: 409,
    message: {
      nl: 'De tabel {table} wordt al opgehaald door een ander.',
      en: 'Somebody else is fetching the table {table} already.',
    },
    remedy: { nl: 'Wacht tot dat klaar is.', en: 'Wait until that is done.' },
  },
  'fetch-cancelled': {
    status: 409,
    message: { nl: 'Het ophalen is gestopt.', en: 'Fetching was stopped.' },
    remedy: {
      nl: 'Wat al is opgehaald blijft staan; begin opnieuw om verder te gaan.',
      en: 'What was fetched already is kept; start again to go on.',
    },
  },
} as const satisfies Record<string, RefusalKind>
