/** The texts of one folder, as read from its JSON file: text or texts below it. */
export type TextTree = { readonly [key: string]: string | TextTree }

/** All texts with their keys as code names them: `menu.areas`. */
export function flatten(tree: TextTree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [name, value] of Object.entries(tree)) {
    const key = `${prefix}${name}`
    if (typeof value === 'string') found.set(key, value)
    else for (const [below, text] of flatten(value, `${key}.`)) found.set(below, text)
  }
  return found
}

/** What is filled in in a text: `{{request}}` or `{count}`, sorted. */
export function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{?\s*(\w+)[^}]*\}\}?/g)].map((match) => String(match[1])))].sort()
}

/** What is wrong between the Dutch texts and those in another language. */
export function differences(dutch: Map<string, string>, other: Map<string, string>): string[] {
  const problems: string[] = []
  for (const key of dutch.keys()) if (!other.has(key)) problems.push(`${key}: only in Dutch`)
  for (const [key, text] of other) {
    const original = dutch.get(key)
    if (original === undefined) problems.push(`${key}: not in Dutch`)
    else if (placeholders(original).join() !== placeholders(text).join()) problems.push(`${key}: other placeholders`)
  }
  for (const [key, text] of [...dutch, ...other]) if (text.trim() === '') problems.push(`${key}: empty`)
  return problems
}

/** A key without what i18next adds to it for plurals. */
export function baseKey(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, '')
}

/** The keys that code speaks of. */
export interface UsedKeys {
  /** Text between quotes that could be a key, and property names. */
  spoken: Set<string>
  /** The fixed beginnings of keys that are put together: `menu.` of `` t(`menu.${name}`) ``. */
  beginnings: Set<string>
  /** Keys in a call of `t`. */
  called: Set<string>
}

/** Collects the keys that occur in a piece of code. */
export function keysIn(code: string): UsedKeys {
  const all = (pattern: RegExp) => new Set([...code.matchAll(pattern)].map((match) => String(match[1])))
  return {
    spoken: new Set([...all(/['"`]([\w-]+(?:\.[\w-]+)*)['"`]/g), ...all(/\.(\w+)\b/g)]),
    beginnings: all(/`([\w-]+(?:\.[\w-]+)*[.-]?)\$\{/g),
    called: all(/\bt\(\s*['"]([\w-]+(?:\.[\w-]+)*)['"]/g),
  }
}

/** Texts that no code speaks of. */
export function unused(keys: Iterable<string>, { spoken, beginnings }: UsedKeys): string[] {
  return [...keys].filter((key) => {
    const base = baseKey(key)
    return !spoken.has(key) && !spoken.has(base) && ![...beginnings].some((beginning) => base.startsWith(beginning))
  })
}
