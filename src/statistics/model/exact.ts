/**
 * Exact arithmetic on published decimals. 18.2 − 8.8 is 9.4 and not 9.399999…, and whether a change is at least 10 % is
 * never decided by the last bit of a floating-point number.
 */

/** A fraction in lowest terms; `under` is positive. */
export interface Exact {
  readonly over: bigint
  readonly under: bigint
}

export const zero: Exact = { over: 0n, under: 1n }
export const one: Exact = { over: 1n, under: 1n }

/** The number as it is written: 18.2 becomes 182/10, not the nearest binary fraction. RangeError if not finite. */
export function exact(value: number): Exact {
  if (!Number.isFinite(value)) throw new RangeError(`Not a number to calculate with: ${value}`)
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  return scale(BigInt(whole + fraction), Number(exponent) - fraction.length)
}

/** Half of the last decimal: a value published with one decimal can be 0.05 off. */
export function halfUnit(decimals: number): Exact {
  return scale(5n, -decimals - 1)
}

/** Digits after the decimal mark in the number as it is written: 18.2 has one, 8 has none. */
export function decimalsOf(value: number): number {
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent))
}

export function add(a: Exact, b: Exact): Exact {
  return reduce(a.over * b.under + b.over * a.under, a.under * b.under)
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, negative(b))
}

export function multiply(a: Exact, b: Exact): Exact {
  return reduce(a.over * b.over, a.under * b.under)
}

/** RangeError when `b` is zero. */
export function divide(a: Exact, b: Exact): Exact {
  if (b.over === 0n) throw new RangeError('Division by zero')
  return reduce(a.over * b.under, a.under * b.over)
}

export function negative(a: Exact): Exact {
  return { over: -a.over, under: a.under }
}

export function absolute(a: Exact): Exact {
  return a.over < 0n ? negative(a) : a
}

/** -1, 0 or 1. */
export function sign(a: Exact): -1 | 0 | 1 {
  return a.over < 0n ? -1 : a.over > 0n ? 1 : 0
}

/** Negative when `a` is smaller, zero when they are the same number, positive when `a` is larger. */
export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  return sign(subtract(a, b))
}

/** The nearest floating-point number, up to 15 digits: of 94/10 exactly the number that is written 9.4. */
export function toNumber(a: Exact): number {
  return Number(a.over) / Number(a.under)
}

function scale(digits: bigint, power: number): Exact {
  return power < 0 ? reduce(digits, 10n ** BigInt(-power)) : reduce(digits * 10n ** BigInt(power), 1n)
}

function reduce(over: bigint, under: bigint): Exact {
  const [small, below] = [Number(over), Number(under)]
  if (Number.isSafeInteger(small) && Number.isSafeInteger(below)) return reduceSmall(over, under, small, below)
  let [a, b] = [over < 0n ? -over : over, under < 0n ? -under : under]
  while (b !== 0n) [a, b] = [b, a % b]
  const divisor = under < 0n ? -a : a
  return divisor === 0n ? zero : { over: over / divisor, under: under / divisor }
}

/** The same for numbers of which a computer has every whole one: nearly all figures, in a fraction of the time. */
function reduceSmall(over: bigint, under: bigint, small: number, below: number): Exact {
  let [a, b] = [Math.abs(small), Math.abs(below)]
  while (b !== 0) [a, b] = [b, a % b]
  if (a === 0) return zero
  if (a === 1 && below > 0) return { over, under }
  const divisor = below < 0 ? -a : a
  return small === 0 ? zero : { over: BigInt(small / divisor), under: BigInt(below / divisor) }
}
