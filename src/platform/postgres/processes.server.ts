import { spawnSync } from 'node:child_process'
import { readlinkSync } from 'node:fs'
import { basename } from 'node:path'

/** Whether process `pid` lives and is the first process of a PostgreSQL server on this folder (a real path). */
export function isServerOn(folder: string, pid: number): boolean {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return isNamedPostgres(pid)
  try {
    // A server works in its own folder. A process that is dead but not yet cleared away has no folder at all.
    return readlinkSync(`/proc/${pid}/cwd`) === folder
  } catch (error) {
    return errorCode(error) === 'EACCES' && isNamedPostgres(pid)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) !== 'ESRCH'
  }
}

function isNamedPostgres(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=,comm=', '-p', String(pid)], { encoding: 'utf8' })
  const [state = '', ...name] = (stdout ?? '').trim().split(/\s+/)
  return state !== '' && !state.startsWith('Z') && basename(name.join(' ')).startsWith('postgres')
}

function errorCode(error: unknown): string | undefined {
  return (error as { code?: string }).code
}
