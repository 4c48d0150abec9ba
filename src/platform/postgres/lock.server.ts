import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { Refusal } from '../errors'

const SQLITE_BUSY = 5

/**
 * Runs an action while this process alone holds the lock; others, in this process and elsewhere, wait their turn.
 *
 * The lock is an exclusive SQLite transaction on an empty file, which is a lock of the operating system (fcntl) on that
 * file. Node gives no other way to such a lock. The kernel drops it the moment its holder dies, also by kill -9, so a
 * stale lock does not exist and two processes cannot quarrel over taking one over: a lock file with a process number
 * needs that take-over, and reading that the holder is dead and replacing the file are two steps between which a third
 * process can take the lock. SQLite also keeps two holders within one process apart, which fcntl itself does not.
 * The file stays: removing a lock file lets two processes lock two different files of the same name. Nothing may open
 * it outside this function: closing it anywhere in the process would drop the lock (POSIX).
 *
 * @param file the lock file; made when missing
 * @param seconds how long to wait for the lock
 * @throws Refusal `database-busy` when others hold it longer; `database-unreachable` when the file cannot be locked
 */
export async function underFileLock<Result>(
  file: string,
  action: () => Promise<Result>,
  { seconds = 90 }: { seconds?: number } = {},
): Promise<Result> {
  const lock = await takeLock(file, seconds)
  try {
    return await action()
  } finally {
    lock.close()
  }
}

async function takeLock(file: string, seconds: number): Promise<DatabaseSync> {
  const deadline = Date.now() + seconds * 1000
  const database = openLockFile(file)
  for (;;) {
    if (tryLock(database, file)) return database
    if (Date.now() > deadline) {
      database.close()
      throw new Refusal('database-busy', { directory: dirname(file), seconds })
    }
    // Unequal pauses, so that two waiters do not keep meeting each other.
    await wait(5 + Math.random() * 20)
  }
}

function openLockFile(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout: 0 })
  } catch (error) {
    throw cannotLock(file, error)
  }
}

function tryLock(database: DatabaseSync, file: string): boolean {
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return false
    database.close()
    throw cannotLock(file, error)
  }
}

function cannotLock(file: string, cause: unknown): Refusal {
  const reason = `${file}: ${(cause as Error).message}`
  return new Refusal('database-unreachable', { reason, directory: dirname(file) }, { cause })
}
