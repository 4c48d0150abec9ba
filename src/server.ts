import { readConfiguration } from './platform/index.server'
import { runCommand } from './run-command.server'

/**
 * The one entry of the built program. `bin/wijklus.js` calls it with the words after `wijklus` and the folder of the
 * installation; it ends the process by itself, or stays until it is stopped.
 */
export async function command(words: readonly string[], root: string): Promise<void> {
  process.exitCode = await runCommand(words, {
    root,
    readConfiguration: () => readConfiguration(process.env, root),
    write: (content) => process.stdout.write(content),
    isTerminal: process.stdout.isTTY === true,
    complain: (text) => process.stderr.write(text),
  })
}

export { prepareStore } from './prepare.server'
/** The program without its process: what tests and the benches drive. */
export { openProgram } from './program.server'
