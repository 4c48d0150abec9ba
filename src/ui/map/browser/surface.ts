import type { MapPlace } from './exploring'
import type { View } from './view'

/** A map on the page, drawn in one way or another, as the script explores it. */
export interface Surface {
  /** As large as the view. */
  element: Element
  /** In the order of names. */
  places: readonly MapPlace[]
  whole: View
  /** "Overvecht: 12,6 %, hoger dan Utrecht". */
  said(place: number): string
  /** Where the region leads; null without a link. */
  href(place: number): string | null
  /** The region where something happened. */
  at(event: Event): number | null
  /** Shows which region is read. */
  mark(place: number | null): void
  /** Shows a part of the map. */
  show(view: View): void
  /** Makes a region the one that has the keyboard. */
  focus(place: number): void
}
