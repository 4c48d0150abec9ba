/** Numbers from here on have squares that are no longer numbers, and are no outcomes. */
const largest = 1e100

/**
 * `12.5`, `-1.5e-3`; with a decimal comma `12,5` and `1.250,5`. Undefined for anything else, and for what is too large to
 * calculate with.
 */
export function readNumber(written: string, comma: boolean): number | undefined {
  const shape = comma
    ? /^[-+\u2212]?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?(e[-+]?\d+)?$/i
    : /^[-+\u2212]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i
  if (!shape.test(written)) return undefined
  const plain = written.replace('\u2212', '-')
  const value = Number(comma ? plain.replaceAll('.', '').replace(',', '.') : plain)
  return Math.abs(value) < largest ? value : undefined
}
