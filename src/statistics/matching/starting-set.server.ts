import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { refuse, yamlList } from '../content-entries.server'
import type { StartingTrait } from './starting-set'

const text = z.string().trim().min(1)
const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case letters, digits and single hyphens')
const variable = z
  .string()
  .regex(/^[a-z0-9-]+:[a-z0-9_-]+(\/[a-z0-9-]+:[a-z0-9_-]+)?$/, 'kwb:a, or kwb:a/kwb:b for a part of a whole')

const traitSchema = z.strictObject({
  code,
  variables: z.array(variable).min(1),
  reason: z.strictObject({ nl: text, en: text }),
})

const read = new Map<string, Promise<readonly StartingTrait[]>>()

/**
 * The set of `content/matching.yaml`; read once.
 *
 * @param root folder of the installation
 * @throws Refusal `content-invalid` with file and row
 */
export function loadStartingSet(root: string): Promise<readonly StartingTrait[]> {
  const known = read.get(root)
  if (known) return known
  const set = readFile(join(root, 'content', 'matching.yaml'), 'utf8')
    .catch((error: Error) => refuse('matching.yaml', 0, '', error.message))
    .then((content) => yamlList('matching.yaml', content, traitSchema, 'code'))
  read.set(root, set)
  set.catch(() => read.delete(root))
  return set
}

/** The codes of all variables of the set: traits that change slowly. */
export async function slowTraits(root: string): Promise<ReadonlySet<string>> {
  return new Set((await loadStartingSet(root)).flatMap(({ variables }) => variables))
}
