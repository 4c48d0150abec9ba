import { codesIn, type DisclosureRules, type IndicatorRelation, isSensitive, type Protected } from './disclosure'

/** Indicators that follow from each other, and so are decided on together; most are alone in theirs. */
export type Families = ReadonlyMap<string, number>

/** The relations of a dataset: those that were declared, and what its indicators say of their own denominator. */
export function relationsAmong(
  codes: Iterable<string>,
  indicators: ReadonlyMap<string, Protected>,
  rules: DisclosureRules,
): IndicatorRelation[] {
  const present = new Set(codes)
  const own = [...present].sort().flatMap((code): IndicatorRelation[] => {
    const { denominator } = indicators.get(code) ?? {}
    if (denominator === undefined || !present.has(denominator)) return []
    return [{ kind: 'share', share: code, denominator }]
  })
  return [...(rules.relations ?? []), ...own]
}

/**
 * The families in which something is about people, numbered; indicators of other families have none.
 *
 * @param codes of the indicators of a dataset
 */
export function familiesOf(
  codes: readonly string[],
  indicators: ReadonlyMap<string, Protected>,
  rules: DisclosureRules,
): Families {
  const members = new Map(codes.map((code) => [code, new Set([code])]))
  for (const relation of relationsAmong(codes, indicators, rules)) {
    const joined = new Set(codesIn(relation).flatMap((code) => [...(members.get(code) ?? [])]))
    for (const code of joined) members.set(code, joined)
  }
  const isAboutPeople = (code: string) => {
    const indicator = indicators.get(code)
    return indicator !== undefined && isSensitive(indicator, rules)
  }
  const families = [...new Set(members.values())].filter((family) => [...family].some(isAboutPeople))
  return new Map(families.flatMap((family, number) => [...family].map((code) => [code, number] as const)))
}
