import { resolve } from 'node:path'

/** The folder of this repository. */
export const root = resolve(import.meta.dirname, '../..')

/** What tests keep between runs: the unpacked Chromium, screenshots, locks. Not in version control. */
export const cache = resolve(root, '.cache')
