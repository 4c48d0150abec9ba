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
  'programme-format': {
    status: 400,
    message: {
      nl: '{name} is geen programma dat Wijklus kent: bij format staat {found}, en {known} wordt gelezen.',
      en: '{name} is no programme that Wijklus knows: its format is {found}, and {known} is read.',
    },
    remedy: {
      nl: 'Geef een programma in het formaat {known}; de beschrijving staat op /api/v1/schemas/programme.json.',
      en: 'Give a programme in the format {known}; it is described at /api/v1/schemas/programme.json.',
    },
  },
  'programme-invalid': {
    status: 400,
    message: {
      nl: 'In {name} klopt {where} niet: {reason}{more}.',
      en: 'In {name}, {where} is not right: {reason}{more}.',
    },
    remedy: {
      nl: 'Verbeter dit en lees het bestand opnieuw in. Er is niets veranderd.',
      en: 'Correct this and read the file again. Nothing was changed.',
    },
  },
  'programme-file-unreadable': {
    status: 400,
    message: { nl: 'Het bestand {file} is niet te lezen: {reason}.', en: 'The file {file} cannot be read: {reason}.' },
    remedy: {
      nl: 'Geef een programma als JSON of als werkboek (XLSX), zoals npx wijklus programme export het schrijft.',
      en: 'Give a programme as JSON or as a workbook (XLSX), as npx wijklus programme export writes it.',
    },
  },
  'programme-file-unwritable': {
    status: 400,
    message: {
      nl: 'Het bestand {file} is niet te schrijven: {reason}.',
      en: 'The file {file} cannot be written: {reason}.',
    },
    remedy: { nl: 'Kies een map waarin u mag schrijven.', en: 'Choose a folder in which you may write.' },
  },
  'programme-changed': {
    status: 409,
    message: {
      nl: 'Sinds u het verschil bekeek, is er in dit gebied iets veranderd.',
      en: 'Something changed in this area since you looked at the difference.',
    },
    remedy: {
      nl: 'Bekijk het verschil opnieuw en bevestig dan. Er is nog niets ingelezen.',
      en: 'Look at the difference again and then confirm. Nothing was imported yet.',
    },
  },
  'search-too-long': {
    status: 400,
    message: {
      nl: 'U zoekt met {count} tekens; {limit} is het meeste.',
      en: 'You search with {count} characters; {limit} is the most.',
    },
    remedy: { nl: 'Zoek met een paar woorden.', en: 'Search with a few words.' },
  },
  'programme-reach-twice': {
    status: 409,
    message: {
      nl: 'Voor {period} en deze groep staat er al een telling.',
      en: 'There is a count for {period} and this group already.',
    },
    remedy: { nl: 'Wijzig die telling bij de interventie.', en: 'Change that count with the intervention.' },
  },
  'programme-count': {
    status: 400,
    message: { nl: 'Dit is geen aantal mensen.', en: 'This is no number of people.' },
    remedy: { nl: 'Vul een getal in, nul of meer.', en: 'Fill in a number, nought or more.' },
  },
  'programme-reason-missing': {
    status: 400,
    message: { nl: 'Er staat niet waarom dit is besloten.', en: 'It does not say why this was decided.' },
    remedy: { nl: 'Schrijf de reden in een of twee zinnen.', en: 'Write the reason in a sentence or two.' },
  },
  'programme-not-takeable': {
    status: 400,
    message: {
      nl: '{name} is geen interventie, maar iets wat over interventies is gezegd.',
      en: '{name} is no intervention, but something that was said about interventions.',
    },
    remedy: { nl: 'Kies een interventie uit het register.', en: 'Choose an intervention from the register.' },
  },
  'programme-cycle-order': {
    status: 400,
    message: {
      nl: 'De cyclus eindigt op {to}, voordat hij op {from} begint.',
      en: 'The cycle ends on {to}, before it begins on {from}.',
    },
    remedy: { nl: 'Kies een latere laatste dag.', en: 'Choose a later last day.' },
  },
  'money-columns-missing': {
    status: 400,
    message: {
      nl: '{file} heeft geen kolommen voor een bron en een bedrag. Gevonden: {found}.',
      en: '{file} has no columns for a source and an amount. Found: {found}.',
    },
    remedy: {
      nl: 'Noem een kolom Bron en een kolom Budget of Besteed, en lees het bestand opnieuw.',
      en: 'Call one column Source and one Budget or Spent, and read the file again.',
    },
  },
} as const satisfies Record<string, RefusalKind>
