/** A pointer to a thing of any room, so that no room has to import another for a link's text. */
export interface Ref {
  kind: string
  id: string
}

/** The ref as text, `kind:id`, as the audit trail and the command line write it. */
export function refText(ref: Ref): string {
  return `${ref.kind}:${ref.id}`
}
