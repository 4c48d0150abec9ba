import { closeSync, constants, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'

const { O_APPEND, O_CREAT, O_NOFOLLOW, O_RDWR, O_RDONLY } = constants

/** Opens the server's log for adding to it, readable by its owner only. Returns the file descriptor. */
export function openLog(file: string): number {
  return openSync(file, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW, 0o600)
}

/**
 * Keeps a log that a running server adds to from growing without end: past `limit` bytes only the last `keep` bytes
 * stay. The server adds at the end of the file whatever its length, so it needs not know; a line that it writes during
 * the cut may be lost.
 */
export function boundLog(file: string, { limit = 4_000_000, keep = 500_000 } = {}): void {
  const log = openLog(file)
  try {
    const { size } = fstatSync(log)
    if (size <= limit) return
    const end = Buffer.alloc(keep)
    const length = readSync(log, end, 0, keep, size - keep)
    const firstWholeLine = end.indexOf('\n') + 1
    ftruncateSync(log, 0)
    writeSync(log, end, firstWholeLine, length - firstWholeLine)
  } finally {
    closeSync(log)
  }
}

/** The size of the log now, to read later what was added since. */
export function logSize(log: number): number {
  return fstatSync(log).size
}

/** What was added to the log after `from` bytes, at most the last 2,000 bytes of it, on one line. */
export function logSince(file: string, from: number): string {
  const log = openSync(file, O_RDONLY | O_NOFOLLOW)
  try {
    const { size } = fstatSync(log)
    const start = Math.max(from > size ? 0 : from, size - 2000)
    const text = Buffer.alloc(size - start)
    readSync(log, text, 0, text.length, start)
    return text
      .toString()
      .trim()
      .replaceAll(/\s*\n\s*/g, ' | ')
  } finally {
    closeSync(log)
  }
}
