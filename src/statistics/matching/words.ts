import type { Wording } from '../../platform'
import { formatDate } from '../../ui'
import { type ComparableGroup, lateYears, type MatchLevel } from './group'

const plural: Readonly<Record<MatchLevel, Wording>> = {
  neighbourhood: { nl: 'buurten', en: 'neighbourhoods' },
  district: { nl: 'wijken', en: 'districts' },
  municipality: { nl: 'gemeenten', en: 'municipalities' },
  postcode: { nl: 'postcodegebieden', en: 'postcode areas' },
}

/** More names than this do not fit in a sentence. */
const mostNamed = 12

/** A group as a reference for figures: what it is called, and which regions it is made of since when and why. */
export function comparableWords(
  group: Pick<ComparableGroup, 'matches' | 'level' | 'chosenAt' | 'firstProgramme' | 'variables' | 'excluded'>,
): {
  label: Wording
  phrase: Wording
  reason: Wording
} {
  const { matches, level, chosenAt, firstProgramme, variables } = group
  const late = [...new Set(variables.flatMap((variable) => lateYears(variable, firstProgramme)))].toSorted().join(', ')
  const { known, named: byName = 0, of } = group.excluded.programmes
  const unknown = of - known - byName
  const mayBe = {
    nl:
      unknown > 0
        ? ` Van ${unknown} andere ${unknown === 1 ? 'gebied' : 'gebieden'} met een programma is niet bekend waar ze liggen; die kunnen erbij zijn.`
        : '',
    en:
      unknown > 0
        ? ` Of ${unknown} other ${unknown === 1 ? 'area' : 'areas'} with a programme nobody said where they lie; they can be among these.`
        : '',
  }
  const { nl, en } = plural[level]
  const named = matches
    .slice(0, mostNamed)
    .map(({ name, municipality }) =>
      municipality === '' || level === 'municipality' ? name : `${name} (${municipality})`,
    )
  const more = matches.length - named.length
  const names = {
    nl: `${named.join(', ')}${more > 0 ? ` en nog ${more}` : ''}`,
    en: `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  }
  return {
    label: { nl: `${matches.length} vergelijkbare ${nl}`, en: `${matches.length} comparable ${en}` },
    phrase: { nl: `vergelijkbare ${nl}`, en: `comparable ${en}` },
    reason: {
      nl: `Gekozen op ${formatDate(chosenAt, 'nl')} omdat ze op het gebied leken voor het eerste programma (${firstProgramme}); wat hun overkwam, had het gebied ook kunnen overkomen.${late && ` Sommige kenmerken, die langzaam veranderen, zijn van ${late}.`} Het zijn ${names.nl}.${mayBe.nl}`,
      en: `Chosen on ${formatDate(chosenAt, 'en')} because they resembled the area before the first programme (${firstProgramme}); what happened to them could have happened to it.${late && ` Some traits, which change slowly, are of ${late}.`} They are ${names.en}.${mayBe.en}`,
    },
  }
}
