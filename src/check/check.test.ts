import fastCheck from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ProgrammeDocument, programmeFormat } from '../programme'
import { checkProgramme, findingKey } from './check'
import { ruleCodes, severities } from './finding'
import { ruleOf, rules } from './rules'
import { anyProgramme } from './test-support/any-programme'
import { example } from './test-support/example'
import { intervention, programme } from './test-support/programmes'

describe('the example of the exchange format, checked by hand', () => {
  it.each([
    // Due on 1 March 2025 and still open on 1 January 2026.
    ['error', 'commitment-overdue', 'commitment:c1'],
    // Assumed since 1 January 2023; the other two links rest on literature and on what is perceived.
    ['warning', 'assumption-without-evidence', 'link:n4->n3'],
    // The grant ends in 2025; through n4 the intervention leads to n3, whose effect may show from 2028.
    ['warning', 'money-ends-before-effect', 'intervention:i1'],
    // 45 x 0.4 x 0.9 x 0.8 x 0.9 / 8,200 is 0.14 points; the noise is 0.38, and a tenth of 8.7 to 7.0 is 0.17.
    ['warning', 'too-small-to-move', 'intervention:i1'],
    // One person of the housing corporation, without a substitute.
    ['warning', 'single-dependence', 'intervention:i1'],
    // The cause lies beyond; the one intervention that leads to n3, to which n1 is linked, is of the neighbourhood.
    ['warning', 'cause-beyond-neighbourhood', 'node:n1'],
    // An employer is needed; the partners are a municipality and a housing corporation.
    ['warning', 'partner-missing', 'intervention:i1'],
    // Due on 1 June 2025.
    ['warning', 'contract-review-overdue', 'contract:contract'],
    // The intervention runs until the end of 2026; the only money of the theme ended the day before.
    ['warning', 'goal-without-money', 'theme:re-integratie'],
    // The table that decides has a municipality and a housing corporation.
    ['hint', 'residents-not-deciding', 'body:b1'],
    // It runs since September 2023, and nothing was decided.
    ['hint', 'nothing-changed', 'programme:programme'],
  ])('%s: %s, %s', (severity, rule, subject) => {
    expect(checkProgramme(example).findings).toContainEqual(expect.objectContaining({ severity, rule, subject }))
  })

  it('nothing else: errors first, then warnings, then hints, each by the order of the rules', () => {
    const { findings, counts } = checkProgramme(example)
    expect(counts).toEqual({ error: 1, warning: 8, hint: 2, accepted: 0 })
    expect(findings).toHaveLength(11)
    const order = findings.map(({ severity, rule }) => severities.indexOf(severity) * 100 + ruleCodes.indexOf(rule))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  it('says in words what it is about, in both languages', () => {
    const said = Object.fromEntries(checkProgramme(example).findings.map(({ rule, message }) => [rule, message]))
    expect(said['too-small-to-move']?.nl.replaceAll('\u00a0', ' ')).toBe(
      '“Wijkbedrijf” kan “Bijstandsgerechtigden” hooguit 0,14 procentpunt veranderen; pas vanaf 0,38 procentpunt valt het op.',
    )
    expect(said['commitment-overdue']?.en).toBe(
      'The commitment “Twee panden beschikbaar” (Corporatie) was due on 1 March 2025 and is still open.',
    )
    expect(said['residents-not-deciding']?.nl).toMatch(/^Eigen regel van Wijklus:/)
    expect(said['nothing-changed']?.en).toMatch(/^A rule of Wijklus itself:/)
    for (const { nl, en } of Object.values(said)) expect(`${nl}${en}`).not.toMatch(/\{\{|undefined/)
  })
})

describe('accepted findings', () => {
  const finding = { rule: 'commitment-overdue', subject: 'commitment:c1', reason: 'Het pand wordt verbouwd' }
  const accepted = (entry: object) => checkProgramme({ ...example, accepted: [{ ...finding, ...entry }] })

  it.each([
    ['until a later day', { until: '2026-06-01' }],
    ['until today', { until: '2026-01-01' }],
    ['without a day', {}],
  ])('%s: no longer open, but counted and given with the reason', (_, entry) => {
    const result = accepted(entry)
    expect(result.findings.map(findingKey)).not.toContain(findingKey(finding))
    expect(result.counts).toEqual({ error: 0, warning: 8, hint: 2, accepted: 1 })
    expect(result.accepted).toMatchObject([{ ...finding, severity: 'error' }])
  })

  it('open again the day after the day to look again', () => {
    expect(accepted({ until: '2025-12-31' })).toEqual(checkProgramme(example))
  })

  it('only of that rule and that subject', () => {
    expect(accepted({ subject: 'commitment:c2' })).toEqual(checkProgramme(example))
    expect(accepted({ rule: 'activity-without-goal' })).toEqual(checkProgramme(example))
  })
})

describe('any programme', () => {
  it('is checked without failing, every finding is known by one rule and one subject, and all are counted', () => {
    fastCheck.assert(
      fastCheck.property(anyProgramme, (document) => {
        expect(programmeFormat.safeParse(document).success).toBe(true)
        const { findings, accepted, counts } = checkProgramme(document)
        const all = [...findings, ...accepted]
        expect(new Set(all.map(findingKey)).size).toBe(all.length)
        for (const severity of severities) {
          expect(findings.filter((finding) => finding.severity === severity)).toHaveLength(counts[severity])
        }
        expect(counts.accepted).toBe(accepted.length)
      }),
      { numRuns: 300 },
    )
  })

  it('loses exactly the finding that is accepted', () => {
    fastCheck.assert(
      fastCheck.property(anyProgramme, fastCheck.nat(), (made, choice) => {
        const document: ProgrammeDocument = { ...made, accepted: [] }
        const before = checkProgramme(document).findings
        const chosen = before[choice % Math.max(1, before.length)]
        if (!chosen) return
        const entry = { rule: chosen.rule, subject: chosen.subject, reason: 'Zo afgesproken' }
        const after = checkProgramme({ ...document, accepted: [entry] })
        expect(after.findings).toEqual(before.filter((finding) => finding !== chosen))
        expect(after.accepted).toEqual([{ ...chosen, reason: entry.reason, until: null }])
      }),
      { numRuns: 150 },
    )
  })
})

describe('the rules', () => {
  it('stand in the order of the contract, each once', () => {
    expect(rules.map(({ code }) => code)).toEqual(ruleCodes)
  })

  it('of our own are hints, and every hint is of our own', () => {
    expect(rules.filter(({ isOwn }) => isOwn)).toEqual(rules.filter(({ severity }) => severity === 'hint'))
    expect(ruleOf('nothing-changed').isOwn).toBe(true)
  })

  it('find one thing for a programme in which it stands twice', () => {
    const twice = programme({ interventions: [intervention('i1', []), intervention('i1', [])] })
    expect(checkProgramme(twice).counts.error).toBe(1)
  })
})
