import type { Configuration } from './platform/index.server'

/** What a command needs of the process; a test gives its own. */
export interface CommandSurroundings {
  root: string
  readConfiguration(): Configuration
  write(text: string): void
  complain(text: string): void
}
