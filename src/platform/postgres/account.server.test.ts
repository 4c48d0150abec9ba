import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  giveToNobody,
  isRoot,
  modeOf,
  ownerOfProcess,
  PrivateFolders,
  serverProcess,
} from '../../../test/support/private-folders'
import { packagedBinaries } from './binaries.server'
import { placesIn } from './places.server'

vi.setConfig({ testTimeout: 120_000 })

const made = new PrivateFolders()
afterEach(() => made.clearUp())

describe.skipIf(!isRoot)('started by root (these are skipped when the tests do not run as root)', () => {
  test('the server runs as an account that is not root, with its files in the data folder', async () => {
    const directory = made.data()
    await made.attach({ directory })
    const owner = ownerOfProcess(serverProcess(directory) as number)
    expect(owner).not.toBe(0)
    expect(statSync(placesIn(directory).cluster).uid).toBe(owner)
    expect(modeOf(placesIn(directory).cluster)).toBe(0o700)
    expect(statSync(placesIn(directory).password).uid).toBe(0)
  })

  test('a data folder that the account cannot enter gets its cluster elsewhere, and says where', async () => {
    const elsewhere = [join(made.folder(), 'wijklus')]
    const directory = made.data('data', 0o700)
    const events: string[] = []
    const first = await made.attach({ directory, elsewhere, log: (event) => events.push(event) })
    const cluster = readFileSync(placesIn(directory).note, 'utf8').trim()
    expect(events).toContain('postgres.elsewhere')
    expect(cluster).toMatch(new RegExp(`^${elsewhere[0]}/[0-9a-f]{20}$`))
    expect(modeOf(cluster)).toBe(0o700)
    expect(existsSync(placesIn(directory).cluster)).toBe(false)
    expect(ownerOfProcess(serverProcess(directory, cluster) as number)).not.toBe(0)
    const { url } = first
    await first.release()
    expect(serverProcess(directory, cluster)).toBeUndefined()
    const second = await made.attach({ directory, elsewhere })
    expect(second.url).toBe(url)
    expect(serverProcess(directory, cluster)).toBeDefined()
  })

  test('programs that the account cannot reach are copied once, links between libraries included', async () => {
    const elsewhere = [join(made.folder(), 'wijklus')]
    const hidden = join(made.folder(0o700), 'native')
    cpSync(packagedBinaries(), hidden, {
      recursive: true,
      verbatimSymlinks: true,
      // As npm leaves it when it runs no install scripts: without the links.
      filter: (source) => !/\.so(\.\d+)?$/.test(source) || source.includes('/postgresql/'),
    })
    const events: string[] = []
    const log = (event: string) => events.push(event)
    for (const directory of [made.data(), made.data()]) {
      await made.attach({ directory, elsewhere, binaries: hidden, log })
      expect(ownerOfProcess(serverProcess(directory) as number)).not.toBe(0)
    }
    expect(readdirSync(elsewhere[0] as string)).toHaveLength(1)
    expect(events.filter((event) => event === 'postgres.binaries-copied')).toHaveLength(1)
  })

  test('the owner of the data folder goes on where root began', async () => {
    const directory = made.data()
    mkdirSync(directory)
    const nobody = giveToNobody(directory)
    await (await made.attach({ directory })).release()
    expect(statSync(placesIn(directory).cluster).uid).toBe(nobody.uid)
    const command = made.process(directory, nobody)
    expect(await command.tell('attach')).not.toHaveProperty('error')
    expect(ownerOfProcess(serverProcess(directory) as number)).toBe(nobody.uid)
    expect(await command.tell('release')).not.toHaveProperty('error')
  })

  test('a server of root is refused to another account, in plain words', async () => {
    const directory = made.data()
    await (await made.attach({ directory })).release()
    const nobody = giveToNobody(made.folder())
    const command = made.process(directory, nobody)
    expect((await command.tell('attach')).error).toMatch(/^database-unreachable: .*permission denied/)
  })
})

test('a machine without packaged programs is told to set DATABASE_URL', () => {
  expect(() => packagedBinaries('sunos-sparc')).toThrow(
    expect.objectContaining({ code: 'database-platform-unsupported', parameters: { platform: 'sunos-sparc' } }),
  )
})
