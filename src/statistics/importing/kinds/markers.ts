import type { Absence } from '../../model/observation'
import type { Marker, StatisticsPlan } from '../plan'
import { type WordingKey, wording } from './wordings'

/** How an empty cell is read. */
export function blank(absence: Absence, note: WordingKey): StatisticsPlan['blank'] {
  return { absence, note: wording(note) }
}

function marker(text: string, absence: Absence, note: WordingKey): Marker {
  return { text, absence, note: wording(note) }
}

/** Signs of Statistics Netherlands (explanatory notes of KWB 2003-2012, 2023 and 2024, "Verklaring van symbolen"). */
export const cbsMarkers: readonly Marker[] = [
  marker('.', 'not-published', 'marker-point'),
  marker('x', 'suppressed', 'marker-secret'),
  // Nil, in the notes of 2003-2012: a sign and no figure, so it is not read as zero.
  ...['-', '–'].map((text) => marker(text, 'unknown', 'marker-nil')),
]

/** Numbers that stand for no number in the attribute tables of the map of districts and neighbourhoods. */
export const mapMarkers: readonly Marker[] = [
  ...['-99999999', '-99999999.0'].map((text) => marker(text, 'not-published', 'marker-map')),
  ...['-99995', '-99995.0'].map((text) => marker(text, 'not-published', 'marker-not-yet')),
  ...['-99997', '-99997.0'].map((text) => marker(text, 'suppressed', 'marker-confidential')),
  ...['-99996', '-99996.0', '-99998', '-99998.0'].map((text) => marker(text, 'not-published', 'marker-map')),
]

/** Signs of programs through which a file went: R writes NA for what is missing, Python NaN. */
const programMarkers: readonly Marker[] = ['NA', 'NaN'].map((text) => marker(text, 'not-published', 'marker-na'))

/**
 * All signs of files with figures of Statistics Netherlands, whichever form they came in and whatever they went through:
 * tables are joined with maps and saved again, and no figure of a neighbourhood looks like any of these.
 */
export const figureMarkers: readonly Marker[] = [...cbsMarkers, ...mapMarkers, ...programMarkers]

/** Signs in the Leefbaarometer, of its workbooks and of its later CSV files. */
export const liveabilityMarkers: readonly Marker[] = [
  marker('#N/A', 'not-published', 'marker-no-score'),
  ...['NA', 'NaN', '.'].map((text) => marker(text, 'not-published', 'marker-no-score')),
]

/** Signs that people write in tables of their own. */
export const commonMarkers: readonly Marker[] = [
  marker('.', 'unknown', 'marker-common'),
  marker('-', 'unknown', 'marker-common'),
  marker('x', 'suppressed', 'marker-secret'),
  marker('*', 'suppressed', 'marker-secret'),
  marker('n.b.', 'unknown', 'marker-common'),
  marker('nb', 'unknown', 'marker-common'),
  marker('onbekend', 'unknown', 'marker-common'),
  marker('unknown', 'unknown', 'marker-common'),
  marker('geheim', 'suppressed', 'marker-secret'),
  marker('n.v.t.', 'not-applicable', 'marker-not-applicable'),
  marker('nvt', 'not-applicable', 'marker-not-applicable'),
  ...['–', 'NA', 'NaN'].map((text) => marker(text, 'unknown', 'marker-common')),
  marker('#N/A', 'unknown', 'marker-common'),
  marker('null', 'unknown', 'marker-common'),
  ...['<3', '< 3', '<5', '< 5', '<10', '< 10'].map((text) => marker(text, 'suppressed', 'marker-small')),
  marker('niet gevraagd', 'not-asked', 'marker-not-asked'),
  ...mapMarkers,
]
