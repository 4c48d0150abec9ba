import { describe, expect, it } from 'vitest'
import { checkProgramme } from '../check'
import type { RuleCode } from '../finding'
import { programme } from './programmes'

type Parts = Parameters<typeof programme>[0]

/** Of one rule: programmes in which it finds these subjects, and programmes in which it only just does not. */
export interface Case {
  rule: RuleCode
  finds: readonly [string, Parts, readonly string[]][]
  not: readonly [string, Parts][]
}

function subjectsOf(rule: RuleCode, parts: Parts): string[] {
  const { findings } = checkProgramme(programme(parts))
  return findings.filter((finding) => finding.rule === rule).map(({ subject }) => subject)
}

/** Declares the tests of these rules. */
export function holdRules(cases: readonly Case[]): void {
  describe.each(cases)('$rule', ({ rule, finds, not }) => {
    it.each(finds)('is found: %s', (_, parts, subjects) => {
      expect(subjectsOf(rule, parts)).toEqual(subjects)
    })

    it.each(not)('is not found: %s', (_, parts) => {
      expect(subjectsOf(rule, parts)).toEqual([])
    })
  })
}
