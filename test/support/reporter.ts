import type { Reporter, TestModule, TestRunEndReason, TestSuite } from 'vitest/node'

/** How a run ended, as counts. */
interface Count {
  passed: number
  failed: number
  skipped: number
}

/**
 * Ends the output of a run with one plain line `N passed, N failed`, and `, N skipped` when some were. Written when the
 * process ends, so that nothing comes after it. Counted as failed besides tests: a file that could not be read, a hook
 * that threw, an error outside any test, and whatever else made the run fail.
 */
export default class CountReporter implements Reporter {
  private count: Count = { passed: 0, failed: 0, skipped: 0 }

  onInit(): void {
    process.once('exit', (code) => {
      // A global setup that throws leaves no failed test behind, only an exit code.
      if (code !== 0 && this.count.failed === 0) this.count.failed = 1
      process.stdout.write(`\n${countLine(this.count)}\n`)
    })
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[], _reason: TestRunEndReason): void {
    const count = { passed: 0, failed: unhandled.length, skipped: 0 }
    for (const module of modules) {
      for (const { state } of [...module.children.allTests()].map((test) => test.result())) {
        if (state === 'passed') count.passed += 1
        else if (state === 'failed') count.failed += 1
        else count.skipped += 1
      }
      const holders: (TestModule | TestSuite)[] = [module, ...module.children.allSuites()]
      count.failed += holders.filter((holder) => holder.errors().length > 0).length
    }
    this.count = count
  }
}

function countLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
