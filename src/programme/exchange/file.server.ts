import { randomUUID } from 'node:crypto'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Refusal } from '../../platform'
import { isZip, wholeSheets } from '../../statistics/index.server'
import type { ProgrammeDocument } from './format'
import { readProgramme } from './read'
import { programmeOfSheets } from './workbook/read'

/** Most bytes of a programme as a file; one of five hundred goals and three hundred interventions is about one million. */
export const largestProgramme = 20_000_000

/**
 * Reads a programme from a file, JSON or a workbook (XLSX); which of the two it is, its content says.
 *
 * @param name what the file is called in a refusal
 * @throws Refusal `programme-file-unreadable`, `file-too-large`, `programme-invalid` with the place, `programme-format`;
 * those of reading a workbook
 */
export async function readProgrammeFile(path: string, name = basename(path)): Promise<ProgrammeDocument> {
  const { isWorkbook, size } = await opened(path)
  if (size > largestProgramme) {
    throw new Refusal('file-too-large', { place: name, limit: largestProgramme / 1_000_000 }, { where: name })
  }
  if (isWorkbook) return programmeOfSheets(await wholeSheets(path, name), name)
  return readProgramme(await readFile(path, 'utf8'), name)
}

async function opened(path: string): Promise<{ isWorkbook: boolean; size: number }> {
  try {
    return { isWorkbook: await isZip(path), size: (await stat(path)).size }
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? ''
    throw new Refusal('programme-file-unreadable', { file: path, reason }, { where: path, cause: error })
  }
}

/** Reads a programme that was sent; as `readProgrammeFile`. A workbook is read from a file, which is gone afterwards. */
export async function readProgrammeBytes(bytes: Uint8Array, name: string): Promise<ProgrammeDocument> {
  const path = join(tmpdir(), `wijklus-${randomUUID()}`)
  try {
    await writeFile(path, bytes, { mode: 0o600 })
    return await readProgrammeFile(path, name)
  } finally {
    await rm(path, { force: true })
  }
}
