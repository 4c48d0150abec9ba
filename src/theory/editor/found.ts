/** Something the programme check found, as the editor shows it. The check itself is a later room. */
export interface FoundInTree {
  rule: string
  /** `node:n1`. */
  subject: string
  /** In the language of the page. */
  message: string
}
