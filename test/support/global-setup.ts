import type { ProvidedContext } from 'vitest'
import type { TestProject } from 'vitest/node'
import { installedChromium } from './browser'
import { buildWhenStale } from './build'

declare module 'vitest' {
  interface ProvidedContext {
    /** Set when the Chromium that tests start is there. */
    browserInstalled: boolean
    /** The PostgreSQL server of this run, as its owner, at the database `postgres`. */
    storeUrl: string
    /** Where the data folder of the template database is once a test asked for it. */
    templateDirectory: string
    /** Set when `build/` was made from the sources as they are. */
    built: boolean
  }
}

type Start = (run: TestProject) => Promise<() => Promise<unknown>>

/** Each starts something, gives it to the run, and returns how it is stopped. */
const starts = {
  async build(run) {
    await buildWhenStale()
    run.provide('built', true)
    return async () => {}
  },
  async store(run) {
    // Imported here, because a run without store tests should not need what this needs.
    const { startStore } = await import('./store')
    const { url, templateDirectory, stop } = await startStore()
    run.provide('storeUrl', url)
    run.provide('templateDirectory', templateDirectory)
    return stop
  },
  async browser(run) {
    await installedChromium()
    run.provide('browserInstalled', true)
    return async () => {}
  },
} satisfies Record<string, Start>

type Need = keyof typeof starts

/** What the tests of each Vitest project need; `vitest.config.ts` says how their files are named. */
const needs: Readonly<Record<string, readonly Need[]>> = {
  store: ['store'],
  support: ['store', 'browser'],
  program: ['build', 'store'],
  browser: ['build', 'store', 'browser'],
}

/** What says that a need was met by an earlier project of the same run. */
const marks: Readonly<Record<Need, keyof ProvidedContext>> = {
  build: 'built',
  store: 'storeUrl',
  browser: 'browserInstalled',
}

/**
 * Starts what the tests of this project need and the run does not have yet. What is started is given through the root
 * project, so the next project of the same run finds it there, and is stopped when the run closes.
 */
export default async function setup(project: TestProject): Promise<void> {
  const run = project.vitest.getRootProject()
  const given = run.getProvidedContext()
  const missing = (needs[project.name] ?? []).filter((need) => given[marks[need]] === undefined)
  const outcomes = await Promise.allSettled(
    missing.map(async (need) => {
      const stop = await starts[need](run)
      project.vitest.onClose(async () => {
        await stop()
      })
    }),
  )
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  if (failures.length > 0) throw failures.length === 1 ? failures[0] : new AggregateError(failures)
}
