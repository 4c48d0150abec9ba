import { createHmac, timingSafeEqual } from 'node:crypto'

/** How codes of an authenticator app are made (RFC 6238, as every app expects it). */
const digits = 6
const periodSeconds = 30

/** Base 32 (RFC 4648), in which apps take their key. */
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The code that an app with this key shows at a moment. */
export function oneTimeCode(key: string, moment: Date): string {
  return codeAt(key, counterOf(moment))
}

/** True for the code of this moment, and of the period before and after it, because clocks differ. */
export function isRightCode(key: string, code: string, moment: Date): boolean {
  const typed = Buffer.from(code)
  return [-1, 0, 1].some((step) => {
    const right = Buffer.from(codeAt(key, counterOf(moment) + step))
    return right.length === typed.length && timingSafeEqual(right, typed)
  })
}

/** The key as people type it into an app: base 32, without padding. */
export function typedKey(key: string): string {
  const bits = [...Buffer.from(key)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const letters = bits.match(/.{1,5}/g) ?? []
  return letters.map((letter) => base32[Number.parseInt(letter.padEnd(5, '0'), 2)]).join('')
}

/** The address that an app takes from a picture (Key URI Format). */
export function keyAddress(key: string, account: string): string {
  const query = new URLSearchParams({
    secret: typedKey(key),
    issuer: 'Wijklus',
    digits: String(digits),
    period: String(periodSeconds),
  })
  return `otpauth://totp/${encodeURIComponent(`Wijklus:${account}`)}?${query}`
}

function counterOf(moment: Date): number {
  return Math.floor(moment.getTime() / 1000 / periodSeconds)
}

/** RFC 4226, section 5.3. */
function codeAt(key: string, counter: number): string {
  const message = Buffer.alloc(8)
  message.writeBigUInt64BE(BigInt(counter))
  const hash = createHmac('sha1', key).update(message).digest()
  const offset = (hash.at(-1) ?? 0) & 0xf
  const number = hash.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** digits).padStart(digits, '0')
}
