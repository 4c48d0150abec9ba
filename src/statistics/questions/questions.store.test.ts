import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshHouse } from '../../../test/support/house'
import { type Actor, operatorActor, publicActor } from '../../accounts'
import { listAudit } from '../../accounts/index.server'
import type { House } from '../../platform/index.server'
import { readIndicators } from '../store.server'
import { loadQuestions, readQuestionFile } from './content.server'
import { findQuestion, listQuestions, recordAnswer } from './service.server'

let house: House
beforeAll(async () => {
  house = await freshHouse()
})
afterAll(() => house.close())

const key = 'schulden-oud-2024'
let count = 0
const record = (input: Partial<Parameters<typeof recordAnswer>[2]>, actor: Actor = operatorActor) =>
  recordAnswer(house, actor, { key, status: 'reported', answer: '', base: 0, operation: `answer-${++count}`, ...input })

describe('questions to the source', () => {
  it('are about indicators that are there, each once', async () => {
    const known = (await readIndicators(house.database)).all.map(({ code }) => code)
    const questions = await readQuestionFile('.')
    for (const question of questions) for (const code of question.indicators) expect(known).toContain(code)
    expect(new Set(questions.map((question) => question.key)).size).toBe(questions.length)
  })

  it('begin with what the data checks found in the figures', async () => {
    const [first] = await listQuestions(house, publicActor)
    expect(first).toMatchObject({
      key: 'identical-series.huishoudens-in-armoede.kinderen-in-armoede',
      status: 'open',
      revision: 0,
    })
  })

  it('keep what people recorded, with a line in the audit trail that does not repeat the answer', async () => {
    await record({})
    await record({ status: 'answered', answer: 'Het cijfer is een raming.', base: 1 })
    expect(await findQuestion(house, publicActor, key)).toMatchObject({
      status: 'answered',
      answer: 'Het cijfer is een raming.',
      revision: 2,
    })
    const [line] = await listAudit(house, operatorActor, { limit: 1 })
    expect(line).toMatchObject({ action: 'statistics.record-answer', before: { status: 'reported' } })
    expect(JSON.stringify(line)).not.toContain('raming')
    await loadQuestions(house)
    expect((await findQuestion(house, publicActor, key)).status).toBe('answered')
  })

  it('refuse a stale change, an answer that is missing, a status that is none, and who may not', async () => {
    await expect(record({ base: 0 })).rejects.toMatchObject({ code: 'changed-since' })
    await expect(record({ status: 'answered', answer: ' ', base: 2 })).rejects.toMatchObject({ code: 'answer-missing' })
    await expect(record({ status: 'vergeten', base: 2 })).rejects.toMatchObject({ code: 'input-invalid' })
    await expect(record({ answer: 'x'.repeat(4001), base: 2 })).rejects.toMatchObject({ code: 'answer-too-long' })
    await expect(record({ key: 'schulden-oud-2023' })).rejects.toMatchObject({ code: 'question-unknown' })
    await expect(record({}, publicActor)).rejects.toMatchObject({ code: 'not-signed-in' })
  })

  it('by two people at once let one win', async () => {
    const asked = { key: 'armoede-lichte-stijging', base: 0 }
    const tries = await Promise.allSettled([record({ ...asked }), record({ ...asked, status: 'corrected' })])
    expect(tries.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
  })

  it('are in our own words: no run of eight words of the source', async ({ skip }) => {
    const file = '../shared/sources/000_94cd1cc687962523.txt'
    let source = ''
    try {
      source = readFileSync(file, 'utf8')
    } catch {
      skip(`${file} is not here`)
    }
    const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
    const all = ` ${words(source).join(' ')} `
    for (const { text } of await readQuestionFile('.')) {
      const ours = words(text.nl)
      for (let from = 0; from + 8 <= ours.length; from += 1) {
        expect(all).not.toContain(` ${ours.slice(from, from + 8).join(' ')} `)
      }
    }
  })
})
