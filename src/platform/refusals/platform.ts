import type { RefusalKind } from '../wording'

export const platformRefusals = {
  'output-is-file': {
    status: 400,
    message: {
      nl: 'Een terminal kan dit bestand niet laten zien.',
      en: 'A terminal cannot show this file.',
    },
    remedy: {
      nl: 'Geef --file met een naam, of stuur de uitvoer naar een bestand (> naam.xlsx).',
      en: 'Give --file with a name, or send the output to a file (> name.xlsx).',
    },
  },
  'configuration-invalid': {
    status: 500,
    message: { nl: 'De instelling {name} klopt niet: {reason}.', en: 'The setting {name} is not right: {reason}.' },
    remedy: { nl: 'Zie docs/configuration.md.', en: 'See docs/configuration.md.' },
  },
  'setting-unknown': {
    status: 500,
    message: { nl: 'De instelling {name} bestaat niet.', en: 'There is no setting {name}.' },
    remedy: {
      nl: 'Bedoelde u: {near}? Zie docs/configuration.md.',
      en: 'Did you mean: {near}? See docs/configuration.md.',
    },
  },
  'address-taken': {
    status: 503,
    message: { nl: 'Op {host} is poort {port} al in gebruik.', en: 'Port {port} of {host} is in use already.' },
    remedy: {
      nl: 'Kies met WIJKLUS_PORT een andere poort; 0 neemt een vrije.',
      en: 'Choose another port with WIJKLUS_PORT; 0 takes a free one.',
    },
  },
  'address-unusable': {
    status: 503,
    message: {
      nl: 'Op {host}, poort {port}, kan Wijklus niet luisteren: {reason}.',
      en: 'Wijklus cannot listen on {host}, port {port}: {reason}.',
    },
    remedy: {
      nl: 'Verbeter WIJKLUS_HOST of WIJKLUS_PORT.',
      en: 'Mend WIJKLUS_HOST or WIJKLUS_PORT.',
    },
  },
  'command-unknown': {
    status: 400,
    message: { nl: 'De opdracht {name} bestaat niet.', en: 'There is no command {name}.' },
    remedy: {
      nl: 'Bedoelde u: {near}? `wijklus help` noemt alle opdrachten.',
      en: 'Did you mean: {near}? `wijklus help` lists all commands.',
    },
  },
  'option-invalid': {
    status: 400,
    message: { nl: 'De optie {name} klopt niet: {reason}.', en: 'The option {name} is not right: {reason}.' },
    remedy: { nl: '`wijklus help {command}` zegt wat kan.', en: '`wijklus help {command}` says what is possible.' },
  },
  'option-unknown': {
    status: 400,
    message: { nl: 'De optie {name} bestaat niet bij {command}.', en: 'There is no option {name} for {command}.' },
    remedy: {
      nl: 'Bedoelde u: {near}? `wijklus help {command}` zegt wat kan.',
      en: 'Did you mean: {near}? `wijklus help {command}` says what is possible.',
    },
  },
  'option-missing': {
    status: 400,
    message: { nl: 'Bij {command} ontbreekt {name}.', en: '{name} is missing for {command}.' },
    remedy: { nl: '`wijklus help {command}` zegt wat nodig is.', en: '`wijklus help {command}` says what is needed.' },
  },
  'argument-unexpected': {
    status: 400,
    message: { nl: 'Met {name} kan {command} niets.', en: '{command} has no use for {name}.' },
    remedy: { nl: '`wijklus help {command}` zegt wat kan.', en: '`wijklus help {command}` says what is possible.' },
  },
  'input-invalid': {
    status: 400,
    message: { nl: 'De invoer klopt niet bij {field}: {reason}.', en: 'The input is not right at {field}: {reason}.' },
    remedy: { nl: 'Verbeter dit veld en probeer het opnieuw.', en: 'Mend this field and try again.' },
  },
  'page-unknown': {
    status: 404,
    message: { nl: 'Deze pagina bestaat niet.', en: 'This page does not exist.' },
    remedy: {
      nl: 'Ga naar de startpagina of zoek een gebied of indicator.',
      en: 'Go to the start page or look for an area or indicator.',
    },
  },
  'endpoint-unknown': {
    status: 404,
    message: { nl: 'Het adres {path} bestaat niet in de API.', en: 'There is no address {path} in the API.' },
    remedy: { nl: 'Zie /api/v1/openapi.json.', en: 'See /api/v1/openapi.json.' },
  },
  'method-unknown': {
    status: 405,
    message: { nl: 'Op {path} kan {method} niet.', en: '{method} is not possible on {path}.' },
    remedy: { nl: 'Hier kan wel: {possible}.', en: 'Possible here: {possible}.' },
  },
  'body-too-large': {
    status: 413,
    message: {
      nl: 'Wat u stuurt is groter dan {limit} bytes.',
      en: 'What you send is larger than {limit} bytes.',
    },
    remedy: { nl: 'Stuur het in kleinere delen.', en: 'Send it in smaller parts.' },
  },
  'media-type-unknown': {
    status: 415,
    message: { nl: 'Dit soort inhoud wordt hier niet gelezen.', en: 'This kind of content is not read here.' },
    remedy: {
      nl: 'Stuur wat /api/v1/openapi.json noemt, meestal application/json.',
      en: 'Send what /api/v1/openapi.json names, mostly application/json.',
    },
  },
  failed: {
    status: 500,
    message: { nl: 'Er ging bij ons iets mis.', en: 'Something went wrong on our side.' },
    remedy: { nl: 'Er is niets bewaard; probeer het nog eens.', en: 'Nothing was kept; please try again.' },
  },
  'content-invalid': {
    status: 500,
    message: {
      nl: '{file}, rij {row}, kolom {column}: {reason}.',
      en: '{file}, row {row}, column {column}: {reason}.',
    },
    remedy: { nl: 'Verbeter het bestand; er is niets geladen.', en: 'Mend the file; nothing was loaded.' },
  },
  'changed-since': {
    status: 409,
    message: {
      nl: '{subject} is intussen veranderd: u begon bij versie {base}, nu is het versie {current}.',
      en: '{subject} has changed meanwhile: you started from version {base}, it is now version {current}.',
    },
    remedy: { nl: 'Bekijk beide versies en kies.', en: 'Look at both versions and choose.' },
  },
  'operation-reused': {
    status: 409,
    message: {
      nl: 'Handeling {operation} is al gebruikt voor iets anders.',
      en: 'Operation {operation} was already used for something else.',
    },
    remedy: { nl: 'Gebruik voor elke nieuwe handeling een nieuw nummer.', en: 'Use a new id for every new operation.' },
  },
  'operation-unknown': {
    status: 404,
    message: { nl: 'Handeling {operation} is niet bekend.', en: 'Operation {operation} is not known.' },
    remedy: { nl: 'Kijk in het logboek welke handelingen er zijn.', en: 'The audit trail lists the operations.' },
  },
  'job-unknown': {
    status: 404,
    message: { nl: 'Taak {job} is niet bekend.', en: 'Job {job} is not known.' },
    remedy: { nl: 'Controleer het nummer van de taak.', en: 'Check the id of the job.' },
  },
  'already-running': {
    status: 409,
    message: {
      nl: 'Wijklus draait al met de map {directory}.',
      en: 'Wijklus is already running with the folder {directory}.',
    },
    remedy: {
      nl: 'Gebruik het adres dat daar is genoemd, of geef WIJKLUS_DATA_DIRECTORY een andere map.',
      en: 'Use the address it named, or give WIJKLUS_DATA_DIRECTORY another folder.',
    },
  },
  'database-unreachable': {
    status: 503,
    message: { nl: 'De database is niet bereikbaar: {reason}.', en: 'The database cannot be reached: {reason}.' },
    remedy: {
      nl: 'Controleer DATABASE_URL of de map {directory}.',
      en: 'Check DATABASE_URL or the folder {directory}.',
    },
  },
  'database-too-old': {
    status: 503,
    message: {
      nl: 'Deze database is PostgreSQL {version}; Wijklus vraagt 15 of nieuwer.',
      en: 'This database is PostgreSQL {version}; Wijklus needs 15 or newer.',
    },
    remedy: { nl: 'Wijs DATABASE_URL naar een nieuwere server.', en: 'Point DATABASE_URL to a newer server.' },
  },
  'database-newer': {
    status: 503,
    message: {
      nl: 'Deze database hoort bij een nieuwere Wijklus ({migration}).',
      en: 'This database belongs to a newer Wijklus ({migration}).',
    },
    remedy: {
      nl: 'Gebruik die nieuwere versie; terug kan alleen vanuit een reservekopie.',
      en: 'Use that newer version; going back needs a backup.',
    },
  },
  'query-too-large': {
    status: 413,
    message: { nl: 'Dit antwoord is groter dan {limit} rijen.', en: 'This answer is larger than {limit} rows.' },
    remedy: { nl: 'Vraag minder, of download het bestand.', en: 'Ask for less, or download the file.' },
  },
  'query-too-slow': {
    status: 503,
    message: {
      nl: 'Deze vraag duurde langer dan {seconds} seconden en is gestopt.',
      en: 'This query took longer than {seconds} seconds and was stopped.',
    },
    remedy: { nl: 'Vraag minder tegelijk of probeer het later.', en: 'Ask for less at once or try later.' },
  },
  'database-busy': {
    status: 503,
    message: {
      nl: 'Een ander proces start of stopt de database in {directory} al langer dan {seconds} seconden.',
      en: 'Another process has been starting or stopping the database in {directory} for over {seconds} seconds.',
    },
    remedy: {
      nl: 'Probeer het zo nog eens; blijft het zo, sluit dan de andere processen van Wijklus.',
      en: 'Try again in a moment; if it stays so, end the other processes of Wijklus.',
    },
  },
  'database-platform-unsupported': {
    status: 503,
    message: {
      nl: 'Voor {platform} heeft Wijklus geen eigen database.',
      en: 'Wijklus has no database of its own for {platform}.',
    },
    remedy: {
      nl: 'Zet DATABASE_URL op een PostgreSQL van versie 15 of nieuwer.',
      en: 'Set DATABASE_URL to a PostgreSQL of version 15 or newer.',
    },
  },
  'database-binaries-unusable': {
    status: 503,
    message: {
      nl: 'De programma’s van PostgreSQL in {folder} werken niet: {reason}.',
      en: 'The PostgreSQL programs in {folder} do not work: {reason}.',
    },
    remedy: {
      nl: 'Voer `npm ci` opnieuw uit, met de optionele pakketten, of zet DATABASE_URL op een eigen PostgreSQL.',
      en: 'Run `npm ci` again, optional packages included, or set DATABASE_URL to a PostgreSQL of your own.',
    },
  },
  'database-account-missing': {
    status: 503,
    message: {
      nl: 'PostgreSQL draait niet als root, en er is geen ander account waaronder het kan draaien voor {directory}.',
      en: 'PostgreSQL does not run as root, and there is no other account it can run as for {directory}.',
    },
    remedy: {
      nl: 'Start Wijklus onder een gewoon account, of zet DATABASE_URL.',
      en: 'Start Wijklus from an ordinary account, or set DATABASE_URL.',
    },
  },
  'database-initialisation-failed': {
    status: 503,
    message: {
      nl: 'De database in {folder} kon niet worden gemaakt: {reason}.',
      en: 'The database in {folder} could not be made: {reason}.',
    },
    remedy: {
      nl: 'Controleer de schijfruimte en de rechten op de map; er is niets blijven staan.',
      en: 'Check disk space and permissions of the folder; nothing was left behind.',
    },
  },
  'database-start-failed': {
    status: 503,
    message: {
      nl: 'De database start niet: {reason}.',
      en: 'The database does not start: {reason}.',
    },
    remedy: { nl: 'Meer staat in {log}.', en: 'There is more in {log}.' },
  },
  'database-folder-foreign': {
    status: 503,
    message: {
      nl: 'De database in {folder} is van een ander account.',
      en: 'The database in {folder} belongs to another account.',
    },
    remedy: {
      nl: 'Start Wijklus onder dat account (of als root), of kies een andere gegevensmap.',
      en: 'Start Wijklus from that account (or as root), or choose another data folder.',
    },
  },
  'database-folder-incomplete': {
    status: 503,
    message: {
      nl: 'In {folder} staat geen volledige database.',
      en: 'There is no complete database in {folder}.',
    },
    remedy: {
      nl: 'Zet een reservekopie terug, of verplaats de map om leeg te beginnen.',
      en: 'Restore a backup, or move the folder away to begin empty.',
    },
  },
  'database-elsewhere-gone': {
    status: 503,
    message: {
      nl: 'De database stond in {location}, en die map is weg.',
      en: 'The database was in {location}, and that folder is gone.',
    },
    remedy: {
      nl: 'Zet de map terug, of verwijder {note} om leeg te beginnen.',
      en: 'Put the folder back, or remove {note} to begin empty.',
    },
  },
  'database-password-missing': {
    status: 503,
    message: {
      nl: 'Het wachtwoord van de database ({file}) ontbreekt.',
      en: 'The password of the database ({file}) is missing.',
    },
    remedy: { nl: 'Zet dit bestand terug uit een reservekopie.', en: 'Restore this file from a backup.' },
  },
  'database-other-version': {
    status: 503,
    message: {
      nl: 'De database in {folder} is van PostgreSQL {found}; deze Wijklus brengt PostgreSQL {needed} mee.',
      en: 'The database in {folder} is of PostgreSQL {found}; this Wijklus comes with PostgreSQL {needed}.',
    },
    remedy: {
      nl: 'Maak met de vorige versie van Wijklus een reservekopie en zet die terug in een lege map.',
      en: 'Make a backup with the previous version of Wijklus and restore it into an empty folder.',
    },
  },
} as const satisfies Record<string, RefusalKind>
