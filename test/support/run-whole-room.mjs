/**
 * Runs TypeScript that enters a whole room, pages and all, in a process of its own:
 * `node test/support/run-whole-room.mjs program.ts ARGUMENTS`. Vite reads it as the build does; Node by itself reads no JSX.
 */
import { runnerImport } from 'vite'

const program = process.argv.splice(2, 1)[0]
await runnerImport(`/${program}`, { configFile: false, logLevel: 'error' })
