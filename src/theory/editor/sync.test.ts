import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { theoryOf } from '../model/entries'
import { openSession, viewOf } from '../model/session'
import { made } from '../model/test-support/random'
import { type Sync, startSync } from './sync'

const start = made([{ do: 'add', node: { id: 'a', kind: 'ambition', title: 'A' } }])
const change = (title: string) => ({ do: 'change', id: 'a', fields: { title } }) as const

let server: Server | undefined
let sync: Sync | undefined
afterEach(async () => {
  sync?.stop()
  server?.closeAllConnections()
  await new Promise((done) => (server ? server.close(done) : done(null)))
})

type Answer = { status: number; body: unknown }

/** A program that answers writes with these, one after the other, and reads with nothing new. */
async function answering(answers: Answer[], changes: unknown[] = []): Promise<{ address: string; asked: string[] }> {
  const asked: string[] = []
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    for await (const _ of request);
    const isRead = request.method === 'GET'
    if (!isRead) asked.push(String(request.headers['idempotency-key']))
    const next = isRead ? { status: 200, body: { number: changes.length, changes } } : answers.shift()
    response
      .writeHead(next?.status ?? 500, { 'content-type': 'application/json' })
      .end(JSON.stringify(next?.body ?? {}))
  }
  server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}/changes`, asked }
}

function begin(address: string): Sync {
  let count = 0
  const newOperation = () => `operation-${++count}`
  const session = openSession(start, 0)
  return startSync({ session, address, language: 'nl', fetch: globalThis.fetch, newOperation, pause: 5 })
}

const keptAs = (title: string): Answer => ({
  status: 200,
  body: {
    records: [{ kind: 'node', id: 'a', body: { id: 'a', kind: 'ambition', title }, revision: 1, position: 0 }],
    removed: [],
  },
})
const state = () => sync?.snapshot().state.kind
const title = () => sync && theoryOf(viewOf(sync.snapshot().session).values()).nodes[0]?.node.title

it('what was done is sent, and tried again with the same id until the program answers', async () => {
  const { address, asked } = await answering([{ status: 503, body: {} }, { status: 502, body: {} }, keptAs('Nieuw')])
  sync = begin(address)
  const seen: (string | undefined)[] = []
  sync.subscribe(() => seen.push(state()))
  sync.edit(change('Nieuw'))
  await expect.poll(() => asked.length).toBe(3)
  await expect.poll(state).toBe('saved')
  expect(new Set(asked).size).toBe(1)
  expect(seen).toContain('offline')
  expect(title()).toBe('Nieuw')
})

it('what is refused waits with its reason until somebody drops it', async () => {
  const message = { nl: 'Dit mag niet.', en: 'Not allowed.' }
  const { address } = await answering([{ status: 400, body: { code: 'record-invalid', message } }])
  sync = begin(address)
  sync.edit(change('Fout'))
  await expect.poll(() => sync?.snapshot().state).toMatchObject({ kind: 'refused', reason: 'Dit mag niet.' })
  expect(title()).toBe('Fout')
  sync.drop()
  await expect.poll(state).toBe('saved')
  expect(title()).toBe('A')
})

it('what another did first is brought in, and ours is sent on top of it', async () => {
  const theirs = { id: 'a', kind: 'ambition', title: 'A', text: 'Van hen' }
  const told = { number: 1, operation: 'hen', kind: 'node', id: 'a', revision: 4, after: theirs, position: 0 }
  const { address, asked } = await answering(
    [{ status: 409, body: { code: 'record-changed' } }, keptAs('Nieuw')],
    [told],
  )
  sync = begin(address)
  sync.edit(change('Nieuw'))
  await expect.poll(() => asked.length).toBe(2)
  await expect.poll(state).toBe('saved')
  expect(sync.snapshot().others).toEqual(['A'])
})
