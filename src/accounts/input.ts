import { z } from 'zod'
import { Refusal } from '../platform'
import { normaliseEmail } from './model'

/** An e-mail address as it is kept. @throws Refusal `input-invalid` at `email` */
export function requireEmail(typed: string): string {
  const email = normaliseEmail(typed)
  if (!z.email().safeParse(email).success) throw invalid('email', JSON.stringify(typed))
  return email
}

/** A day that exists, as `2026-01-31`. @throws Refusal `input-invalid` at `field` */
export function requireDay(field: string, typed: string): string {
  if (!z.iso.date().safeParse(typed).success) throw invalid(field, `${JSON.stringify(typed)} ≠ 2026-01-31`)
  return typed
}

/** A short name for addresses: `heerlen-noord`. @throws Refusal `input-invalid` at `field` */
export function requireSlug(field: string, typed: string): string {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(typed)) throw invalid(field, `${JSON.stringify(typed)} ≠ a-z 0-9 -`)
  return typed
}

/** A name, without spaces around it and not longer than 200 characters. @throws Refusal `input-invalid` at `field` */
export function requireText(field: string, typed: string): string {
  const text = typed.trim()
  if (text === '' || text.length > 200) throw invalid(field, '1-200')
  return text
}

function invalid(field: string, reason: string): Refusal {
  return new Refusal('input-invalid', { field, reason }, { where: field })
}
