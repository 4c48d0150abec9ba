import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '../../src/accounts'
import { addressOf } from '../../src/ui'
import { fillSignIn, runDemonstration, signIn } from '../support/demonstration'
import { expectAccessible, expectNoHorizontalScroll, visit } from '../support/page'

const program = runDemonstration()

const area = 'heerlen-noord'
const areaPath = addressOf('area', 'nl', { area })
const formPath = addressOf('area-aliases', 'nl', { area })
const toForm = `main a[href="${formPath}"]`

interface Area {
  name: string
  aliases: string[]
  revision: number
}

async function areaNow(slug = area): Promise<Area> {
  return (await (await fetch(program.at(`/api/v1/areas/${slug}`))).json()) as Area
}

let before: Area

beforeEach(async () => {
  before = await areaNow()
})

/** A name that no other test uses. */
let count = 0
function newName(): string {
  count += 1
  return `Noordkant ${String.fromCharCode(64 + count)}`
}

/** The form, as the programme manager has it open. */
async function openForm(path = formPath): Promise<Page> {
  return visit(program.at(path), { cookies: await program.signedIn('programme-manager') })
}

const fields = (page: Page) => page.locator('input[name=alias]')
const typedIn = (page: Page) => fields(page).evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value))

async function save(page: Page): Promise<void> {
  await page.click('main form .actions button')
  await page.waitForLoadState()
}

describe('anybody', () => {
  it('finds an area by another name of it, also with a slip of the pen', async () => {
    const page = await visit(program.at(addressOf('areas', 'nl', {}, { q: 'Zaanstat-Oost' })))
    expect(await page.locator('.places a').allTextContents()).toContain('Zaandam-Oost')
    await page.goto(program.at(addressOf('areas', 'nl', {}, { q: 'zaanstad oost' })))
    expect(await page.locator('.places a').allTextContents()).toEqual(['Zaandam-Oost'])
  })
})

describe('a programme manager', () => {
  it.each([true, false])('corrects the other names and takes it back (scripts: %s)', async (javaScript) => {
    const name = newName()
    const page = await visit(program.at('/'), { javaScript })
    await signIn(page, program.accounts['programme-manager'])

    await page.fill('#q', 'Heerlen Nort')
    await page.click('search button')
    await page.waitForLoadState()
    expect(await page.textContent('main')).toContain('Bedoelde u een van deze?')
    await page.click(`main a[href="${areaPath}"]`)
    await page.click(toForm)

    await fields(page).last().fill(name)
    await save(page)
    const notice = page.locator('.notice')
    expect(await notice.getAttribute('role')).toBe('status')
    expect(await notice.innerText()).toContain(`De namen zijn nu: ${[...before.aliases, name].join('; ')}.`)
    expect((await areaNow()).aliases).toEqual([...before.aliases, name])
    expect(await typedIn(page)).toEqual([...before.aliases, name, ''])
    if (javaScript) await expectAccessible(page)
    await expectNoHorizontalScroll(page)

    await notice.locator('button').click()
    await page.waitForURL(/undone/)
    expect(await notice.innerText()).toContain('Ongedaan gemaakt.')
    expect((await areaNow()).aliases).toEqual(before.aliases)
  })

  it('does all of it without a mouse', async () => {
    const name = newName()
    const page = await visit(program.at(formPath))
    const { email, password } = program.accounts['programme-manager']
    await tabTo(page, '#email')
    await page.keyboard.type(email)
    await tabTo(page, '#password')
    await page.keyboard.type(password)
    await enter(page)
    expect(page.url()).toBe(program.at(formPath))

    await tabTo(page, 'input[name=alias]:last-of-type')
    for (let steps = 0; steps < before.aliases.length; steps += 1) await page.keyboard.press('Tab')
    await page.keyboard.type(name)
    await enter(page)
    expect((await areaNow()).aliases).toEqual([...before.aliases, name])
    await tabTo(page, '.notice button')
    await enter(page)
    expect((await areaNow()).aliases).toEqual(before.aliases)
    await tabTo(page, `header a[href="${addressOf('account', 'nl')}"]`, 'Shift+Tab')
    await enter(page)
    await tabTo(page, `form[action="${addressOf('sign-out', 'nl')}"] button`)
    await enter(page)
    expect(await page.textContent('header')).toContain('Aanmelden')
  })

  it('takes a name away by making its field empty', async () => {
    const [first, second] = [newName(), newName()]
    const page = await openForm()
    await fields(page).last().fill(first)
    await save(page)
    await fields(page).last().fill(second)
    await save(page)
    await fields(page).nth(before.aliases.length).fill('')
    await save(page)
    expect((await areaNow()).aliases).toEqual([...before.aliases, second])
    await fields(page).nth(before.aliases.length).fill('')
    await save(page)
    expect((await areaNow()).aliases).toEqual(before.aliases)
  })

  it('who sends the same form twice changes it once', async () => {
    const name = newName()
    const page = await openForm()
    const form = {
      operation: await page.inputValue('form:has(input[name=alias]) [name=operation]'),
      base: String(before.revision),
      alias: name,
    }
    const send = () => page.context().request.post(program.at(formPath), { form, maxRedirects: 0 })
    const answers = [...(await Promise.all([send(), send()])), await send()]
    expect(answers.map((answer) => answer.status())).toEqual([302, 302, 302])
    expect(await areaNow()).toMatchObject({ aliases: [name], revision: before.revision + 1 })

    await page.goto(program.at(`${formPath}?saved=${form.operation}`))
    await page.locator('.notice button').dblclick()
    // The second click ends the way the first one took, so only where the page ends up can be waited for.
    await expect.poll(() => page.url(), { timeout: 15_000 }).toMatch(/undone/)
    expect(await areaNow()).toMatchObject({ aliases: before.aliases, revision: before.revision + 2 })
  })
})

