import { afterAll, describe, expect, it } from 'vitest'
import { addressOf } from '../../src/ui'
import { accountsOf, fillSignIn } from '../support/demonstration'
import { takeProblems, visit } from '../support/page'
import { PrivateFolders, serverProcess } from '../support/private-folders'
import { type RunningProgram, startProgram } from '../support/program'

const folders = new PrivateFolders()
const running: RunningProgram[] = []

async function start(dataDirectory: string): Promise<RunningProgram> {
  const program = await startProgram({ dataDirectory })
  running.push(program)
  return program
}

afterAll(async () => {
  await Promise.all(running.map((program) => program.stop()))
  await folders.clearUp()
})

/** Ends the program with all that it started, and its PostgreSQL, as a power cut would. */
async function cutPower(program: RunningProgram): Promise<void> {
  const postgres = serverProcess(program.dataDirectory)
  process.kill(-program.pid, 'SIGKILL')
  if (postgres === undefined) throw new Error('PostgreSQL does not run.')
  process.kill(postgres, 'SIGKILL')
  await program.ended
  running.splice(running.indexOf(program), 1)
}

describe('what was answered as saved', () => {
  it('is there after program and database were killed at that very moment, and can still be undone', {
    timeout: 120_000,
  }, async () => {
    const dataDirectory = folders.data()
    const area = 'heerlen-noord'
    const path = addressOf('area-aliases', 'nl', { area })
    const first = await start(dataDirectory)
    const account = accountsOf(first)['programme-manager']

    const page = await visit(new URL(path, first.address).href)
    await fillSignIn(page, account)
    const form = page.locator('form:has(input[name=alias])')
    const before = await form
      .locator('input[name=alias]')
      .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value).filter(Boolean))
    await form.locator('input[name=alias]').last().fill('Noordkant')
    await page.route(/saved=/, (route) => route.abort())
    const answered = page.waitForResponse((response) => response.request().method() === 'POST')
    await form.locator('button').click({ noWaitAfter: true })
    const answer = await answered
    await cutPower(first)
    expect(answer.status()).toBe(302)
    await page.context().close()
    // What the page was still loading when the power went did not come: that is the cut, no fault of the page.
    takeProblems(page)

    const second = await start(dataDirectory)
    const saved = new URL(answer.headers()['location'] ?? '', second.address)
    const back = await visit(saved.href)
    await fillSignIn(back, account)
    expect(await back.locator('.notice').innerText()).toContain([...before, 'Noordkant'].join('; '))
    await back.locator('.notice button').click()
    await back.waitForURL(/undone/)
    const now = await fetch(new URL(`/api/v1/areas/${area}`, second.address))
    expect(await now.json()).toMatchObject({ aliases: before })
  })
})
