import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { underFileLock } from './lock.server'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wijklus-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('holders take turns, and one that fails lets the next in', async () => {
  let inside = 0
  const seen: number[] = []
  const turns = Array.from({ length: 20 }, (_, turn) =>
    underFileLock(join(folder, 'lock'), async () => {
      seen.push(++inside)
      await wait(2)
      inside--
      if (turn % 4 === 0) throw new Error('failed inside')
    }),
  )
  const results = await Promise.allSettled(turns)
  expect(seen).toEqual(Array(20).fill(1))
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(5)
})

test('waiting ends after the time limit, with a refusal that names the folder', async () => {
  const lock = join(folder, 'lock')
  await underFileLock(lock, async () => {
    await expect(underFileLock(lock, async () => {}, { seconds: 0.1 })).rejects.toMatchObject({
      code: 'database-busy',
      parameters: { directory: folder, seconds: 0.1 },
    })
  })
})

test('a killed holder holds nothing: several who wait get in, one at a time', async () => {
  const lock = join(folder, 'lock')
  const program = `const { DatabaseSync } = require('node:sqlite')
    const lock = new DatabaseSync(${JSON.stringify(lock)})
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    console.log('held')
    setInterval(() => lock, 1000)`
  const holder = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    await once(holder.stdout, 'data')
    await expect(underFileLock(lock, async () => {}, { seconds: 0.1 })).rejects.toMatchObject({ code: 'database-busy' })
    let inside = 0
    const waiting = Array.from({ length: 8 }, () =>
      underFileLock(lock, async () => {
        expect(++inside).toBe(1)
        await wait(2)
        inside--
      }),
    )
    holder.kill('SIGKILL')
    await Promise.all(waiting)
  } finally {
    holder.kill('SIGKILL')
  }
})

test('a folder that is not there is refused in plain words', async () => {
  await expect(underFileLock(join(folder, 'missing', 'lock'), async () => {})).rejects.toMatchObject({
    code: 'database-unreachable',
  })
})
