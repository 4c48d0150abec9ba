import { afterAll, expect, test, vi } from 'vitest'
import { PrivateFolders, serverProcess } from '../../../test/support/private-folders'
import { claimRunning, isRunning } from './running.server'

vi.setConfig({ testTimeout: 120_000 })

const made = new PrivateFolders()
afterAll(() => made.clearUp())

test('one program runs at a time, seen by all, and ends with its process', async () => {
  const directory = made.data()
  const { url } = await made.attach({ directory })
  expect(await isRunning(url)).toBe(false)

  const program = made.process(directory)
  await program.tell('attach')
  expect(await program.tell('claim')).toMatchObject({ claimed: true })
  expect(await isRunning(url)).toBe(true)
  expect(await claimRunning(url)).toBeNull()

  await program.kill()
  await vi.waitFor(async () => expect(await isRunning(url)).toBe(false))
  const claim = await claimRunning(url)
  expect(claim).not.toBeNull()

  process.kill(serverProcess(directory) as number, 'SIGKILL')
  await vi.waitFor(async () => expect(await isRunning(url)).toBe(true), { timeout: 15_000, interval: 100 })

  await claim?.release()
  expect(await isRunning(url)).toBe(false)
})
