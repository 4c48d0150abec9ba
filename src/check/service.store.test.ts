import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshHouse } from '../../test/support/house'
import { type Actor, operatorActor, publicActor } from '../accounts'
import { operatorAs, type StoreCommand, share, withdrawShare } from '../accounts/index.server'
import type { House } from '../platform/index.server'
import { importProgramme } from '../programme/index.server'
import { sectionItem } from '../records/index.server'
import { checkCommands } from './commands.server'
import { acceptedOf, acceptFinding, checkOf, takeBackAcceptance } from './service.server'
import { example } from './test-support/example'

const area = 'heerlen-noord'
const manager = operatorAs(`programme-manager:${area}`)
const overdue = { rule: 'commitment-overdue', subject: 'commitment:c1' }
let house: House
let today = new Date('2026-01-01T12:00:00Z')
let count = 0
const operation = () => `operation-${++count}`

beforeAll(async () => {
  house = await freshHouse({ clock: () => today })
  await importProgramme(house, operatorActor, { area, document: example, operation: operation() })
})
afterAll(() => house.close())

const accept = (more: Partial<Parameters<typeof acceptFinding>[2]> = {}, actor: Actor = manager) =>
  acceptFinding(house, actor, {
    area,
    ...overdue,
    reason: 'Het pand wordt verbouwd',
    until: '2026-06-01',
    operation: operation(),
    ...more,
  })

const openErrors = async () =>
  (await checkOf(house, manager, area)).result.findings.filter(({ severity }) => severity === 'error')

describe('the check of an area', () => {
  it('is that of its programme as it is today, for its own team and the operator', async () => {
    const { result, asOf, hasProgramme } = await checkOf(house, manager, 'Heerlen-Noord')
    expect(asOf).toBe('2026-01-01')
    expect(hasProgramme).toBe(true)
    expect(result.counts).toEqual({ error: 1, warning: 8, hint: 2, accepted: 0 })
    expect((await checkOf(house, operatorActor, area)).result).toEqual(result)
  })

  it('is nobody else’s', async () => {
    await expect(checkOf(house, publicActor, area)).rejects.toMatchObject({ code: 'not-signed-in' })
    for (const role of ['national-coordinator', 'administrator', 'researcher', 'programme-manager:breda-noord']) {
      await expect(checkOf(house, operatorAs(role), area)).rejects.toMatchObject({ code: 'not-allowed' })
    }
  })

  it('is the same whole check for those with whom it was shared, as long as it is', async () => {
    const item = sectionItem(area, 'check')
    await share(house, manager, { ...item, with: 'public', operation: operation() })
    // Nothing else was shared: the findings are still those of the whole programme.
    expect((await checkOf(house, publicActor, area)).result.counts).toMatchObject({ error: 1, warning: 8, hint: 2 })
    await withdrawShare(house, manager, { ...item, with: 'public', operation: operation() })
    await expect(checkOf(house, publicActor, area)).rejects.toMatchObject({ code: 'not-signed-in' })
  })

  it('has nothing to say where nothing was written', async () => {
    const empty = await checkOf(house, operatorActor, 'breda-noord')
    expect(empty).toMatchObject({ hasProgramme: false, result: { findings: [] } })
  })

  it('is on the command line with exit 1 while there is an error', async () => {
    const context = { actor: operatorActor, positional: [], options: { area }, language: 'nl' as const, full: false }
    const [check] = checkCommands
    if (check?.store !== 'sometimes') throw new Error('there is no command that checks')
    const answer = await (check.chosenFor(context) as Pick<StoreCommand, 'run'>).run({ ...context, house })
    expect(answer).toMatchObject({ exit: 1, data: { counts: { error: 1 } } })
  })
})

describe('accepting a finding', () => {
  it('takes it from the open ones until the day after the day to look again; accepting anew replaces it', async () => {
    await accept()
    expect(await openErrors()).toEqual([])
    expect((await checkOf(house, manager, area)).result.accepted).toMatchObject([
      { ...overdue, reason: 'Het pand wordt verbouwd', until: '2026-06-01' },
    ])
    today = new Date('2026-06-02T12:00:00Z')
    expect(await openErrors()).toMatchObject([overdue])
    await accept({ until: '2026-06-02', reason: 'Bijna klaar' })
    expect(await openErrors()).toEqual([])
    expect(await acceptedOf(house, manager, area)).toMatchObject([{ body: { reason: 'Bijna klaar' }, revision: 2 }])
    today = new Date('2026-01-01T12:00:00Z')
  })

  it('is taken back, and then the finding is open again; taking back twice changes nothing', async () => {
    await accept()
    const id = `${overdue.rule} ${overdue.subject}`
    await takeBackAcceptance(house, manager, { area, id, operation: operation() })
    await takeBackAcceptance(house, manager, { area, id, operation: operation() })
    expect(await openErrors()).toMatchObject([overdue])
    expect(await acceptedOf(house, manager, area)).toEqual([])
  })

  it('needs a rule that exists, a reason, and a day that is not over', async () => {
    await expect(accept({ rule: 'no-rule' })).rejects.toMatchObject({ code: 'input-invalid', where: 'rule' })
    await expect(accept({ reason: ' ' })).rejects.toMatchObject({ code: 'input-invalid', where: 'reason' })
    await expect(accept({ until: '2025-12-31' })).rejects.toMatchObject({ code: 'input-invalid', where: 'until' })
    await expect(accept({ until: '' })).rejects.toMatchObject({ code: 'input-invalid', where: 'until' })
  })

  it('is for the programme managers of the area', async () => {
    for (const role of [`contributor:${area}`, 'national-coordinator', 'programme-manager:breda-noord']) {
      await expect(accept({}, operatorAs(role))).rejects.toMatchObject({ code: 'not-allowed' })
    }
  })
})
