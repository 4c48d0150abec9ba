import type { Wording } from '../../platform'
import type { SourceLine } from './source-line'

/** Whose words the themes of a scheme are: a grant's, the national programme's, or those of one area. */
export const themeSchemeKinds = ['grant', 'national', 'local'] as const
export type ThemeSchemeKind = (typeof themeSchemeKinds)[number]

export interface Theme {
  code: string
  name: Wording
  source: SourceLine
}

/**
 * One way to divide what is worked on. Schemes stand beside each other and none is the right one: a grant ends, a
 * programme goes on, an area has its own words. An indicator may have several themes in one scheme, or none.
 */
export interface ThemeScheme {
  code: string
  kind: ThemeSchemeKind
  name: Wording
  /** Slug of the area whose it is; null is national. */
  area: string | null
  /** First and last year it holds for, as far as the source says. */
  from: string | null
  to: string | null
  source: SourceLine
  /** Who put the indicators under these themes and why so; null when the source did. */
  note: Wording | null
  themes: readonly Theme[]
}

/** A theme of an indicator in one scheme. */
export interface ThemeReference {
  scheme: string
  theme: string
}

/** The scheme by which lists of indicators are grouped: the themes of the grant that the monitor is about. */
export const groupingScheme = 'spuk-kansrijke-wijk-2023-2025'
