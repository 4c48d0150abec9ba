import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { version } from './package.json'

/**
 * Tests with a browser or a whole program wait for processes of the machine they run on. On a build machine, where nobody
 * looks at it again, one that fails is tried once more; a fault of ours fails twice.
 */
const tries = { retry: process.env.CI ? 1 : 0 }

/**
 * The name of a test file says what it needs, so that a run of pure tests starts no server and no browser:
 * `*.test.ts(x)` nothing, `*.store.test.ts(x)` PostgreSQL, `test/house/` the files of this repository, `test/program/` the
 * built program and PostgreSQL, `test/browser/` these and Chromium. `test/support/global-setup.ts` starts what the run needs, once.
 */
export default defineConfig({
  test: {
    reporters: ['default', './test/support/reporter.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 60_000,
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Files that run in one process share what they import, which otherwise is half of the time of a run. It is the same to
    // us: rooms keep nothing between calls that is not of a house, and each file opens its own.
    isolate: false,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'bench/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['**/*.store.test.{ts,tsx}'],
        },
      },
      {
        test: { name: 'house', include: ['test/house/**/*.test.ts'], testTimeout: 120_000 },
      },
      {
        test: {
          name: 'store',
          include: ['src/**/*.store.test.{ts,tsx}'],
          globalSetup: ['./test/support/global-setup.ts'],
        },
      },
      {
        test: {
          name: 'support',
          include: ['test/support/**/*.test.ts'],
          globalSetup: ['./test/support/global-setup.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'program',
          // As the program itself runs; otherwise React is the slow one for those who develop it.
          env: { NODE_ENV: 'production' },
          include: ['test/program/**/*.test.ts'],
          globalSetup: ['./test/support/global-setup.ts'],
          testTimeout: 60_000,
          ...tries,
        },
        define: { __WIJKLUS_VERSION__: JSON.stringify(version) },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['./test/support/global-setup.ts'],
          testTimeout: 60_000,
          ...tries,
        },
      },
    ],
  },
})
