import type { Configuration } from './platform/index.server'

/** What a command needs of the process; a test gives its own. */
export interface CommandSurroundings {
  root: string
  readConfiguration(): Configuration
  write(content: string | Uint8Array): void
  /** Whether what is written is shown to a person, who can do nothing with the bytes of a file. */
  isTerminal?: boolean
  complain(text: string): void
}
