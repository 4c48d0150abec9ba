/** Where something stands: slug of the document, as in `content/sources.csv`, and line or lines in it. */
export interface SourceLine {
  document: string
  line: string
}
