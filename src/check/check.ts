import { refText } from '../platform'
import type { ProgrammeDocument } from '../programme'
import type { AcceptedFinding, CheckResult, Finding, Found, Rule } from './finding'
import { severities } from './finding'
import { rules } from './rules'
import { snapshotOf } from './snapshot'
import { mendOf, messageOf } from './wording'

const inOrder = rules.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))

/**
 * The programme check: all rules over a programme as it is on a day (`asOf` of the document). Pure and quick enough to run
 * while somebody types; it never throws on a document of the exchange format.
 *
 * A finding that is accepted in the document is not among the open ones until the day to look again has passed; accepted
 * without such a day it stays so.
 */
export function checkProgramme(document: ProgrammeDocument): CheckResult {
  const snapshot = snapshotOf(document)
  const accepted = new Map(
    (document.accepted ?? [])
      .filter(({ until }) => until === undefined || document.asOf <= until)
      .map((entry) => [findingKey(entry), entry]),
  )
  const result: CheckResult = {
    findings: [],
    counts: { error: 0, warning: 0, hint: 0, accepted: 0 },
    accepted: [],
  }
  const seen = new Set<string>()
  for (const rule of inOrder) {
    for (const found of rule.find(snapshot)) {
      const finding = findingOf(rule, found)
      const key = findingKey(finding)
      if (seen.has(key)) continue
      seen.add(key)
      const entry = accepted.get(key)
      if (entry) {
        result.accepted.push(acceptedFinding(finding, entry))
        result.counts.accepted += 1
      } else {
        result.findings.push(finding)
        result.counts[finding.severity] += 1
      }
    }
  }
  return result
}

/** What identifies a finding: the code of the rule and the subject. Also the id of the record that accepts it. */
export function findingKey({ rule, subject }: { rule: string; subject: string }): string {
  return `${rule} ${subject}`
}

function findingOf({ code, severity, subject, source }: Rule, { id, shown }: Found): Finding {
  return {
    rule: code,
    severity,
    subject: refText({ kind: subject, id }),
    message: messageOf(code, shown),
    mend: mendOf(code),
    source,
  }
}

function acceptedFinding(finding: Finding, entry: { reason: string; until?: string | undefined }): AcceptedFinding {
  return { ...finding, reason: entry.reason, until: entry.until ?? null }
}
