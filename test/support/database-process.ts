import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

export interface Answer {
  act: string
  error?: string
  url?: string
  events?: string[]
  /** How long it took. */
  milliseconds?: number
  claimed?: boolean
  rows?: Record<string, unknown>[]
}

/** A separate process that uses the private server of a data folder; see `hold-database.ts` for what it obeys. */
export class DatabaseProcess {
  readonly child: ChildProcessWithoutNullStreams
  private readonly answers: AsyncIterator<string>

  constructor(
    directory: string,
    { environment = {}, uid, gid }: { environment?: Record<string, string>; uid?: number; gid?: number } = {},
  ) {
    const support = (name: string) => resolve('test/support', name)
    this.child = spawn(
      process.execPath,
      ['--import', support('run-typescript.mjs'), support('hold-database.ts'), directory],
      { env: { ...process.env, ...environment }, stdio: ['pipe', 'pipe', 'pipe'], uid, gid },
    )
    // What it says while it dies is of no use, and a broken pipe to a killed process is expected.
    this.child.stderr.resume()
    this.child.stdin.on('error', () => {})
    this.answers = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]()
  }

  /** Sends one line and gives the answer to it. */
  async tell(line: string): Promise<Answer> {
    this.send(line)
    return this.heard(line.split(' ')[0] ?? '')
  }

  /** Sends one line without waiting for its answer. */
  send(line: string): void {
    this.child.stdin.write(`${line}\n`)
  }

  /** The next answer to this act. */
  async heard(act: string): Promise<Answer> {
    for (;;) {
      const { value, done } = await this.answers.next()
      if (done) throw new Error(`the process ended before it answered ${act}`)
      const answer = JSON.parse(value) as Answer
      if (answer.act === act) return answer
    }
  }

  /** kill -9, and waits until the process is gone. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const gone = once(this.child, 'exit')
    this.child.kill('SIGKILL')
    await gone
  }
}
