/**
 * Exact arithmetic on published decimals. 18.2 − 8.8 is 9.4 and not 9.399999…, and whether a change is at least 10 % is
 * never decided by the last bit of a floating-point number.
 */

/** A whole number: a plain one where a computer has every one of that size, as nearly all figures are; else a large one. */
type Whole = number | bigint

/** A fraction in lowest terms; `under` is positive. */
export interface Exact {
  readonly over: Whole
  readonly under: Whole
}

export const zero: Exact = { over: 0, under: 1 }
export const one: Exact = { over: 1, under: 1 }

/** The number as it is written: 18.2 becomes 182/10, not the nearest binary fraction. RangeError if not finite. */
export function exact(value: number): Exact {
  if (!Number.isFinite(value)) throw new RangeError(`Not a number to calculate with: ${value}`)
  if (Number.isSafeInteger(value)) return { over: value || 0, under: 1 }
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const plain = Number(whole + fraction)
  const digits = Number.isSafeInteger(plain) ? plain : wholeOf(BigInt(whole + fraction))
  return scale(digits, Number(exponent) - fraction.length)
}

/** Half of the last decimal: a value published with one decimal can be 0.05 off. */
export function halfUnit(decimals: number): Exact {
  return scale(5, -decimals - 1)
}

/** Digits after the decimal mark in the number as it is written: 18.2 has one, 8 has none. */
export function decimalsOf(value: number): number {
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent))
}

export function add(a: Exact, b: Exact): Exact {
  return reduce(sum(product(a.over, b.under), product(b.over, a.under)), product(a.under, b.under))
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, negative(b))
}

export function multiply(a: Exact, b: Exact): Exact {
  return reduce(product(a.over, b.over), product(a.under, b.under))
}

/** RangeError when `b` is zero. */
export function divide(a: Exact, b: Exact): Exact {
  if (b.over === 0) throw new RangeError('Division by zero')
  return reduce(product(a.over, b.under), product(a.under, b.over))
}

export function negative(a: Exact): Exact {
  return a.over === 0 ? a : { over: -a.over, under: a.under }
}

export function absolute(a: Exact): Exact {
  return a.over < 0 ? negative(a) : a
}

/** -1, 0 or 1. */
export function sign(a: Exact): -1 | 0 | 1 {
  return a.over < 0 ? -1 : a.over > 0 ? 1 : 0
}

/** Negative when `a` is smaller, zero when they are the same number, positive when `a` is larger. */
export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  return sign(subtract(a, b))
}

/** The nearest floating-point number, up to 15 digits: of 94/10 exactly the number that is written 9.4. */
export function toNumber(a: Exact): number {
  return Number(a.over) / Number(a.under)
}

function scale(digits: Whole, power: number): Exact {
  const size = Math.abs(power)
  const ten = size <= 15 ? 10 ** size : wholeOf(10n ** BigInt(size))
  return power < 0 ? reduce(digits, ten) : reduce(product(digits, ten), 1)
}

function product(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') {
    const plain = a * b
    if (Number.isSafeInteger(plain)) return plain
  }
  return wholeOf(BigInt(a) * BigInt(b))
}

function sum(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') {
    const plain = a + b
    if (Number.isSafeInteger(plain)) return plain
  }
  return wholeOf(BigInt(a) + BigInt(b))
}

/** In the one form it has. */
function wholeOf(large: bigint): Whole {
  const plain = Number(large)
  return Number.isSafeInteger(plain) ? plain : large
}

function reduce(over: Whole, under: Whole): Exact {
  if (over === 0) return zero
  if (typeof over === 'number' && typeof under === 'number') {
    let [a, b] = [Math.abs(over), Math.abs(under)]
    while (b !== 0) [a, b] = [b, a % b]
    const divisor = under < 0 ? -a : a
    return { over: over / divisor, under: under / divisor }
  }
  const [large, below] = [BigInt(over), BigInt(under)]
  let [a, b] = [large < 0n ? -large : large, below < 0n ? -below : below]
  while (b !== 0n) [a, b] = [b, a % b]
  const divisor = below < 0n ? -a : a
  return { over: wholeOf(large / divisor), under: wholeOf(below / divisor) }
}
