import { z } from 'zod'
import type { Language } from '../../platform'
import type { Edit } from './edit'
import { type NodeKind, nodeKinds, type TheoryIndicator, type TheoryLink, type TheoryNode } from './kinds'
import { idFor } from './naming'

const words = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) })
const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case letters, digits and single hyphens')

/** A start for a theory of change: derived by us, never adopted by anybody. */
export const templateSchema = z.strictObject({
  code,
  /** A theme of the grant. */
  theme: code,
  name: words,
  /** How it was derived. */
  from: words,
  sources: z
    .array(z.strictObject({ document: code, line: z.union([z.string(), z.number()]).transform(String) }))
    .min(1),
  nodes: z
    .array(
      z.strictObject({
        key: code,
        kind: z.enum(nodeKinds as readonly [NodeKind, ...NodeKind[]]),
        title: words,
        /** The key of what it leads to; it stands before this one. */
        under: code.optional(),
        because: words.optional(),
        indicators: z.array(code).optional(),
      }),
    )
    .min(1),
})

export type GoalTemplate = z.infer<typeof templateSchema>

/** What a template says of an indicator, as it is known of the statistics. */
export type SuggestedIndicator = Pick<TheoryIndicator, 'code' | 'name' | 'level' | 'unit'> & Partial<TheoryIndicator>

/** What is wrong with templates beyond their shape; nothing where all is right. */
export function templateFaults(templates: readonly GoalTemplate[]): string[] {
  return templates.flatMap(({ code: name, nodes }) => {
    const before = new Set<string>()
    return nodes.flatMap(({ key, under, because }, index) => {
      const faults = [
        ...(before.has(key) ? [`${name}: ${key} twice`] : []),
        ...(under !== undefined && !before.has(under)
          ? [`${name}: ${key} is under ${under}, which is not before it`]
          : []),
        ...(index > 0 && (under === undefined || because === undefined)
          ? [`${name}: ${key} leads nowhere, or not why`]
          : []),
      ]
      before.add(key)
      return faults
    })
  })
}

/**
 * A template as an edit: its nodes, links and indicators, in a language. Every reason starts as an assumption of that day.
 *
 * @param random makes an ending for ids, another one every time
 */
export function editOfTemplate(
  template: GoalTemplate,
  asked: {
    language: Language
    day: string
    indicators: ReadonlyMap<string, SuggestedIndicator>
    random: () => string
  },
): Edit {
  const { language, day, indicators, random } = asked
  const ids = new Map(template.nodes.map(({ key, title }) => [key, idFor(title[language], random())]))
  const id = (key: string) => ids.get(key) ?? key
  const known = (codes: readonly string[]) => codes.filter((one) => indicators.has(one))
  const nodes = template.nodes.map(({ key, kind, title, indicators: codes = [] }): TheoryNode => {
    const shown = known(codes)
    const common = { id: id(key), kind, title: title[language], theme: template.theme, template: template.code }
    return shown.length > 0 ? { ...common, indicators: shown } : common
  })
  const links = template.nodes.flatMap(({ key, under, because }): TheoryLink[] =>
    under === undefined
      ? []
      : [
          {
            ...{ from: id(key), to: id(under), strength: 'assumed', since: day },
            ...(because ? { assumption: because[language] } : {}),
          },
        ],
  )
  const codes = new Set(template.nodes.flatMap(({ indicators: all = [] }) => known(all)))
  return { do: 'add-all', nodes, links, indicators: [...codes].flatMap((one) => indicators.get(one) ?? []) }
}
