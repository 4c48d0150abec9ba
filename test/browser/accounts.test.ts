import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Role } from '../../src/accounts'
import { oneTimeCode } from '../../src/accounts/one-time-code.server'
import { addressOf, type PageName } from '../../src/ui'
import { fillSignIn, runDemonstration, signIn } from '../support/demonstration'
import { expectAccessible, expectNoHorizontalScroll, takeProblems, visit } from '../support/page'

const program = runDemonstration()

/** A page of the program, signed in as this role; without scripts, because none of these pages needs any. */
async function visitAs(role: Role, path: string): Promise<Page> {
  return await visit(program.at(path), { javaScript: false, cookies: await program.signedIn(role) })
}

/** The same, on another device. */
async function visitElsewhereAs(role: Role, path: string): Promise<Page> {
  const page = await visit(program.at(addressOf('sign-in', 'nl')), { javaScript: false })
  await signIn(page, program.accounts[role])
  await page.goto(program.at(path))
  return page
}

/** Reads the newest letter of this kind to somebody in the outbox, as the administrator who hands it over. */
async function linkFor(name: string): Promise<string> {
  const page = await visitAs('administrator', addressOf('outbox', 'nl'))
  await page
    .getByRole('button', { name: `Bericht aan ${name} openen` })
    .first()
    .click()
  const letter = await page.locator('.letter pre').innerText()
  await page.context().close()
  return /http\S+token=\S+/.exec(letter)?.[0] ?? ''
}

