import type { Wording } from '../../platform'
import type { Indicator } from '../model/indicator'
import type { ImportedIndicator } from './plan'

/**
 * An imported indicator as all other indicators are: context of the monitor until somebody gives it a place in a theory of
 * change, without doubts of its own. Sentences quote its name, which was made for a column and not for a sentence.
 */
export function indicatorOf(imported: ImportedIndicator): Indicator {
  const { code, name, theme, unit, better, uncertainty, aggregation, denominator, definitions } = imported
  return {
    code,
    name,
    subject: name,
    population: { nl: '', en: '' },
    measure: quoted(name),
    kind: 'context',
    theme: theme ?? 'other',
    themes: [],
    unit,
    better,
    uncertainty,
    aggregation,
    ...(denominator === null ? {} : { denominator }),
    definitions: definitions.map((definition) => ({ ...definition })),
    caveats: [],
    jumps: [],
    goals: [],
    events: [],
  }
}

function quoted(name: Wording): Wording {
  return { nl: `het cijfer ‘${name.nl}’`, en: `the figure ‘${name.en}’` }
}
