import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Actor, authorise } from '../accounts'
import type { Language } from '../platform'
import { Refusal } from '../platform'
import type { House } from '../platform/index.server'
import { recordsPolicy } from '../records/index.server'
import { listIndicators } from '../statistics/index.server'
import { exchangeUnit } from './model/figures'
import { type GoalTemplate, type SuggestedIndicator, templateFaults, templateSchema } from './model/templates'

const file = 'content/goal-templates.yaml'

const read = new Map<string, Promise<readonly GoalTemplate[]>>()

/**
 * The goal templates that ship with Wijklus; the file is read once.
 *
 * @throws Refusal `content-invalid`
 */
export function goalTemplates(house: Pick<House, 'root'>): Promise<readonly GoalTemplate[]> {
  const known = read.get(house.root)
  if (known) return known
  const reading = readTemplates(house.root)
  read.set(house.root, reading)
  return reading
}

async function readTemplates(root: string): Promise<readonly GoalTemplate[]> {
  const found = z.array(templateSchema).safeParse(parse(await readFile(join(root, file), 'utf8')))
  if (!found.success) {
    const [issue] = found.error.issues
    return refuse(issue?.path.join('.') ?? '', issue?.message ?? '')
  }
  const [fault] = templateFaults(found.data)
  return fault === undefined ? found.data : refuse('', fault)
}

function refuse(column: string, reason: string): never {
  throw new Refusal('content-invalid', { file, row: 1, column, reason }, { where: `${file}:${column}` })
}

/** The indicators that templates may suggest, as the theory of an area writes them down. */
export async function suggestedIndicators(
  house: House,
  actor: Actor,
  language: Language,
): Promise<ReadonlyMap<string, SuggestedIndicator>> {
  authorise(recordsPolicy, 'records.read', actor)
  const all = await listIndicators(house, actor)
  return new Map(
    all.map(({ code, name, kind, unit, better }) => [
      code,
      { code, name: name[language], level: kind, unit: exchangeUnit(unit), better, statistic: code },
    ]),
  )
}
