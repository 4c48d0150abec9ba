import { stringify } from 'csv-stringify/sync'
import { defineTexts, type Language, Refusal } from '../../platform'
import { createTexts } from '../../ui'
import en from '../texts/en.json'
import nl from '../texts/nl.json'
import { exportMethods, methodsMarkdown, type Worked } from './methods'
import { rowsOfInputs } from './model/stored'

/** An analysis as a file to take along. */
export interface AnalysisFile {
  type: string
  body: string
}

/**
 * One of the files of an analysis: its methods page, the figures it rests on in a form that `npx wijklus effect` reads, or
 * everything as JSON.
 *
 * @throws Refusal `page-unknown` for another name
 */
export function fileOfAnalysis(analysis: Worked, name: string, language: Language): AnalysisFile {
  const { inputs, settings, movers, result } = analysis
  switch (name) {
    case 'verantwoording.md': {
      const t = createTexts([defineTexts('statistics', { nl, en })]).in(language)('statistics')
      const methods = exportMethods(analysis, language, t, (reason) => t(`absence.${reason}`))
      return { type: 'text/markdown', body: methodsMarkdown(methods) }
    }
    case 'cijfers.csv': {
      const rows = rowsOfInputs(inputs).map(({ unit, period, value }) => [unit, period, value])
      return { type: 'text/csv', body: stringify(rows, { header: true, columns: ['place', 'period', 'value'] }) }
    }
    case 'uitkomst.json':
      return { type: 'application/json', body: JSON.stringify({ inputs, settings, movers, ...result }, null, 2) }
    default:
      throw new Refusal('page-unknown')
  }
}
