import { Refusal } from '../platform'
import type { CountFindings } from '../theory/index.server'
import { checkOf } from './service.server'

/** How many open findings there are per subject, for pages of earlier rooms; none for who may not see the check. */
export const countFindings: CountFindings = async (house, actor, area) => {
  try {
    const { result } = await checkOf(house, actor, area)
    const bySubject = Map.groupBy(result.findings, ({ subject }) => subject)
    return new Map([...bySubject].map(([subject, { length }]) => [subject, length]))
  } catch (error) {
    if (error instanceof Refusal && (error.status === 401 || error.status === 403)) return new Map()
    throw error
  }
}
