import type { RefusalKind } from '../wording'

/** What can be wrong with recognising what a file is. */
export const kindRefusals = {
  'kind-unknown': {
    status: 400,
    message: {
      nl: '{file} is geen bestand dat Wijklus herkent. Het heeft deze kolommen: {columns}.',
      en: '{file} is no file that Wijklus recognises. It has these columns: {columns}.',
    },
    remedy: {
      nl: 'Maak een kolomindeling: breng het bestand op de bladzijde /bestanden en kies daar ‘Zeg zelf wat in welke kolom staat’. Daarna leest ook npx wijklus import BESTAND --as mapping:NAAM het. Of geef de kolommen de namen in docs/kinds-of-files.md.',
      en: 'Make a column layout: bring the file on the page /en/files and choose ‘Say yourself what is in which column’ there. After that npx wijklus import FILE --as mapping:NAME reads it too. Or give the columns the names in docs/kinds-of-files.md.',
    },
  },
  'kind-name-unknown': {
    status: 400,
    message: { nl: '{kind} is geen soort bestand.', en: '{kind} is no kind of file.' },
    remedy: { nl: 'Bedoelde u: {near}?', en: 'Did you mean: {near}?' },
  },
  'kind-does-not-fit': {
    status: 400,
    message: {
      nl: '{file} is niet te lezen als {kind}. Het heeft deze kolommen: {columns}.',
      en: '{file} cannot be read as {kind}. It has these columns: {columns}.',
    },
    remedy: {
      nl: 'Laat de soort weg, dan zoekt Wijklus zelf.',
      en: 'Leave the kind out, and Wijklus will look for itself.',
    },
  },
  'kind-not-read': {
    status: 400,
    message: {
      nl: '{file} is een lijst van postcodes. Die wordt niet gelezen: een postcode kan in meer gebieden liggen.',
      en: '{file} is a list of postcodes. It is not read: a postcode can lie in several regions.',
    },
    remedy: {
      nl: 'Lees een lijst van gemeenten, wijken en buurten in, of een lijst van adressen van oude naar nieuwe gebieden.',
      en: 'Import a list of municipalities, districts and neighbourhoods, or a list of addresses from old to new regions.',
    },
  },
  'import-year-unknown': {
    status: 400,
    message: {
      nl: 'Van welk jaar {file} is, staat er niet in.',
      en: 'Of which year {file} is, it does not say.',
    },
    remedy: {
      nl: 'Zet het jaar in de naam van het bestand of het werkblad, zoals kwb-2023.xlsx.',
      en: 'Put the year in the name of the file or sheet, such as kwb-2023.xlsx.',
    },
  },
  'import-part-unread': {
    status: 400,
    message: {
      nl: 'De naam of titel van {file} zegt ‘{found}’. Dat is een deel van {year}, maar niet één kwartaal of maand.',
      en: 'The name or title of {file} says ‘{found}’. That is a part of {year}, but not one quarter or month.',
    },
    remedy: {
      nl: 'Zet de periode van elke rij in een kolom ‘periode’, zoals 2024-Q1 of 2024-03. Of lever één kwartaal of maand per bestand, en zet dat in de naam: wmo-2024-Q1.csv. Gaat het om het hele jaar, geef dan het jaar op.',
      en: 'Put the period of each row in a column ‘period’, such as 2024-Q1 or 2024-03. Or deliver one quarter or month per file, and put it in the name: wmo-2024-Q1.csv. If it is the whole year, say the year.',
    },
  },
  'import-part-apart': {
    status: 400,
    message: {
      nl: '{file} heeft een deel van het jaar in een eigen kolom: {column}, met bijvoorbeeld {value}. Zo’n kolom wordt niet bij het jaar gelezen.',
      en: '{file} has a part of the year in a column of its own: {column}, with {value} for instance. Such a column is not read with the year.',
    },
    remedy: {
      nl: 'Maak er één kolom ‘periode’ van, met bijvoorbeeld 2024-Q1 of 2024-03. Zijn het cijfers van het hele jaar, haal de kolom {column} dan weg.',
      en: 'Make it one column ‘period’, with 2024-Q1 or 2024-03 for instance. If the figures are of whole years, remove column {column}.',
    },
  },
  'regions-not-found': {
    status: 400,
    message: {
      nl: '{file} heeft geen kolom met codes of namen van gebieden. Gezien: {columns}.',
      en: '{file} has no column with codes or names of regions. Seen: {columns}.',
    },
    remedy: {
      nl: 'Geef een kolom de codes van het CBS, zoals GM0344, WK034401 of BU03440111.',
      en: 'Give a column the codes of Statistics Netherlands, such as GM0344, WK034401 or BU03440111.',
    },
  },
} as const satisfies Record<string, RefusalKind>
