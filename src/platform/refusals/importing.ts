import type { RefusalKind } from '../wording'

/** What can be wrong with the content of a file, and with a file that somebody brought. */
export const importingRefusals = {
  'percent-signs-mixed': {
    status: 400,
    message: {
      nl: '{place}, rij {row}, kolom {column}: ‘{value}’ staat zonder procentteken tussen cijfers met een procentteken.',
      en: '{place}, row {row}, column {column}: ‘{value}’ has no per cent sign, while others of these figures have one.',
    },
    remedy: {
      nl: 'Zet achter elk cijfer een procentteken, of achter geen enkel: 0,5 % is iets anders dan 50 %.',
      en: 'Put a per cent sign behind every figure or behind none: 0.5 % is not 50 %.',
    },
  },
  'fraction-above-one': {
    status: 400,
    message: {
      nl: '{place}, rij {row}, kolom {column}: ‘{value}’ is meer dan 1, terwijl de andere delen tussen 0 en 1 liggen.',
      en: '{place}, row {row}, column {column}: ‘{value}’ is more than 1, while the other shares lie between 0 and 1.',
    },
    remedy: {
      nl: 'Schrijf alle cijfers als deel van 1 (0,142), of alle als procent met een procentteken (14,2 %).',
      en: 'Write all figures as parts of 1 (0.142), or all as per cents with a per cent sign (14.2 %).',
    },
  },
  'fractions-or-percents': {
    status: 400,
    message: {
      nl: '{place}, kolom {column}: alle procenten van ‘{about}’ liggen tussen 0 en 1, zoals ‘{value}’ in rij {row}. Of dat delen van 1 zijn of procenten, staat er niet.',
      en: '{place}, column {column}: all per cents of ‘{about}’ lie between 0 and 1, such as ‘{value}’ in row {row}. Whether these are parts of 1 or per cents, it does not say.',
    },
    remedy: {
      nl: 'Zijn het delen van 1, noem de kolom dan ‘fractie’, of zet in een kolom ‘eenheid’ per rij ‘fractie’ of ‘procent’. Zijn het procenten, zet dan achter elk van deze cijfers een procentteken.',
      en: 'Where they are parts of 1, call the column ‘fraction’, or say ‘fraction’ or ‘percent’ for each row in a column ‘unit’. Where they are per cents, put a per cent sign behind each of these figures.',
    },
  },
  'margin-over-hundred': {
    status: 400,
    message: {
      nl: '{place}, rij {row}, kolom {column}: de marge ‘{value}’ is meer dan 100 procentpunt. Een marge zonder procentteken is gelezen in de eenheid van het cijfer ernaast.',
      en: '{place}, row {row}, column {column}: the margin ‘{value}’ is more than 100 per cent points. A margin without a per cent sign is read in the unit of the figure beside it.',
    },
    remedy: {
      nl: 'Schrijf cijfer en marge in dezelfde eenheid: beide als deel van 1 (0,142 en 0,021) of beide als procent (14,2 % en 2,1 %).',
      en: 'Write figure and margin in the same unit: both as parts of 1 (0.142 and 0.021) or both as per cents (14.2 % and 2.1 %).',
    },
  },
  'margin-parts-of-one': {
    status: 400,
    message: {
      nl: '{place}, kolom {column}: marges als ‘{value}’ in rij {row} zijn veel te klein voor procentpunten. Het lijken delen van 1, terwijl de cijfers ernaast procenten zijn.',
      en: '{place}, column {column}: margins such as ‘{value}’ in row {row} are far too small for per cent points. They look like parts of 1, while the figures beside them are per cents.',
    },
    remedy: {
      nl: 'Zijn het delen van 1, vermenigvuldig de marges dan met 100. Zijn het toch procentpunten, zet dan achter elke marge een procentteken.',
      en: 'Where they are parts of 1, multiply the margins by 100. Where they are per cent points after all, put a per cent sign behind every margin.',
    },
  },
  'period-unreadable': {
    status: 400,
    message: {
      nl: '{place}, rij {row}, kolom {column}: ‘{value}’ is geen jaar, kwartaal of maand.',
      en: '{place}, row {row}, column {column}: ‘{value}’ is no year, quarter or month.',
    },
    remedy: {
      nl: 'Schrijf een jaar als 2024, een kwartaal als 2024-Q1 en een maand als 2024-01. Een dag wordt niet gelezen: schrijf het jaar of de maand waarover het cijfer gaat.',
      en: 'Write a year as 2024, a quarter as 2024-Q1 and a month as 2024-01. A day is not read: write the year or month that the figure is about.',
    },
  },
  'cell-unreadable': {
    status: 400,
    message: {
      nl: '{place}, rij {row}, kolom {column}: ‘{value}’ is niet te lezen.',
      en: '{place}, row {row}, column {column}: ‘{value}’ cannot be read.',
    },
    remedy: {
      nl: 'Verbeter deze cel of maak haar leeg; er is niets bewaard.',
      en: 'Mend this cell or make it empty; nothing was kept.',
    },
  },
  'part-beside-larger': {
    status: 400,
    message: {
      nl: '{place}, rij {row}, kolom {column}: ‘{value}’ is een deel van een groter gebied, maar de code in deze rij is die van het hele gebied ({code}).',
      en: '{place}, row {row}, column {column}: ‘{value}’ is a part of a larger region, but the code in this row is that of the whole region ({code}).',
    },
    remedy: {
      nl: 'Zet in een kolom ‘wijkcode’ of ‘buurtcode’ de hele code van het CBS, zoals WK034403 of BU03440311. Gaat de rij over het hele gebied, maak deze cel dan leeg.',
      en: 'Put the whole code of Statistics Netherlands in a column ‘wijkcode’ (district) or ‘buurtcode’ (neighbourhood), such as WK034403 or BU03440311. Where the row is about the whole region, make this cell empty.',
    },
  },
  'figure-twice': {
    status: 400,
    message: {
      nl: '{place}, rij {row}, kolom {column}: het cijfer {figure} staat er twee keer.',
      en: '{place}, row {row}, column {column}: the figure {figure} stands there twice.',
    },
    remedy: { nl: 'Laat er een weg; er is niets bewaard.', en: 'Leave one out; nothing was kept.' },
  },
  'figure-twice-in-file': {
    status: 400,
    message: {
      nl: 'In {file} staat het cijfer {figure} in twee tabellen.',
      en: 'In {file}, the figure {figure} stands in two tables.',
    },
    remedy: { nl: 'Laat er een weg; er is niets bewaard.', en: 'Leave one out; nothing was kept.' },
  },
  'names-unknown': {
    status: 400,
    message: {
      nl: '{file} noemt gebieden alleen bij naam (kolom {column}), en van {year} zijn die namen hier niet bekend: {names}.',
      en: '{file} calls regions by name only (column {column}), and for {year} these names are not known here: {names}.',
    },
    remedy: {
      nl: 'Lees eerst een bestand in met codes en namen van dat jaar, zoals de gebiedslijst van het CBS.',
      en: 'First import a file with codes and names of that year, such as the list of regions of Statistics Netherlands.',
    },
  },
  'names-unlike-list': {
    status: 400,
    message: {
      nl: '{file}, kolom {column}: deze namen staan niet in de gebiedslijst van {year}: {names}. De lijst noemt daar onder meer: {alike}.',
      en: '{file}, column {column}: these names are not in the list of regions of {year}: {names}. The list has, among others: {alike}.',
    },
    remedy: {
      nl: 'Schrijf de namen zoals de lijst ze heeft, of gebruik de codes van het CBS; er is niets bewaard.',
      en: 'Write the names as the list has them, or use the codes of Statistics Netherlands; nothing was kept.',
    },
  },
  'names-of-several-regions': {
    status: 400,
    message: {
      nl: '{file} noemt gebieden alleen bij naam (kolom {column}), en in {year} heten meer gebieden zo: {names}.',
      en: '{file} calls regions by name only (column {column}), and in {year} several regions have these names: {names}.',
    },
    remedy: {
      nl: 'Zet er een kolom ‘gemeente’ bij, of gebruik de codes van het CBS; er is niets bewaard.',
      en: 'Add a column ‘gemeente’ (municipality), or use the codes of Statistics Netherlands; nothing was kept.',
    },
  },
  'import-cancelled': {
    status: 409,
    message: { nl: 'Het inlezen van {file} is afgebroken.', en: 'Importing {file} was cancelled.' },
    remedy: { nl: 'Er is niets bewaard.', en: 'Nothing was kept.' },
  },
  'mapping-unknown': {
    status: 404,
    message: { nl: 'De kolomindeling {name} is niet bekend.', en: 'The column layout {name} is not known.' },
    remedy: { nl: 'Kies er een uit de lijst, of maak hem.', en: 'Choose one from the list, or make it.' },
  },
  'mapping-invalid': {
    status: 400,
    message: {
      nl: 'De kolomindeling klopt niet bij {field}: {reason}.',
      en: 'The column layout is not right at {field}: {reason}.',
    },
    remedy: { nl: 'Verbeter dit; er is niets bewaard.', en: 'Mend this; nothing was kept.' },
  },
  'mapping-taken': {
    status: 409,
    message: {
      nl: 'Er is al een kolomindeling met de naam {name}.',
      en: 'There is a column layout with the name {name} already.',
    },
    remedy: {
      nl: 'Lees het bestand met die kolomindeling, of geef deze een andere naam.',
      en: 'Read the file by that column layout, or give this one another name.',
    },
  },
  'mapping-column-missing': {
    status: 400,
    message: {
      nl: '{file} heeft geen kolom {about}, die de kolomindeling {mapping} leest.',
      en: '{file} has no column {about}, which the column layout {mapping} reads.',
    },
    remedy: { nl: 'Pas de kolomindeling aan, of kies een andere.', en: 'Change the column layout, or choose another.' },
  },
  'mapping-column-twice': {
    status: 400,
    message: {
      nl: 'De kolomindeling {mapping} leest de kolom {about} twee keer.',
      en: 'The column layout {mapping} reads the column {about} twice.',
    },
    remedy: { nl: 'Pas de kolomindeling aan.', en: 'Change the column layout.' },
  },
  'mapping-column-of-text': {
    status: 400,
    message: {
      nl: 'In de kolom {about} van {file} staan woorden, en de kolomindeling {mapping} leest er getallen.',
      en: 'The column {about} of {file} has words, and the column layout {mapping} reads numbers there.',
    },
    remedy: {
      nl: 'Lees deze kolom niet, of noem bij de tekens voor een ontbrekend cijfer wat erin staat.',
      en: 'Do not read this column, or name what it has among the signs for a missing figure.',
    },
  },
  'mapping-indicator-twice': {
    status: 400,
    message: {
      nl: 'In de kolomindeling {mapping} hebben twee kolommen dezelfde code: {about}.',
      en: 'In the column layout {mapping} two columns have the same code: {about}.',
    },
    remedy: { nl: 'Geef een van de kolommen een andere naam.', en: 'Give one of the columns another name.' },
  },
  'file-not-chosen': {
    status: 400,
    message: { nl: 'Er is geen bestand gekozen.', en: 'No file was chosen.' },
    remedy: { nl: 'Kies een bestand.', en: 'Choose a file.' },
  },
  'upload-unknown': {
    status: 404,
    message: { nl: 'Dit bestand is hier niet bekend.', en: 'This file is not known here.' },
    remedy: { nl: 'Kies het uit de lijst van bestanden.', en: 'Choose it from the list of files.' },
  },
  'upload-elsewhere': {
    status: 409,
    message: {
      nl: 'Met {file} is intussen iets anders gebeurd.',
      en: 'Something else happened to {file} in the meantime.',
    },
    remedy: { nl: 'Kijk hoe het er nu mee staat.', en: 'Look at how it stands now.' },
  },
  'upload-too-large': {
    status: 413,
    message: { nl: '{file} is groter dan {limit} MB.', en: '{file} is larger than {limit} MB.' },
    remedy: {
      nl: 'Pak het bestand in met gzip, splits het, of laat weg wat niet nodig is.',
      en: 'Pack the file with gzip, split it, or leave out what is not needed.',
    },
  },
  'list-for-everybody': {
    status: 400,
    message: {
      nl: '{file} heeft gebieden of grenzen, en die zijn van iedereen.',
      en: '{file} has regions or boundaries, and those are everybody’s.',
    },
    remedy: {
      nl: 'Lees het in voor iedereen, of vraag het wie dat mag.',
      en: 'Import it for everybody, or ask somebody who may.',
    },
  },
  'dataset-taken': {
    status: 409,
    message: {
      nl: 'Onder de naam {dataset} staan al cijfers die niet uit uw bestanden komen.',
      en: 'Under the name {dataset} there are figures already that do not come from your files.',
    },
    remedy: { nl: 'Geef deze cijfers een andere naam.', en: 'Give these figures another name.' },
  },
  'indicator-means-other': {
    status: 409,
    message: {
      nl: 'Het cijfer {code} is hier al bekend met een andere eenheid: {known}, en niet {unit}.',
      en: 'The figure {code} is known here already with another unit: {known}, and not {unit}.',
    },
    remedy: {
      nl: 'Is het iets anders? Geef het dan een andere naam.',
      en: 'If it is something else, give it another name.',
    },
  },
} as const satisfies Record<string, RefusalKind>
