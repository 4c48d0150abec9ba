import type { Area, Place } from '../areas'
import type { Wording } from '../platform'
import type { Comparison } from './model/comparison'
import type { DatasetVersion, SourceDocument } from './model/dataset'
import type { Indicator, Series } from './model/indicator'
import { namesOf, type PlaceNames, placeNames } from './model/place-names'
import type { Statement } from './model/statement'
import type { MadeFrom } from './regional/made-from'
import type { ReferenceKind } from './regional/reference'

/** Everything a figure page shows: nothing on it comes from elsewhere. */
export interface Figure {
  indicator: Indicator
  place: Place
  /** The area, where the place is one. */
  area: Area | null
  reference: ComparedWith | null
  series: Series
  referenceSeries: Series | null
  /** Where the reference is several areas: the mean of their figures, which is another figure than that of all together. */
  meanSeries: Series | null
  /**
   * False where the figures of the reference can be read beside those of the place and not be held against them: counts of
   * places of another size only say which is larger.
   */
  isCompared: boolean
  comparison: Comparison
  statement: Statement
  /** What the figures of an area that is composed were made from; null for all other places. */
  madeFrom: MadeFrom | null
  /** Dataset versions the figures are read from, and the documents they stand in. */
  versions: readonly DatasetVersion[]
  documents: readonly SourceDocument[]
}

/** What figures are beside: a place, or a reference of its own kind, which says why it was chosen. */
export interface ComparedWith extends Omit<Place, 'kind'> {
  kind: Place['kind'] | ReferenceKind
  reason?: Wording
  /** How it is called inside a sentence, where its name does not fit. */
  phrase?: Wording
}

/** How the place of a figure, or what it is beside, is called inside a sentence; its `name` is for legends and heads. */
export function namesOfCompared({ slug, name, phrase }: Pick<ComparedWith, 'slug' | 'name' | 'phrase'>): PlaceNames {
  return phrase ? namesOf(phrase) : placeNames(slug, name.nl)
}

/** A figure as it is drawn: what cannot be held against each other is not put into one chart. */
export function drawnOf(figure: Figure): Figure {
  return figure.isCompared ? figure : { ...figure, referenceSeries: null, meanSeries: null }
}
