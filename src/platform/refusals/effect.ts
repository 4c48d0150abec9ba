import type { RefusalKind } from '../wording'

export const effectRefusals = {
  'effect-file-unreadable': {
    status: 400,
    message: { nl: 'Het bestand {file} is niet te lezen: {reason}.', en: 'The file {file} cannot be read: {reason}.' },
    remedy: {
      nl: 'Geef een CSV-bestand met een kopregel; velden gescheiden door komma, puntkomma of tab.',
      en: 'Give a CSV file with a header; fields separated by comma, semicolon or tab.',
    },
  },
  'effect-column-unknown': {
    status: 400,
    message: { nl: 'In {file} is geen kolom {name}.', en: 'There is no column {name} in {file}.' },
    remedy: { nl: 'Bedoelde u: {near}?', en: 'Did you mean: {near}?' },
  },
  'effect-value-invalid': {
    status: 400,
    message: {
      nl: '{file}, rij {row}, kolom {column}: {value} is geen getal.',
      en: '{file}, row {row}, column {column}: {value} is not a number.',
    },
    remedy: {
      nl: 'Verbeter de waarde. Een decimale komma of punt mag, niet allebei door elkaar.',
      en: 'Mend the value. A decimal comma or point is fine, but not both in one column.',
    },
  },
  'effect-sign-mixed': {
    status: 400,
    message: {
      nl: '{file}: in kolom {column} staat achter sommige waarden een procentteken en achter andere niet. Rij {row}: {value}.',
      en: '{file}: in column {column} some values have a per cent sign and others do not. Row {row}: {value}.',
    },
    remedy: {
      nl: 'Zet achter alle waarden een procentteken, of achter geen. Let op dat ze in dezelfde eenheid staan: 0,2 is niet 20%.',
      en: 'Put a per cent sign behind all values, or none. Mind that they are in one unit: 0.2 is not 20%.',
    },
  },
  'effect-value-ambiguous': {
    status: 400,
    message: {
      nl: '{file}, rij {row}, kolom {column}: {value} kan {whole} zijn, met een teken tussen de duizendtallen, of een getal met drie decimalen.',
      en: '{file}, row {row}, column {column}: {value} can be {whole}, with a sign between thousands, or a number with three decimals.',
    },
    remedy: {
      nl: 'Staan er duizendtallen, schrijf dan de hele kolom zonder dat teken: {whole}. Staan er decimalen, zet dan in deze cel een nul erachter: {value}0.',
      en: 'If these are thousands, write the whole column without that sign: {whole}. If these are decimals, put a nought behind this one: {value}0.',
    },
  },
  'effect-cell-empty': {
    status: 400,
    message: {
      nl: '{file}: cellen zonder waarde ({count}): {cells}.',
      en: '{file}: cells without a value ({count}): {cells}.',
    },
    remedy: {
      nl: 'Vul ze in, of laat de hele eenheid of periode weg. Er wordt niets bijgeschat.',
      en: 'Fill them in, or leave out the whole unit or period. Nothing is estimated in its place.',
    },
  },
  'effect-twice': {
    status: 400,
    message: {
      nl: '{file}, rij {row}: {unit} in {period} staat er al op rij {first}.',
      en: '{file}, row {row}: {unit} in {period} is already on row {first}.',
    },
    remedy: { nl: 'Laat er een weg.', en: 'Leave one of them out.' },
  },
  'effect-period-unreadable': {
    status: 400,
    message: {
      nl: '{file}, rij {row}: van de periode {value} is de volgorde niet bekend.',
      en: '{file}, row {row}: it is not known in which order the period {value} comes.',
    },
    remedy: {
      nl: 'Schrijf alle periodes op één manier: 2024, 2024-Q1 (of 2024 1e kwartaal), 2024-03 of 2024-03-31.',
      en: 'Write all periods in one way: 2024, 2024-Q1 (or 2024 1e kwartaal), 2024-03 or 2024-03-31.',
    },
  },
  'effect-unit-unknown': {
    status: 400,
    message: { nl: 'De eenheid {name} staat niet in de gegevens.', en: 'The unit {name} is not in the data.' },
    remedy: { nl: 'Bedoelde u: {near}?', en: 'Did you mean: {near}?' },
  },
  'effect-period-unknown': {
    status: 400,
    message: {
      nl: 'De periode {name} staat niet in de gegevens, die van {first} tot en met {last} gaan.',
      en: 'The period {name} is not in the data, which go from {first} to {last}.',
    },
    remedy: { nl: 'Bedoelde u: {near}?', en: 'Did you mean: {near}?' },
  },
  'effect-method-unknown': {
    status: 400,
    message: { nl: 'De methode {name} is niet bekend.', en: 'The method {name} is not known.' },
    remedy: { nl: 'Kies uit: {known}.', en: 'Choose from: {known}.' },
  },
  'effect-gaps': {
    status: 400,
    message: {
      nl: 'Ontbrekende waarden ({count}): {gaps}.',
      en: 'Missing values ({count}): {gaps}.',
    },
    remedy: {
      nl: 'Elke eenheid moet in elke periode een waarde hebben. Vul ze aan, of laat deze eenheden of periodes weg.',
      en: 'Every unit needs a value in every period. Add them, or leave out these units or periods.',
    },
  },
  'effect-no-donors': {
    status: 400,
    message: {
      nl: 'Er is niets om mee te vergelijken: alle eenheden kregen het programma.',
      en: 'There is nothing to compare with: all units were treated.',
    },
    remedy: { nl: 'Voeg eenheden zonder programma toe.', en: 'Add units without the programme.' },
  },
  'effect-group-unknown': {
    status: 400,
    message: {
      nl: '{file}, rij {row}: de groep {value} is niet bekend.',
      en: '{file}, row {row}: the group {value} is not known.',
    },
    remedy: { nl: 'Kies uit: {known}.', en: 'Choose from: {known}.' },
  },
  'effect-cell-small': {
    status: 422,
    message: {
      nl: '{file}, rij {row}: dit gaat over te weinig mensen.',
      en: '{file}, row {row}: this is about too few people.',
    },
    remedy: {
      nl: 'Neem groepen van minstens {smallestDenominator} samen, met minstens {smallestCount} mensen met en {smallestCount} zonder het kenmerk. Er is niets bewaard.',
      en: 'Take groups of at least {smallestDenominator} together, with at least {smallestCount} people with and {smallestCount} without the property. Nothing was kept.',
    },
  },
  'analysis-unknown': {
    status: 404,
    message: { nl: 'Deze effectanalyse is er niet.', en: 'This effect analysis is not there.' },
    remedy: {
      nl: 'Kijk in de lijst van het gebied. Wat een gebied niet deelt, is alleen voor het eigen team.',
      en: 'Look in the list of the area. What an area does not share is for its own team only.',
    },
  },
  'effect-running': {
    status: 409,
    message: { nl: 'Deze analyse wordt nog gerekend.', en: 'This analysis is still being worked out.' },
    remedy: { nl: 'Wacht tot zij klaar is.', en: 'Wait until it has ended.' },
  },
  'effect-outcome-modelled': {
    status: 422,
    message: {
      nl: 'Op {name} is geen effect te bepalen: het is geschat uit kenmerken van bewoners. Verandert het cijfer, dan kan dat aan die kenmerken of aan het model liggen.',
      en: 'No effect can be determined on {name}: it is estimated from traits of residents. When the figure changes, that can be due to those traits or to the model.',
    },
    remedy: {
      nl: 'Neem een uitkomst die is geteld of gevraagd, of vergelijk zonder over een effect te spreken.',
      en: 'Take an outcome that was counted or asked, or compare without speaking of an effect.',
    },
  },
  'effect-outcome-composite': {
    status: 422,
    message: {
      nl: 'Op {name} is geen effect te bepalen: het is een samengestelde score, waarin mogelijke oorzaken zelf meetellen.',
      en: 'No effect can be determined on {name}: it is a composite score, in which possible causes count themselves.',
    },
    remedy: {
      nl: 'Neem een van de onderdelen die is geteld, of vergelijk zonder over een effect te spreken.',
      en: 'Take one of its parts that was counted, or compare without speaking of an effect.',
    },
  },
  'effect-periods-few': {
    status: 400,
    message: {
      nl: 'Aantal perioden voor de start: {before}; vanaf de start: {after}. Er moeten er minstens {fewestBefore} voor en {fewestAfter} vanaf de start zijn, in één definitie.',
      en: 'Periods before the start: {before}; from the start on: {after}. At least {fewestBefore} before and {fewestAfter} from the start on are needed, in one definition.',
    },
    remedy: {
      nl: 'Met minder is niet te zien of de vergelijking al gelijk op liep. Neem een langere reeks, of vergelijk zonder het woord effect.',
      en: 'With fewer nobody can see whether the comparison ran alike. Take a longer series, or compare without the word effect.',
    },
  },
} as const satisfies Record<string, RefusalKind>
