import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { isPublic, openTransport, safeAddress } from './transport.server'

const unsafe = expect.objectContaining({ code: 'service-address-unsafe' })

it.each([
  ['0.0.0.0', false],
  ['10.1.2.3', false],
  ['100.64.0.1', false],
  ['127.0.0.1', false],
  ['169.254.169.254', false],
  ['172.16.0.1', false],
  ['172.32.0.1', true],
  ['192.168.1.1', false],
  ['198.18.0.1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['::ffff:10.0.0.1', false],
  ['::ffff:127.0.0.1', false],
  ['fe80::1', false],
  ['fd00::1', false],
  ['ff02::1', false],
  ['64:ff9b::a00:1', false],
  ['8.8.8.8', true],
  ['::ffff:8.8.8.8', true],
  ['2001:4860:4860::8888', true],
  ['no address', false],
])('%s is on the public internet: %o', (ip, expected) => {
  expect(isPublic(ip)).toBe(expected)
})

describe('an address that is asked', () => {
  it.each([
    'http://opendata.example/x',
    'https://10.0.0.1/x',
    'https://[::1]/x',
    'https://[::ffff:7f00:1]/x',
    'https://0x7f.1/x',
    'https://2130706433/x',
    'https://naam:woord@opendata.example/x',
    'ftp://opendata.example/x',
    'opendata.example',
    'http://127.0.0.1/x',
    'http://localhost/x',
  ])('is not %s', (address) => {
    expect(() => safeAddress(address, { loopback: false })).toThrow(unsafe)
  })

  it('is https, or this machine in tests', () => {
    expect(safeAddress('https://opendata.example/x', { loopback: false }).host).toBe('opendata.example')
    expect(safeAddress('http://127.0.0.1:4100/x', { loopback: true }).port).toBe('4100')
    expect(() => safeAddress('http://10.0.0.1/x', { loopback: true })).toThrow(unsafe)
    expect(() => safeAddress('http://localhost/x', { loopback: true })).toThrow(unsafe)
  })
})

it('a name that leads into our own network is not connected to', async () => {
  const { ask, close } = openTransport()
  const signal = new AbortController().signal
  await expect(ask(new URL('https://localhost:9/x'), { signal, headers: {} })).rejects.toEqual(unsafe)
  close()
})

it('a service is asked one thing at a time', async () => {
  let under = 0
  let most = 0
  const server = createServer((_, response) => {
    under += 1
    most = Math.max(most, under)
    setTimeout(() => {
      under -= 1
      response.end('{}')
    }, 10)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { ask, close } = openTransport({ loopback: true })
  const address = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  const signal = new AbortController().signal
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      const answer = await ask(address, { signal, headers: {} })
      for await (const _ of answer.body);
    }),
  )
  close()
  server.closeAllConnections()
  server.close()
  expect(most).toBe(1)
})
