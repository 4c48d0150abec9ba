import { describe, expect, it } from 'vitest'
import type { Role } from '../../src/accounts'
import { addressOf } from '../../src/ui'
import { fillSignIn, runDemonstration, signIn } from '../support/demonstration'
import { expectAccessible, expectNoHorizontalScroll, visit } from '../support/page'

const program = runDemonstration()

const account = addressOf('account', 'nl')

/** Passwords that a test changed. */
const changed = new Map<Role, string>()

function accountOf(role: Role): { email: string; password: string } {
  const { email, password } = program.accounts[role]
  return { email, password: changed.get(role) ?? password }
}

const ourArea = expect.stringMatching(/^heerlen-noord$/i)

/** What the account page says about each account of the demonstration: role, areas, organisation. */
const held: readonly [role: Role, ...says: unknown[]][] = [
  ['administrator', 'beheerder', 'alle gebieden', 'Demonstratiegemeente'],
  ['national-coordinator', 'landelijk coördinator', 'alle gebieden', 'Demonstratieministerie'],
  ['programme-manager', 'programmamanager', ourArea, 'Demonstratiegemeente'],
  ['contributor', 'partner die bijdraagt', ourArea, 'Demonstratiecorporatie'],
  ['researcher', 'onderzoeker', 'alle gebieden', ourArea, 'Demonstratieonderzoek'],
  ['reader', 'lezer', 'alle gebieden', 'Demonstratiegemeente'],
]

describe('the demonstration has an account for every role', () => {
  it.each(held)('%s: signs in, sees what it is and changes its password', async (role, ...says) => {
    const { email, password } = accountOf(role)
    const wanted = `vier woorden voor ${role}`
    const page = await visit(program.at(account))
    await fillSignIn(page, { email, password })
    expect(page.url()).toBe(program.at(account))
    expect(await page.textContent('main')).toContain(email)
    expect(await page.locator('.facts dd').allTextContents()).toEqual(expect.arrayContaining(says))
    await expectNoHorizontalScroll(page)

    await page.fill('#current', password)
    await page.fill('#wanted', wanted)
    await page.fill('#again', wanted)
    await page.click('form:has(#wanted) button')
    await page.waitForURL(/done=password/)
    changed.set(role, wanted)
    expect(await page.locator('[role=status]').innerText()).toContain('Uw wachtwoord is veranderd.')

    await page.click(`form[action="${addressOf('sign-out', 'nl')}"] button`)
    await page.waitForURL(program.at('/'))
    await signIn(page, { email, password })
    expect(await page.inputValue('#email')).toBe(email)
    await fillSignIn(page, { email, password: wanted })
    expect(await page.locator(`header a[href="${account}"]`).count()).toBe(1)
  })
})

describe('signing in', () => {
  it('with a wrong password is refused, and keeps the address that was typed but no password', async () => {
    const { email } = program.accounts.reader
    const page = await visit(program.at(addressOf('sign-in', 'en')), { language: 'en' })
    await fillSignIn(page, { email, password: 'not the password' })
    expect(await page.inputValue('#email')).toBe(email)
    expect(await page.inputValue('#password')).toBe('')
    expect(await page.locator('[role=alert]').innerText()).toContain('do not belong together')
    await page.click('[role=alert] a')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('email')
    await expectAccessible(page)
    await expectNoHorizontalScroll(page)
  })

  it('is slowed after many wrong passwords, and says how long', async () => {
    const page = await visit(program.at(addressOf('sign-in', 'nl')))
    const wrong = { email: 'niemand@voorbeeld.example', password: 'mis' }
    for (let tries = 0; tries < 6; tries += 1) await fillSignIn(page, wrong)
    expect(await page.locator('[role=alert]').innerText()).toMatch(/Wacht \d+ seconden en probeer het opnieuw/)
    expect(await page.inputValue('#email')).toBe(wrong.email)
  })
})

describe('the account page', () => {
  it('is not there for who did not sign in', async () => {
    const page = await visit(program.at(account))
    expect(page.url()).toBe(program.at(addressOf('sign-in', 'nl', {}, { next: account })))
  })

  it.each([
    ['a current password that is not right', { current: 'mis', wanted: 'vier woorden achter elkaar' }, 'current'],
    ['a new one that is too short', { wanted: 'kort' }, 'wanted'],
    ['two that differ', { wanted: 'vier woorden achter elkaar', again: 'vijf woorden achter elkaar nu' }, 'again'],
  ])('refuses %s at its field, without scripts too', async (_, typed, field) => {
    const researcher = accountOf('researcher')
    const page = await visit(program.at(account), { javaScript: false })
    await fillSignIn(page, researcher)
    const form: Record<string, string> = { current: researcher.password, again: typed.wanted, ...typed }
    for (const [name, value] of Object.entries(form)) await page.fill(`#${name}`, value)
    await page.click('form:has(#wanted) button')
    await page.waitForSelector('[role=alert]')
    expect(await page.locator('[aria-invalid]').evaluateAll((inputs) => inputs.map(({ id }) => id))).toEqual([field])
    expect(await page.getAttribute('[role=alert] a', 'href')).toBe(`#${field}`)
    expect(await page.inputValue('#wanted')).toBe('')
    if (field === 'wanted') await expectAccessible(page)
  })
})
