import { spawnSync } from 'node:child_process'

interface Running {
  pid: number
  parent: number
  command: string
}

/** The processes of a started program. */
export interface ProgramProcesses {
  /** The program itself, which answers pages. */
  program: number
  worker: number
}

/** The program and its worker behind the process that was started; undefined while they are not both there. */
export function processesOf(launcher: number): ProgramProcesses | undefined {
  const all = running()
  const childOf = (parent: number, word: string) =>
    all.find((each) => each.parent === parent && each.command.endsWith(` ${word}`))?.pid
  const program = childOf(launcher, 'start')
  const worker = program && childOf(program, 'work')
  return program && worker ? { program, worker } : undefined
}

/** Whether the process still does something; one that ended and was not yet noticed by its parent does not. */
export function lives(pid: number): boolean {
  const state = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()
  return state !== '' && !state.startsWith('Z')
}

function running(): Running[] {
  const { stdout } = spawnSync('ps', ['-e', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
  return stdout.split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)
    return match ? [{ pid: Number(match[1]), parent: Number(match[2]), command: (match[3] as string).trimEnd() }] : []
  })
}
