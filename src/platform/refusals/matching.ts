import type { RefusalKind } from '../wording'

/** Refusals of looking for comparable neighbourhoods. */
export const matchingRefusals = {
  'match-without-figure': {
    status: 409,
    message: {
      nl: 'Van {place} is geen cijfer van {indicator} bekend in {years}.',
      en: 'For {place} no figure of {indicator} is known in {years}.',
    },
    remedy: { nl: 'Kies andere jaren of een andere indicator.', en: 'Choose other years or another indicator.' },
  },
  'match-without-candidates': {
    status: 409,
    message: {
      nl: 'Er zijn {found} gebieden om uit te kiezen, en u vraagt er {count}. Zonder cijfer in een van de jaren: {incomplete}; grenzen eraan: {neighbours}; hebben een ander programma: {otherProgrammes}.',
      en: 'There are {found} regions to choose from, and you ask for {count}. Without a figure in one of the years: {incomplete}; border on it: {neighbours}; have another programme: {otherProgrammes}.',
    },
    remedy: {
      nl: 'Lees bestanden van heel Nederland in in plaats van die van één gemeente, kies andere kenmerken of jaren, of vraag om minder gebieden.',
      en: 'Import files of the whole country instead of those of one municipality, choose other traits or years, or ask for fewer regions.',
    },
  },
  'match-not-usable': {
    status: 409,
    message: {
      nl: 'De gevonden gebieden lijken niet genoeg op dit gebied: te groot verschil op {indicators}.',
      en: 'The regions that were found do not resemble this area enough: too large a difference on {indicators}.',
    },
    remedy: {
      nl: 'Kies meer of andere gebieden, of andere indicatoren; het verschil mag hoogstens 0,25 standaardafwijking zijn.',
      en: 'Choose more or other regions, or other indicators; the difference may be 0.25 standard deviations at most.',
    },
  },
  'match-nothing': {
    status: 400,
    message: {
      nl: 'Er zijn {count} kenmerken gekozen om op te vergelijken.',
      en: '{count} traits were chosen to compare on.',
    },
    remedy: { nl: 'Kies er 1 tot en met {most}.', en: 'Choose 1 to {most}.' },
  },
  'match-count': {
    status: 400,
    message: {
      nl: 'Hoeveel gebieden u zoekt, is een heel getal.',
      en: 'How many regions you look for is a whole number.',
    },
    remedy: { nl: 'Vul een getal in van 1 tot en met {most}.', en: 'Fill in a number from 1 to {most}.' },
  },
  'match-years': {
    status: 400,
    message: { nl: 'Dit zijn geen jaren om te vergelijken.', en: 'These are no years to compare.' },
    remedy: {
      nl: 'Vul een jaar in, of een eerste en een laatste jaar, zoals 2013 en 2016; hoogstens {most} jaar.',
      en: 'Fill in a year, or a first and a last year, such as 2013 and 2016; {most} years at most.',
    },
  },
  'match-programme-year': {
    status: 400,
    message: {
      nl: 'Wanneer het eerste programma begon, is een jaar.',
      en: 'When the first programme began is a year.',
    },
    remedy: { nl: 'Vul een jaar in, zoals 2019.', en: 'Fill in a year, such as 2019.' },
  },
  'match-note-long': {
    status: 400,
    message: {
      nl: 'Een toelichting heeft hoogstens {limit} tekens.',
      en: 'An explanation has at most {limit} characters.',
    },
    remedy: { nl: 'Maak de tekst korter.', en: 'Make the text shorter.' },
  },
  'match-not-a-count': {
    status: 400,
    message: {
      nl: '{indicator} is geen aantal, en kan dus geen deel van een aantal zijn.',
      en: '{indicator} is no count, so it cannot be a part of a count.',
    },
    remedy: { nl: 'Deel een aantal door een aantal.', en: 'Divide a count by a count.' },
  },
  'match-years-late': {
    status: 409,
    message: {
      nl: 'Het eerste programma begon in {first}; wat u koos ({years}) is daar niet voor.',
      en: 'The first programme began in {first}; what you chose ({years}) is not before that.',
    },
    remedy: {
      nl: 'Kies jaren van voor het eerste programma: daarna zegt een gelijkenis niets meer over hoe het zonder was gegaan. Alleen kenmerken die langzaam veranderen, mogen van later zijn.',
      en: 'Choose years before the first programme: after that a resemblance no longer says how it would have gone without. Only traits that change slowly may be of later years.',
    },
  },
  'match-nothing-before': {
    status: 409,
    message: {
      nl: 'Niets van wat u koos, is van voor het eerste programma ({first}).',
      en: 'Nothing of what you chose is from before the first programme ({first}).',
    },
    remedy: {
      nl: 'Kies ook een cijfer van voor {first}, liefst de uitkomst waar het u om gaat. Is dat er niet, lees dan eerst oudere jaren in.',
      en: 'Choose a figure from before {first} as well, preferably the outcome you are after. If there is none, import older years first.',
    },
  },
  'match-programme-earlier': {
    status: 409,
    message: {
      nl: 'U zegt dat het eerste programma in {first} begon, maar dit gebied hoort al sinds {since} bij een programma: {name}.',
      en: 'You say that the first programme began in {first}, but this area has belonged to a programme since {since}: {name}.',
    },
    remedy: {
      nl: 'Vul {since} in, of een eerder jaar als er daarvoor al een aanpak was.',
      en: 'Fill in {since}, or an earlier year if there was an approach before that.',
    },
  },
  'match-note-missing': {
    status: 400,
    message: {
      nl: 'Er staat niet bij waarom u deze gebieden kiest.',
      en: 'It does not say why you choose these regions.',
    },
    remedy: {
      nl: 'Schrijf in een of twee zinnen waarom deze kenmerken en jaren: wie de cijfers leest, ziet die reden.',
      en: 'Write in a sentence or two why these traits and years: who reads the figures sees that reason.',
    },
  },
  'match-programme-missing': {
    status: 400,
    message: {
      nl: 'Er staat niet bij wanneer het eerste programma in dit gebied begon.',
      en: 'It does not say when the first programme in this area began.',
    },
    remedy: {
      nl: 'Vul het jaar in, ook van een programma van vroeger of van een ander.',
      en: 'Fill in the year, also of a programme of former days or of others.',
    },
  },
} as const satisfies Record<string, RefusalKind>
