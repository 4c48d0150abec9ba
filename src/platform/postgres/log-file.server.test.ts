import {
  appendFileSync,
  closeSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { boundLog, logSince, openLog } from './log-file.server'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wijklus-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a log past its limit keeps its last whole lines, and the server that has it open goes on at the end', () => {
  const file = join(folder, 'log')
  const server = openLog(file)
  for (let line = 1; line <= 100; line++) writeSync(server, `line ${line}\n`)
  boundLog(file, { limit: 500, keep: 30 })
  writeSync(server, 'line 101\n')
  closeSync(server)
  expect(readFileSync(file, 'utf8')).toBe('line 98\nline 99\nline 100\nline 101\n')
})

test('a log within its limit stays as it is', () => {
  const file = join(folder, 'log')
  appendFileSync(file, 'one\ntwo\n')
  boundLog(file)
  expect(readFileSync(file, 'utf8')).toBe('one\ntwo\n')
  expect(logSince(file, 4)).toBe('two')
})

test('a link in the place of the log is not followed', () => {
  const other = join(folder, 'other')
  writeFileSync(other, 'not a log')
  symlinkSync(other, join(folder, 'log'))
  expect(() => openLog(join(folder, 'log'))).toThrow()
  expect(statSync(other).size).toBe(9)
})
