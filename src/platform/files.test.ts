import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keptSecret, makeFolder } from './files.server'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'wijklus-files-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

describe('a folder is made whole or not at all', () => {
  it('gets its name when it is filled', async () => {
    const target = join(directory, 'version-1')
    await makeFolder(target, async (draft) => {
      expect(await readdir(directory)).not.toContain('version-1')
      await writeFile(join(draft, 'rows'), 'all of them')
    })
    expect(await readFile(join(target, 'rows'), 'utf8')).toBe('all of them')
    expect(await readdir(directory)).toEqual(['version-1'])
  })

  it('leaves nothing behind when filling fails, and what was there before stays', async () => {
    const target = join(directory, 'version-1')
    await mkdir(target)
    await writeFile(join(target, 'rows'), 'the old ones')
    await expect(
      makeFolder(target, async (draft) => {
        await writeFile(join(draft, 'rows'), 'half of th')
        throw new Error('the disk is full')
      }),
    ).rejects.toThrow('the disk is full')
    expect(await readdir(directory)).toEqual(['version-1'])
    expect(await readFile(join(target, 'rows'), 'utf8')).toBe('the old ones')
  })

  it('a kill while it is filled leaves nothing under its name', async () => {
    const target = join(directory, 'version-1')
    const child = runNode(`import { makeFolder } from './src/platform/files.server.ts'
      await makeFolder(${JSON.stringify(target)}, async () => {
        console.log('filling')
        await new Promise((resolve) => setTimeout(resolve, 60000))
      })`)
    await child.said('filling')
    child.kill()
    await child.ended
    expect((await readdir(directory)).map((name) => name.split('.').at(-1))).toEqual(['draft'])
    await makeFolder(target, async () => {})
    expect(await readdir(directory)).toContain('version-1')
  })
})

describe('a secret that is kept', () => {
  it('is long, the same every time, and for its owner only', async () => {
    const secret = await keptSecret(join(directory, 'new'), 'session.secret')
    expect(secret).toMatch(/^[0-9a-f]{64}$/)
    expect(await keptSecret(join(directory, 'new'), 'session.secret')).toBe(secret)
    expect(await keptSecret(join(directory, 'new'), 'other.secret')).not.toBe(secret)
    expect((await stat(join(directory, 'new/session.secret'))).mode & 0o777).toBe(0o600)
  })

  it.each([
    ['in an empty folder', undefined],
    ['where a power failure left an empty file', ''],
    ['where a power failure left half a secret', 'abc'],
  ])('is one for many processes at once, %s', async (_where, left) => {
    if (left !== undefined) await writeFile(join(directory, 'session.secret'), left)
    const program = `import { keptSecret } from './src/platform/files.server.ts'
      const directory = ${JSON.stringify(directory)}
      console.log((await Promise.all([1, 2, 3].map(() => keptSecret(directory, 'session.secret')))).join(' '))`
    const children = [1, 2, 3, 4].map(() => runNode(program))
    const said = await Promise.all(children.map(({ ended }) => ended))
    const secrets = said.flatMap((line) => line.trim().split(' '))
    expect(secrets).toHaveLength(12)
    expect(new Set(secrets).size).toBe(1)
    expect(secrets[0]).toBe(await readFile(join(directory, 'session.secret'), 'utf8'))
  })
})

/** A process of its own that runs this text as a module of ours. */
function runNode(program: string) {
  const child = spawn(
    process.execPath,
    ['--import', resolve('test/support/run-typescript.mjs'), '--input-type=module-typescript', '--eval', program],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let text = ''
  const heard = new Promise<void>((done) => {
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      text += piece
      done()
    })
  })
  return {
    ended: new Promise<string>((done) => child.once('close', () => done(text))),
    kill: () => child.kill('SIGKILL'),
    async said(word: string) {
      await heard
      expect(text).toContain(word)
    },
  }
}
