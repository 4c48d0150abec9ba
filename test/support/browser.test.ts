import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { installedChromium } from './browser'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wijklus-chromium-'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

it.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'unpacks Chromium once, whole, when several start at the same time',
  async () => {
    vi.stubEnv('CHROMIUM_PATH', undefined)
    const found = await Promise.all([installedChromium(folder), installedChromium(folder), installedChromium(folder)])
    expect(new Set(found.map(({ executable }) => executable)).size).toBe(1)
    expect(existsSync(found[0].executable)).toBe(true)
    expect((await readdir(folder)).filter((name) => name.startsWith('chromium-'))).toHaveLength(1)
  },
)

it('takes the Chromium of CHROMIUM_PATH, and says so when it is not there', async () => {
  vi.stubEnv('CHROMIUM_PATH', process.execPath)
  expect((await installedChromium(folder)).executable).toBe(process.execPath)
  vi.stubEnv('CHROMIUM_PATH', join(folder, 'gone'))
  await expect(installedChromium(folder)).rejects.toThrow(/CHROMIUM_PATH names .*gone, which does not exist/)
})