describe('a form that somebody else was ahead of', () => {
  it('shows both versions and lets the person choose', async () => {
    const [first, second] = [newName(), newName()]
    const page = await openForm()
    const late = await page.context().newPage()
    await late.goto(program.at(formPath))
    await fields(page).last().fill(first)
    await save(page)

    await fields(late).last().fill(second)
    await save(late)
    expect((await areaNow()).aliases).toEqual([...before.aliases, first])
    const versions = await late.locator('[role=alert] dd').allInnerTexts()
    expect(versions).toEqual([[...before.aliases, first].join('; '), [...before.aliases, second].join('; ')])
    expect(await focused(late)).toBe('Iemand anders was u voor')
    await expectAccessible(late)
    await expectNoHorizontalScroll(late)

    await save(late)
    expect((await areaNow()).aliases).toEqual([...before.aliases, second])
    await fields(page).last().fill(newName())
    await save(page)
    await page.click('[role=alert] a')
    await page.waitForURL(program.at(areaPath))
    expect((await areaNow()).aliases).toEqual([...before.aliases, second])
  })

  it('that undoes leaves everything as somebody else made it', async () => {
    const [first, second] = [newName(), newName()]
    const page = await openForm()
    await fields(page).last().fill(first)
    await save(page)
    const other = await page.context().newPage()
    await other.goto(program.at(formPath))
    await fields(other).last().fill(second)
    await save(other)

    await page.locator('.notice button').click()
    await page.waitForLoadState()
    expect(await page.locator('[role=alert]').innerText()).toContain('is intussen veranderd')
    const now = [...before.aliases, first, second]
    expect(await typedIn(page)).toEqual([...now, ''])
    expect((await areaNow()).aliases).toEqual(now)
  })
})

describe('a name that is refused', () => {
  it.each([
    ['that names another area', 'Breda-Noord', 'hoort al bij Breda-Noord'],
    ['that is too long', 'a'.repeat(81), 'is langer dan 80 tekens'],
    ['without a letter', '12 34', 'staat geen letter'],
  ])('%s keeps everything that was typed, and the summary leads to its field', async (_, wrong, why) => {
    const page = await openForm()
    const good = newName()
    const place = before.aliases.length
    await fields(page).last().fill(wrong)
    await save(page)
    await fields(page).last().fill(good)
    await save(page)

    expect(await typedIn(page)).toEqual([...before.aliases, wrong, good, ''])
    const field = fields(page).nth(place)
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    const described = (await field.getAttribute('aria-describedby'))?.split(' ').at(-1) ?? ''
    expect(await page.textContent(`[id="${described}"]`)).toContain(why)
    expect(await focused(page)).toBe('Dit klopt nog niet')
    await page.click('[role=alert] a')
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true)
    await expectNoHorizontalScroll(page)
    expect(await areaNow()).toEqual(before)
  })

  it('is marked in its own field, also behind one that was made empty', async () => {
    const page = await openForm()
    const place = before.aliases.length
    await fields(page).last().fill('12')
    await save(page)
    await fields(page).nth(place).fill('')
    await fields(page).last().fill('34')
    await save(page)
    expect(await typedIn(page)).toEqual([...before.aliases, '', '34', ''])
    await expectAccessible(page)
    expect(
      await fields(page)
        .nth(place + 1)
        .getAttribute('aria-invalid'),
    ).toBe('true')
  })

  it('is refused in the language of the page', async () => {
    const page = await openForm(addressOf('area-aliases', 'en', { area }))
    await fields(page).last().fill('12')
    await save(page)
    expect(await page.locator('[role=alert]').innerText()).toContain('There is no letter in "12".')
  })
})