async function choosePassword(page: Page, password: string): Promise<void> {
  await page.fill('#wanted', password)
  await page.fill('#again', password)
  await page.press('#again', 'Enter')
  await page.waitForURL(/chosen/)
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The code an app shows, which was given the key as it stands on the page. */
function appCode(shown: string): string {
  const bits = [...shown.replaceAll(' ', '')].map((letter) => base32.indexOf(letter).toString(2).padStart(5, '0'))
  const bytes =
    bits
      .join('')
      .match(/.{8}/g)
      ?.map((byte) => Number.parseInt(byte, 2)) ?? []
  return oneTimeCode(Buffer.from(bytes).toString(), new Date())
}

describe('somebody who is invited', () => {
  it('chooses a password, switches on the second step, signs in with a code, and chooses another password', async () => {
    const administrator = await visitAs('administrator', addressOf('invite', 'nl'))
    await administrator.fill('#name', 'Nieuwe Collega')
    await administrator.fill('#email', 'nieuw@demo.wijklus.example')
    await administrator.selectOption('#role', 'contributor')
    await administrator.selectOption('#organisation', 'demonstratie-corporatie')
    await administrator.getByRole('button', { name: 'Uitnodigen' }).click()
    expect(await administrator.locator('.errors').innerText()).toContain('past niet bij dit gebied')
    expect(await administrator.inputValue('#name')).toBe('Nieuwe Collega')
    takeProblems(administrator)
    await administrator.selectOption('#area', 'heerlen-noord')
    await administrator.getByRole('button', { name: 'Uitnodigen' }).click()
    expect(await administrator.locator('[role=status]').innerText()).toContain('ligt klaar in het postvak')

    const link = await linkFor('Nieuwe Collega')
    expect(link.startsWith(program.at('/wachtwoord-kiezen?token='))).toBe(true)
    const page = await visit(link)
    expect(await page.textContent('h1')).toBe('Welkom bij Wijklus: kies een wachtwoord')
    await expectAccessible(page)
    await choosePassword(page, 'vier woorden achter elkaar')
    const account = { email: 'nieuw@demo.wijklus.example', password: 'vier woorden achter elkaar' }
    await fillSignIn(page, account)

    await page.goto(program.at(addressOf('two-step', 'nl')))
    await page.fill('#password', account.password)
    await page.press('#password', 'Enter')
    await page.waitForSelector('.scan')
    await expectAccessible(page)
    await expectNoHorizontalScroll(page)
    const key = await page.locator('.key').innerText()
    await page.fill('#code', '12345x')
    await page.press('#code', 'Enter')
    await page.waitForSelector('#code-error')
    takeProblems(page)
    expect(await page.locator('.key').innerText()).toBe(key)
    await page.fill('#code', appCode(key))
    await page.press('#code', 'Enter')
    await page.waitForSelector('.codes')
    await expectAccessible(page)
    expect(await page.locator('.codes li').count()).toBe(10)

    await page.goto(program.at(addressOf('account', 'nl')))
    await page.click(`form[action="${addressOf('sign-out', 'nl')}"] button`)
    await page.waitForURL(program.at('/'))
    await page.goto(program.at(`${addressOf('sign-in', 'nl')}?next=/account`))
    await fillSignIn(page, account)
    expect(page.url()).toContain(addressOf('sign-in-code', 'nl'))
    await expectAccessible(page)
    await expectNoHorizontalScroll(page)
    await page.fill('#code', appCode(key))
    await page.press('#code', 'Enter')
    await page.waitForURL(program.at('/account'))
    expect(await page.textContent('main')).toContain('partner die bijdraagt')

    const forgetful = await visit(program.at(addressOf('password-forgotten', 'nl')))
    await forgetful.fill('#email', account.email)
    await forgetful.press('#email', 'Enter')
    await forgetful.waitForURL(/asked/)
    const again = await linkFor('Nieuwe Collega')
    await forgetful.goto(again)
    await choosePassword(forgetful, 'vijf andere woorden op een rij')
    await fillSignIn(forgetful, { ...account, password: 'vijf andere woorden op een rij' })
    expect(forgetful.url()).toContain(addressOf('sign-in-code', 'nl'))
    await visit(again, { status: 410 })
  })
})

describe('a programme manager', () => {
  it('invites a contributor for the own area, sees that in its audit trail, and ends the role', async () => {
    const page = await visitAs('programme-manager', addressOf('account', 'nl'))
    await page.getByRole('link', { name: 'Team van Heerlen-Noord' }).click()
    await page.fill('#name', 'Wijkagent Voorbeeld')
    await page.fill('#email', 'wijkagent@demo.wijklus.example')
    await page.selectOption('#organisation', 'demonstratie-gemeente')
    await page.getByRole('button', { name: 'Uitnodigen' }).click()
    expect(await page.textContent('main')).toContain('uitgenodigd, nog geen wachtwoord')
    await page.getByRole('link', { name: 'Logboek van dit gebied' }).click()
    const newest = page.locator('.list > li').first()
    expect(await newest.innerText()).toContain('Partner uitgenodigd: Wijkagent Voorbeeld')
    expect(await newest.innerText()).toContain('partner die bijdraagt (Heerlen-Noord)')
    await page.goBack()
    await page.getByRole('button', { name: 'Rol van Wijkagent Voorbeeld beëindigen' }).click()
    expect(await page.locator('[role=status]').innerText()).toBe('De rol eindigt na vandaag.')
  })
})

describe('signed in on two devices', () => {
  it('somebody ends the other sign-in from the account page, with the keyboard', async () => {
    const other = await visitElsewhereAs('researcher', addressOf('account', 'nl'))
    const page = await visitElsewhereAs('researcher', addressOf('account', 'nl'))
    expect(await page.getByText('dit apparaat').count()).toBe(1)
    await page.getByRole('button', { name: 'Alle andere aanmeldingen beëindigen' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/done=others/)
    expect(await page.getByRole('button', { name: 'Beëindigen', exact: true }).count()).toBe(0)
    await other.reload()
    expect(other.url()).toContain(addressOf('sign-in', 'nl'))
  })
})

describe('an administrator', () => {
  it('adds an organisation, finds a person by name, and gives and ends a role', async () => {
    const page = await visitAs('administrator', addressOf('organisations', 'nl'))
    await page.fill('#name', 'Politie Heerlen')
    await page.fill('#slug', 'Politie Heerlen')
    await page.selectOption('#kind', 'police')
    await page.getByRole('button', { name: 'Toevoegen' }).click()
    expect(await page.locator('#slug-error').innerText()).toContain('alleen kleine letters')
    takeProblems(page)
    await page.fill('#slug', 'politie-heerlen')
    await page.getByRole('button', { name: 'Toevoegen' }).click()
    expect(await page.textContent('main')).toContain('politie · politie-heerlen')

    await page.goto(program.at(addressOf('administration', 'nl')))
    await page.fill('#q', 'onderzoeker')
    await page.press('#q', 'Enter')
    await page.getByRole('link', { name: 'Demonstratie onderzoeker' }).click()
    await page.selectOption('#role', 'reader')
    await page.selectOption('#organisation', 'politie-heerlen')
    await page.getByRole('button', { name: 'Toevoegen' }).click()
    expect(await page.locator('[role=status]').innerText()).toBe('De rol is toegevoegd.')
    await page.getByRole('button', { name: 'Rol lezer beëindigen' }).click()
    expect(await page.locator('[role=status]').innerText()).toBe('De rol eindigt na vandaag.')
    await page.getByRole('link', { name: 'Deze persoon in het logboek' }).click()
    expect(await page.locator('.list > li').first().innerText()).toContain('Rol beëindigd: Demonstratie onderzoeker')
  })
})

/** Every page of this room with who opens it. */
const pages: readonly [page: PageName, role: Role | null, parameters?: Record<string, string>][] = [
  ['sign-in', null],
  ['password-forgotten', null],
  ['sign-in-code', null],
  ['account', 'reader'],
  ['two-step', 'reader'],
  ['team', 'programme-manager', { area: 'heerlen-noord' }],
  ['audit', 'programme-manager'],
  ['administration', 'administrator'],
  ['invite', 'administrator'],
  ['organisations', 'administrator'],
  ['outbox', 'administrator'],
  ['audit', 'administrator'],
]

describe.each(['nl', 'en'] as const)('in %s', (language) => {
  it.each(pages)('the page %s is accessible to %s and fits 320 px', async (name, role, parameters) => {
    const path = addressOf(name, language, parameters)
    const page = role === null ? await visit(program.at(path)) : await visitAs(role, path)
    expect(await page.getAttribute('html', 'lang')).toBe(language)
    await expectAccessible(page)
    await expectNoHorizontalScroll(page)
    expect(await page.locator('script:not([type="application/json"])').count()).toBe(0)
  })
})
