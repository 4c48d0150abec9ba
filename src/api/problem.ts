import { Refusal } from '../platform'

/** The refusal as an RFC 9457 problem, with the code, both languages and near matches for programs and people. */
export function problemOf(refusal: Refusal) {
  const { near } = refusal.parameters
  return {
    type: 'about:blank',
    title: refusal.wrong('en'),
    status: refusal.status,
    code: refusal.code,
    detail: refusal.line('en'),
    message: { nl: refusal.line('nl'), en: refusal.line('en') },
    ...(Array.isArray(near) ? { near } : {}),
    ...(refusal.where ? { where: refusal.where } : {}),
    ...(refusal.versions ? { versions: refusal.versions } : {}),
  }
}

/** The refusal behind an error: a Refusal itself, or a body that the server could not read as JSON. */
export function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  const status = (error as { status?: number }).status
  if (status === 400)
    return new Refusal('input-invalid', { field: 'body', reason: (error as Error).message }, { where: 'body' })
  if (status === 415) return new Refusal('media-type-unknown', {}, { where: 'content-type' })
  return undefined
}