describe('who may correct the names of Heerlen-Noord', () => {
  const may: Record<Role, boolean> = {
    administrator: true,
    'programme-manager': true,
    contributor: false,
    researcher: false,
    reader: false,
    'national-coordinator': false,
  }

  it.each(Object.entries(may) as [Role, boolean][])('%s: %s', async (role, allowed) => {
    const page = await visit(program.at(areaPath), { cookies: await program.signedIn(role) })
    expect(await page.locator(toForm).count()).toBe(allowed ? 1 : 0)
    const opened = await page.goto(program.at(formPath))
    expect(opened?.status()).toBe(allowed ? 200 : 403)
    const form = { operation: crypto.randomUUID(), base: String(before.revision), alias: newName() }
    const answer = await page.context().request.post(program.at(formPath), { form, maxRedirects: 0 })
    expect(answer.status()).toBe(allowed ? 302 : 403)
    expect((await areaNow()).aliases).toEqual(allowed ? [form.alias] : before.aliases)
  })

  it('the programme manager of another area may not', async () => {
    const elsewhere = addressOf('area-aliases', 'nl', { area: 'breda-noord' })
    const page = await openForm(addressOf('area', 'nl', { area: 'breda-noord' }))
    expect(await page.locator(`main a[href="${elsewhere}"]`).count()).toBe(0)
    const refused = await page.goto(program.at(elsewhere))
    expect(refused?.status()).toBe(403)
    expect(await page.textContent('main')).toContain('Deze pagina is er niet voor uw rol.')
    expect(await page.textContent('header')).toContain('Demonstratie programmamanager')
    await expectAccessible(page)
    const there = await areaNow('breda-noord')
    const form = { operation: crypto.randomUUID(), base: String(there.revision), alias: newName() }
    expect((await page.context().request.post(program.at(elsewhere), { form })).status()).toBe(403)
    expect(await areaNow('breda-noord')).toEqual(there)
  })

  it('who is not signed in signs in first and comes back', async () => {
    const page = await visit(program.at(formPath))
    expect(new URL(page.url()).pathname).toBe(addressOf('sign-in', 'nl'))
    await fillSignIn(page, { email: program.accounts['programme-manager'].email, password: 'een verkeerd wachtwoord' })
    await fillSignIn(page, program.accounts['programme-manager'])
    expect(page.url()).toBe(program.at(formPath))
  })

  it('who has signed out may not any more, also in a tab that was still open', async () => {
    const page = await visit(program.at(formPath))
    await fillSignIn(page, program.accounts['programme-manager'])
    const left = await page.context().newPage()
    await left.goto(program.at(formPath))
    await page.goto(program.at(addressOf('account', 'nl')))
    await page.click(`form[action="${addressOf('sign-out', 'nl')}"] button`)
    await page.waitForURL(program.at('/'))
    await fields(left).last().fill(newName())
    await save(left)
    expect(await left.textContent('main')).toContain('Hiervoor moet u zijn aangemeld.')
    expect(await areaNow()).toEqual(before)
    await left.click('main a')
    await left.waitForLoadState()
    expect(new URL(left.url()).pathname).toBe(addressOf('sign-in', 'nl'))
    await fillSignIn(left, program.accounts['programme-manager'])
    expect(left.url()).toBe(program.at(formPath))
  })
})

/** Moves with a key until an element has the focus. */
async function tabTo(page: Page, selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key)
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
  }
  throw new Error(`${selector} is not reached with ${key}.`)
}

/** Presses Enter on what has the focus, and waits for the page that it leads to. */
async function enter(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
}

/** The heading of what has the focus; undefined while nothing has. */
function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.querySelector(':focus h2')?.textContent ?? undefined)
}
