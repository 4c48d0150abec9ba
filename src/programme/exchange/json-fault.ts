const space = /[ \t\n\r]*/y
const scalar =
  /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const key = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"[ \t\n\r]*:/y

/**
 * Where a text stops being JSON (RFC 8259), as line and column from 1; null when it is JSON. What the language itself
 * says about it differs per fault, and sometimes names no place.
 */
export function jsonFault(text: string): { line: number; column: number } | null {
  const at = faultAt(text)
  if (at === null) return null
  const before = text.slice(0, at)
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') }
}

/** Walks the text once. The marks that close what is open stand on a list, so that depth costs no stack. */
function faultAt(text: string): number | null {
  const closing: string[] = []
  let at = 0
  let expected: 'value' | 'name' | 'after' = 'value'
  // What was just opened may close at once; after a comma it may not.
  let mayClose = false
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    if (!pattern.test(text)) return false
    at = pattern.lastIndex
    return true
  }
  for (;;) {
    take(space)
    if (expected === 'after' && closing.length === 0) return at === text.length ? null : at
    const mark = text[at]
    if (mark !== undefined && mark === closing.at(-1) && (mayClose || expected === 'after')) {
      closing.pop()
      at++
      expected = 'after'
    } else if (expected === 'after') {
      if (mark !== ',') return at
      at++
      expected = closing.at(-1) === '}' ? 'name' : 'value'
    } else if (expected === 'name') {
      if (!take(key)) return at
      expected = 'value'
    } else if (mark === '{' || mark === '[') {
      closing.push(mark === '{' ? '}' : ']')
      at++
      expected = mark === '{' ? 'name' : 'value'
      mayClose = true
      continue
    } else {
      if (!take(scalar)) return at
      expected = 'after'
    }
    mayClose = false
  }
}
