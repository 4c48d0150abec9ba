import { expect, it } from 'vitest'
import { currentRequest, openLog, withRequest } from './log.server'

function kept(level: string) {
  const lines: string[] = []
  const log = openLog(level, { write: (line: string) => lines.push(line) })
  return { log, read: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

it('writes one JSON line per event, with level, moment and process', () => {
  const { log, read } = kept('info')
  log.info({ path: '/gebieden' }, 'answered')
  expect(read()).toEqual([
    {
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      pid: process.pid,
      path: '/gebieden',
      msg: 'answered',
    },
  ])
})

it('leaves out what is below its level', () => {
  const { log, read } = kept('warn')
  log.info('not this')
  log.warn('this')
  expect(read().map(({ msg }) => msg)).toEqual(['this'])
})

it('marks every line with the request it belongs to, also later and when two are answered at once', async () => {
  const { log, read } = kept('info')
  const answer = (id: string, pause: number) =>
    withRequest(id, async () => {
      await new Promise((done) => setTimeout(done, pause))
      log.info({ seen: currentRequest() }, 'answered')
    })
  await Promise.all([answer('first', 20), answer('second', 5)])
  log.info('outside')
  expect(read().map(({ requestId, seen }) => [requestId, seen])).toEqual([
    ['second', 'second'],
    ['first', 'first'],
    [undefined, undefined],
  ])
})
