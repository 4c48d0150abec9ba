import type { RefusalKind } from '../wording'

const again = {
  nl: 'Download of kopieer het bestand opnieuw en probeer het nog eens.',
  en: 'Download or copy the file again and try once more.',
}
const forms = {
  nl: 'Lever CSV, XLSX, XLS, DBF, JSON, GeoJSON, TopoJSON of Parquet.',
  en: 'Use CSV, XLSX, XLS, DBF, JSON, GeoJSON, TopoJSON or Parquet.',
}
const split = {
  nl: 'Splits het bestand, of laat weg wat niet nodig is.',
  en: 'Split the file, or leave out what is not needed.',
}

/** What can be wrong with a file before anybody knows what it is about. `place` is the file, and the sheet in it. */
export const readingRefusals = {
  'file-missing': {
    status: 400,
    message: { nl: 'Het bestand {place} is er niet.', en: 'The file {place} is not there.' },
    remedy: { nl: 'Controleer de naam en de map.', en: 'Check the name and the folder.' },
  },
  'file-empty': {
    status: 400,
    message: { nl: 'Het bestand {place} is leeg.', en: 'The file {place} is empty.' },
    remedy: again,
  },
  'file-too-large': {
    status: 413,
    message: {
      nl: 'Het bestand {place} is uitgepakt groter dan {limit} MB.',
      en: 'The file {place} is larger than {limit} MB when unpacked.',
    },
    remedy: split,
  },
  'file-cut-short': {
    status: 400,
    message: { nl: 'Het bestand {place} breekt af voor het einde.', en: 'The file {place} stops before its end.' },
    remedy: again,
  },
  'row-cut-short': {
    status: 400,
    message: {
      nl: 'Het bestand {place} breekt af in rij {row}: die heeft {cells} van de {columns} cellen en geen regeleinde.',
      en: 'The file {place} stops within row {row}: it has {cells} of {columns} cells and no line end.',
    },
    remedy: again,
  },
  'file-damaged': {
    status: 400,
    message: {
      nl: 'Het bestand {place} is beschadigd en niet te lezen.',
      en: 'The file {place} is damaged and cannot be read.',
    },
    remedy: again,
  },
  'file-protected': {
    status: 400,
    message: {
      nl: 'Het bestand {place} is met een wachtwoord beveiligd.',
      en: 'The file {place} is protected by a password.',
    },
    remedy: { nl: 'Sla het op zonder wachtwoord.', en: 'Save it without a password.' },
  },
  'file-unsafe': {
    status: 400,
    message: {
      nl: 'Het bestand {place} is zo gemaakt dat het niet veilig te openen is.',
      en: 'The file {place} is made in a way that is not safe to open.',
    },
    remedy: {
      nl: 'Open het in een rekenblad en sla het opnieuw op.',
      en: 'Open it in a spreadsheet and save it again.',
    },
  },
  'file-no-table': {
    status: 400,
    message: { nl: 'Het bestand {place} is geen tabel maar {form}.', en: 'The file {place} is no table but {form}.' },
    remedy: forms,
  },
  'file-form-unknown': {
    status: 400,
    message: {
      nl: 'De vorm van het bestand {place} wordt niet herkend.',
      en: 'The form of the file {place} is not recognised.',
    },
    remedy: forms,
  },
  'text-unreadable': {
    status: 400,
    message: {
      nl: 'In {place} staan bij rij {row} tekens die geen tekst zijn.',
      en: 'In {place}, row {row} has characters that are no text.',
    },
    remedy: { nl: 'Sla het bestand op als CSV in UTF-8.', en: 'Save the file as CSV in UTF-8.' },
  },
  'row-endless': {
    status: 400,
    message: { nl: 'In {place} houdt rij {row} niet op.', en: 'In {place}, row {row} does not end.' },
    remedy: {
      nl: 'Controleer of daar een aanhalingsteken niet gesloten is.',
      en: 'Check whether a quotation mark is not closed there.',
    },
  },
  'row-too-long': {
    status: 400,
    message: {
      nl: 'In {place} staat bij rij {row} de waarde {value} voorbij de laatste kolom ({columns} kolommen).',
      en: 'In {place}, row {row} has the value {value} beyond the last column ({columns} columns).',
    },
    remedy: {
      nl: 'Haal de waarde weg, of zet er een naam boven. Staat er een scheidingsteken in een naam? Zet die tussen aanhalingstekens.',
      en: 'Take the value away, or put a name above it. If a name has a separator in it, put it between quotation marks.',
    },
  },
  'rows-apart': {
    status: 400,
    message: {
      nl: 'In {place} volgen vóór rij {row} meer dan {limit} lege rijen.',
      en: 'In {place}, more than {limit} empty rows come before row {row}.',
    },
    remedy: { nl: 'Haal de lege rijen weg.', en: 'Take the empty rows away.' },
  },
  'table-missing': {
    status: 400,
    message: {
      nl: 'In {place} staat geen tabel met kolommen en rijen.',
      en: 'There is no table with columns and rows in {place}.',
    },
    remedy: {
      nl: 'Zet de namen van de kolommen op een regel boven de rijen.',
      en: 'Put the names of the columns in a line above the rows.',
    },
  },
  'header-missing': {
    status: 400,
    message: {
      nl: 'In {place} staan geen namen boven de kolommen; rij {row} heeft al getallen.',
      en: 'In {place}, the columns have no names above them; row {row} already has numbers.',
    },
    remedy: {
      nl: 'Zet de namen van de kolommen op een regel boven de rijen.',
      en: 'Put the names of the columns in a line above the rows.',
    },
  },
  'column-twice': {
    status: 400,
    message: {
      nl: 'In {place} heten de kolommen {positions} hetzelfde: {column}.',
      en: 'In {place}, the columns {positions} have the same name: {column}.',
    },
    remedy: { nl: 'Geef elke kolom een eigen naam.', en: 'Give each column a name of its own.' },
  },
  'column-form-unknown': {
    status: 400,
    message: {
      nl: 'In {place} kan de kolom {column} niet worden gelezen: de vorm is {form}.',
      en: 'In {place}, the column {column} cannot be read: its form is {form}.',
    },
    remedy: { nl: 'Laat deze kolom weg.', en: 'Leave this column out.' },
  },
  'table-too-wide': {
    status: 413,
    message: {
      nl: 'In {place} staan {count} kolommen; {limit} is het meeste.',
      en: 'There are {count} columns in {place}; {limit} is the most.',
    },
    remedy: split,
  },
  'table-too-long': {
    status: 413,
    message: {
      nl: 'In {place} staan meer dan {limit} rijen.',
      en: 'There are more than {limit} rows in {place}.',
    },
    remedy: split,
  },
  'sheet-hidden': {
    status: 400,
    message: {
      nl: 'Het blad {sheet} van {file} is verborgen en wordt niet gelezen.',
      en: 'The sheet {sheet} of {file} is hidden and is not read.',
    },
    remedy: { nl: 'Maak het zichtbaar als het meetelt.', en: 'Show it if it counts.' },
  },
  'coordinates-unknown': {
    status: 400,
    message: {
      nl: 'De coördinaten in {place} zijn niet die van RD (EPSG:28992) of WGS84.',
      en: 'The coordinates in {place} are neither RD (EPSG:28992) nor WGS84.',
    },
    remedy: { nl: 'Zet de kaart om naar RD of WGS84.', en: 'Convert the map to RD or WGS84.' },
  },
} as const satisfies Record<string, RefusalKind>
