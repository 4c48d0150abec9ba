import type { Wording } from '../../platform'
import { Refusal } from '../../platform'
import type { ColumnCatalogue } from '../importing/kinds/catalogue'
import { refuseKnownColumn } from './known-column'
import { analysisOf, completed, type EffectResult } from './model/analysis'
import { refuseUncertainty } from './model/grounds'
import { panelFrom } from './model/panel'
import { type Reading, readingOf } from './model/reading'
import { type EffectSettings, effectMethods, effectSettings, isEffectMethod } from './model/settings'
import { warningsOf } from './model/warnings'
import { type PanelColumns, panelRows } from './panel-file.server'

/** What is asked of a table that somebody has in a file. */
export interface FileQuestion {
  /** Name of the file, for messages. */
  file: string
  text: string
  columns: PanelColumns
  treated: readonly string[]
  from: string
  method: string
  placebo: boolean
  /** How the outcome is made, if that is told: `count`, `modelled`, …; else the name of its column may tell. */
  uncertainty?: string
}

/** What came of it, and how it may be worded. */
export interface FileAnswer {
  result: EffectResult
  reading: Reading
  warnings: readonly Wording[]
  settings: EffectSettings
}

/**
 * Analyses a table in long form, which needs no stored data.
 *
 * @param catalogue what is known of the columns of publishers
 * @throws Refusal `effect-method-unknown`, and what `panelRows`, `panelFrom`, `refuseUncertainty` and
 *   `refuseKnownColumn` refuse
 */
export function effectOfFile(asked: FileQuestion, catalogue: ColumnCatalogue): FileAnswer {
  const { method, file, from } = asked
  const { text, treated, columns } = composed(asked)
  if (!isEffectMethod(method)) {
    throw new Refusal('effect-method-unknown', { name: method, known: effectMethods }, { where: 'method' })
  }
  const settings = effectSettings
  if (asked.uncertainty === undefined) refuseKnownColumn(catalogue, columns.outcome)
  else refuseUncertainty(asked.uncertainty, columns.outcome)
  const panel = panelFrom(panelRows(text, file, columns), { treated, from, file }, settings)
  const result = completed(analysisOf(panel, method, settings, { placebo: asked.placebo }))
  const named = treated.join(', ')
  const subject = {
    outcome: { nl: columns.outcome, en: columns.outcome },
    unit: '',
    place: { nl: named, en: named },
  }
  return { result, reading: readingOf(result, subject, settings), warnings: warningsOf(result, settings), settings }
}

/** Letters with their accents in one piece: some machines write an é as an e with an accent behind it, which is the same name. */
function composed({ text, treated, columns }: FileQuestion): Pick<FileQuestion, 'text' | 'treated' | 'columns'> {
  const { unit, time, outcome } = columns
  return {
    text: text.normalize('NFC'),
    treated: treated.map((name) => name.normalize('NFC')),
    columns: { unit: unit.normalize('NFC'), time: time.normalize('NFC'), outcome: outcome.normalize('NFC') },
  }
}
