import { firstDayOf, momentText, yearsAfter } from '../../reach'
import type { Found, Rule } from '../finding'
import { runsOn } from '../snapshot'

/** A commitment that should have been kept by now (000 L2499-2504). */
const commitmentOverdue: Rule = {
  code: 'commitment-overdue',
  severity: 'error',
  subject: 'commitment',
  source: '000 L2499-2504',
  find: ({ document, asOf, organisationById }) =>
    (document.commitments ?? []).flatMap(({ id, text, owner, due, state }): Found[] => {
      if (state !== 'open' || due === undefined || due >= asOf) return []
      const who = owner === undefined ? '–' : (organisationById.get(owner)?.name ?? owner)
      return [{ id, shown: { text, who, due: { nl: momentText(due, 'nl'), en: momentText(due, 'en') } } }]
    }),
}

/** A local contract is looked at again every three to four years (001 L2806-2807). */
const contractReviewOverdue: Rule = {
  code: 'contract-review-overdue',
  severity: 'warning',
  subject: 'contract',
  source: '001 L2806-2807',
  find({ document, asOf }) {
    const due = document.contract?.reviewDue
    if (due === undefined || due >= asOf) return []
    return [{ id: 'contract', shown: { due: { nl: momentText(due, 'nl'), en: momentText(due, 'en') } } }]
  },
}

/** Our own rule: a table that decides, without residents at it. The source describes how residents take part (001 L3815-3833). */
const residentsNotDeciding: Rule = {
  code: 'residents-not-deciding',
  severity: 'hint',
  subject: 'body',
  source: '001 L3815-3833',
  isOwn: true,
  find: ({ document, organisationById }) =>
    (document.bodies ?? [])
      .filter(({ decides, members = [] }) => {
        return decides === true && !members.some((member) => organisationById.get(member)?.kind === 'residents')
      })
      .map(({ id, name }) => ({ id, shown: { name } })),
}

const changes = new Set(['adjust', 'stop', 'scale', 'scale-up', 'scale-down'])

/**
 * Our own rule: interventions that have run for two years, and not one of all decisions of these years changed anything.
 * The source says that steering can mean to adjust or to stop (001 L5387-5391).
 */
const nothingChanged: Rule = {
  code: 'nothing-changed',
  severity: 'hint',
  subject: 'programme',
  source: '001 L5387-5391',
  isOwn: true,
  find({ document, interventions, asOf }) {
    const since = yearsAfter(asOf, -2)
    const long = interventions.filter(
      (one) => one.from !== undefined && firstDayOf(one.from) <= since && runsOn(asOf, one),
    )
    const isChanged = (document.decisions ?? []).some(({ on, kind }) => changes.has(kind) && since <= on && on <= asOf)
    if (long.length === 0 || isChanged) return []
    const day = { nl: momentText(asOf, 'nl'), en: momentText(asOf, 'en') }
    return [{ id: 'programme', shown: { number: String(long.length), day } }]
  },
}

/** Rules about what the alliance agreed and how it decides. */
export const allianceRules: readonly Rule[] = [
  commitmentOverdue,
  contractReviewOverdue,
  residentsNotDeciding,
  nothingChanged,
]
