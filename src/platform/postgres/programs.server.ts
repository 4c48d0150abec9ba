import { spawn } from 'node:child_process'

export interface Outcome {
  /** Exit code; null when the program could not be started or was ended by a signal. */
  code: number | null
  /** Standard output and errors together, trimmed; empty when they went to a file. */
  output: string
}

/**
 * Runs one program to its end and never throws: a program that cannot be started gives `code: null` and the reason.
 *
 * The program gets an environment of its own, so that no language, PG* variable or library path of the caller reaches
 * the server, and a session of its own, so that Ctrl-C in a terminal ends us and not a server that is half started.
 *
 * @param account who runs it; undefined is ourselves
 * @param cwd an absolute folder that the account can enter
 * @param outputFile an open file descriptor that gets the output; a detached server keeps writing there
 */
export function runProgram(
  file: string,
  parameters: readonly string[],
  {
    account,
    cwd = '/',
    outputFile,
  }: { account?: { uid: number; gid: number }; cwd?: string; outputFile?: number } = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(file, parameters, {
      cwd,
      detached: true,
      env: { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C' },
      stdio: ['ignore', outputFile ?? 'pipe', outputFile ?? 'pipe'],
      ...(account && { uid: account.uid, gid: account.gid }),
    })
    let output = ''
    const collect = (part: Buffer) => {
      output += part.toString()
    }
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    child.on('error', (error) => resolve({ code: null, output: error.message }))
    child.on('close', (code) => resolve({ code, output: output.trim() }))
  })
}
