import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { packed } from './compression.server'

const words = 'wijken en buurten '.repeat(500)

/** What comes back for an answer of this type, to who can unpack. */
async function packedAnswer(type: string, body: BodyInit = words, headers: Record<string, string> = {}) {
  const web = packed(async () => new Response(body, { headers: { 'content-type': type, ...headers } }))
  return web(new Request('http://localhost/', { headers: { 'accept-encoding': 'gzip, br' } }))
}

describe('packed answers', () => {
  it.each(['text/html; charset=utf-8', 'application/json', 'application/problem+json', 'image/svg+xml'])(
    'packs %s, and it unpacks to the same',
    async (type) => {
      const response = await packedAnswer(type, words, { 'content-length': String(words.length) })
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-encoding': 'gzip',
        vary: 'Accept-Encoding',
      })
      expect(response.headers.has('content-length')).toBe(false)
      const bytes = Buffer.from(await response.arrayBuffer())
      expect(bytes.length).toBeLessThan(words.length / 10)
      expect(gunzipSync(bytes).toString()).toBe(words)
    },
  )

  it('says to caches that it differs, and packs nothing for who cannot unpack', async () => {
    const web = packed(async () => new Response(words, { headers: { 'content-type': 'text/html' } }))
    const response = await web(new Request('http://localhost/', { headers: { 'accept-encoding': 'identity' } }))
    expect(response.headers.get('content-encoding')).toBeNull()
    expect(response.headers.get('vary')).toBe('Accept-Encoding')
    expect(await response.text()).toBe(words)
  })

  it.each(['text/csv; charset=utf-8', 'application/vnd.apache.parquet', 'text/event-stream', 'application/zip'])(
    'leaves %s as it comes',
    async (type) => {
      const response = await packedAnswer(type)
      expect(response.headers.get('content-encoding')).toBeNull()
      expect(await response.text()).toBe(words)
    },
  )

  it('hands on an event when it comes, before there is a next one', async () => {
    const events = new TransformStream<Uint8Array, Uint8Array>()
    const writer = events.writable.getWriter()
    const response = await packedAnswer('text/event-stream', events.readable)
    const reader = (response.body as ReadableStream<Uint8Array>).getReader()
    void writer.write(Buffer.from('data: 1\n\n'))
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe('data: 1\n\n')
    await writer.close()
  })

  it('stops making what nobody waits for any more', async () => {
    const gone = Promise.withResolvers<void>()
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(crypto.getRandomValues(new Uint8Array(10_000))),
      cancel: () => gone.resolve(),
    })
    const response = await packedAnswer('application/json', endless)
    const reader = (response.body as ReadableStream<Uint8Array>).getReader()
    await reader.read()
    await reader.cancel()
    await expect(gone.promise).resolves.toBeUndefined()
  })

  it('lets what goes wrong through to who listens', async () => {
    const web = packed(async () => {
      throw new TypeError('broken')
    })
    await expect(web(new Request('http://localhost/'))).rejects.toThrow('broken')
  })
})

describe('an answer with an ETag', () => {
  it('goes out as it is, so that If-Match can repeat the tag', async () => {
    const body = JSON.stringify({ text: 'a'.repeat(5000) })
    const headers = { 'content-type': 'application/json', etag: '"3"' }
    const answer = packed(async () => new Response(body, { headers }))
    const response = await answer(new Request('http://x/', { headers: { 'accept-encoding': 'gzip' } }))
    expect(response.headers.get('etag')).toBe('"3"')
    expect(response.headers.get('content-encoding')).toBeNull()
    expect(await response.text()).toBe(body)
  })
})
