/** What records hold, without what is known about them. */
export function bodies<Body>(records: readonly { body: Body }[]): Body[] {
  return records.map(({ body }) => body)
}

/** Names by id. */
export function names(records: readonly { id: string; body: { name: string } }[]): [string, string][] {
  return records.map(({ id, body }) => [id, body.name])
}
