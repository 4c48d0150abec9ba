import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import { Refusal } from '../../platform'
import type { PublishedGrant, PublishedReturn } from './published'

const text = z.string().trim().min(1)
const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const line = z.string().regex(/^\d+(-\d+)?$/)
const wording = z.strictObject({ nl: text, en: text })
const moment = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$/)

const grantSchema = z.strictObject({
  code,
  name: wording,
  by: wording,
  from: moment,
  to: moment,
  source: z.strictObject({ document: code, line }),
  themes: z.array(z.strictObject({ code, purpose: wording, line })),
  rules: z.array(z.strictObject({ code, text: wording, line })),
})

const worded = ['place', 'title', 'period', 'costs', 'benefits', 'note'] as const

const returnSchema = z
  .strictObject({
    code,
    by: text,
    year: z.string().regex(/^\d{4}$/),
    document: code,
    line,
    ...(Object.fromEntries(
      worded.flatMap((name) => [`${name}_nl`, `${name}_en`]).map((name) => [name, text]),
    ) as Record<`${(typeof worded)[number]}_${'nl' | 'en'}`, typeof text>),
  })
  .transform((row): PublishedReturn => {
    const said = (name: (typeof worded)[number]) => ({ nl: row[`${name}_nl`], en: row[`${name}_en`] })
    return {
      ...{ code: row.code, by: row.by, year: row.year, document: row.document, line: row.line },
      ...{ place: said('place'), title: said('title'), period: said('period') },
      ...{ costs: said('costs'), benefits: said('benefits'), note: said('note') },
    }
  })

/** What was published about grants and about the social return of what areas do. */
export interface PublishedMoney {
  grants: readonly PublishedGrant[]
  returns: readonly PublishedReturn[]
}

const read = new Map<string, Promise<PublishedMoney>>()

/**
 * The rules of grants (`content/grants.yaml`) and published cost-benefit figures (`content/social-return.csv`); read once.
 *
 * @param root folder of the installation
 * @throws Refusal `content-invalid` with file and row
 */
export function publishedMoney(root: string): Promise<PublishedMoney> {
  const known = read.get(root)
  if (known) return known
  const both = readPublished(root)
  read.set(root, both)
  both.catch(() => read.delete(root))
  return both
}

async function readPublished(root: string): Promise<PublishedMoney> {
  const content = (name: string) => readFile(join(root, 'content', name), 'utf8')
  const [grants, returns] = await Promise.all([content('grants.yaml'), content('social-return.csv')])
  return {
    grants: checked('grants.yaml', z.array(grantSchema), parseYaml(grants)),
    returns: checked('social-return.csv', z.array(returnSchema), parseCsv(returns, { columns: true, bom: true })),
  }
}

function checked<Read>(file: string, schema: z.ZodType<Read>, value: unknown): Read {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const [row = 0, ...field] = issue?.path ?? []
  const where = {
    file: `content/${file}`,
    row: Number(row) + 1,
    column: field.join('.'),
    reason: issue?.message ?? '',
  }
  throw new Refusal('content-invalid', where, { where: `${where.file}:${where.row}` })
}
