type Body = Readonly<Record<string, unknown>>

/** Whether two values are the same as JSON; the order of fields does not matter. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [first, second] = [one as Body, other as Body]
  const names = definedKeys(first)
  return names.length === definedKeys(second).length && names.every((name) => isSame(first[name], second[name]))
}

function definedKeys(value: Body): string[] {
  return Object.keys(value).filter((name) => value[name] !== undefined)
}

/** Names of the fields in which two states of a record differ; all of its fields where it came or went. */
export function changedFields(before: Body | null, after: Body | null): string[] {
  const names = new Set([...definedKeys(before ?? {}), ...definedKeys(after ?? {})])
  return [...names].filter((name) => !isSame(before?.[name], after?.[name]))
}
