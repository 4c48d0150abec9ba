import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandAnswer, CommandContext } from './command.server'
import { accountCommands } from './commands.server'
import { type Actor, operatorActor } from './model'
import { operatorAs } from './operator'
import { signIn } from './sign-in.server'
import type { Person } from './store.server'
import { type AccountsHouse, openAccountsHouse } from './test-support/house'

let house: AccountsHouse

beforeAll(async () => {
  house = await openAccountsHouse()
})
afterAll(() => house.close())

function run(
  name: string,
  positional: readonly string[] = [],
  options: CommandContext['options'] = {},
  actor: Actor = operatorActor,
): Promise<CommandAnswer> {
  const command = accountCommands.find((candidate) => candidate.name === name)
  if (command?.store !== 'needed') throw new Error(`no command ${name}`)
  return command.run({ house, actor, positional, options, language: 'nl', full: false })
}

const breda = { organisation: 'gemeente-breda' }
const accounts = async () => ((await run('account list')).data as { accounts: Person[] }).accounts

describe('on the command line the operator', () => {
  it('adds an organisation and an account, and sees the password once', async () => {
    await run('organisation add', ['gemeente-breda'], { name: 'Gemeente Breda', kind: 'municipality' })
    expect((await run('organisation list')).text).toBe('gemeente-breda  Gemeente Breda  (municipality)')

    const options = {
      ...breda,
      name: 'Nieuwe Manager',
      role: 'programme-manager',
      area: 'breda-noord',
      operation: 'op-1',
    }
    const added = await run('account add', ['Manager@Breda.example'], options)
    const { email, password } = added.data as { email: string; password: string }
    expect(added.text).toBe(`manager@breda.example  ${password}`)
    await signIn(house, { email, password })

    expect((await run('account add', ['Manager@Breda.example'], options)).data).toMatchObject({ email, password: null })
    expect(await accounts()).toMatchObject([
      { email, name: 'Nieuwe Manager', memberships: [{ role: 'programme-manager', area: 'breda-noord', to: null }] },
    ])
  })

  it('gives and ends roles', async () => {
    const given = await run('account role', ['manager@breda.example'], { ...breda, role: 'reader', from: '2025-01-01' })
    const { id } = given.data as { id: string }
    expect(given.text).toBe('reader  gemeente-breda  2025-01-01')
    expect((await run('account end', [id], { to: '2025-06-30' })).text).toBe(
      'reader  gemeente-breda  2025-01-01 t/m 2025-06-30',
    )
    expect((await run('account list')).text).toContain('reader  gemeente-breda  2025-01-01 t/m 2025-06-30')
    await expect(run('account end', ['onbekend'])).rejects.toMatchObject({ code: 'membership-unknown' })
  })

  it('replaces a lost password', async () => {
    const { email, password } = (await run('account password', ['manager@breda.example'])).data as Record<
      string,
      string
    >
    await signIn(house, { email: email ?? '', password: password ?? '' })
    await expect(run('account password', ['onbekend@breda.example'])).rejects.toMatchObject({ code: 'person-unknown' })
  })

  it('reads who did what', async () => {
    const { data, text } = await run('audit', [], { limit: '2' })
    expect(data).toMatchObject({
      entries: [
        { actor: 'operator', action: 'accounts.set-password', fields: ['password'] },
        { actor: 'operator', action: 'accounts.end-membership', before: { to: null }, after: { to: '2025-06-30' } },
      ],
    })
    expect(text.split('\n')).toHaveLength(2)
    expect(text).toMatch(/^\S+Z {2}operator {2}accounts\.set-password {2}person:\S+: password$/m)
    await expect(run('audit', [], { limit: 'veel' })).rejects.toMatchObject({
      code: 'option-invalid',
      where: '--limit',
    })
  })
})

describe('what does not hold is refused, and leaves nothing', () => {
  const add = (email: string, options: CommandContext['options']) =>
    run('account add', [email], { name: 'Naam', role: 'reader', ...breda, ...options })

  it.each([
    ['geen adres', {}, 'input-invalid', 'email'],
    ['manager@breda.example', {}, 'email-taken', 'email'],
    ['a@breda.example', { name: '  ' }, 'input-invalid', 'name'],
    ['a@breda.example', { name: undefined }, 'option-missing', '--name'],
    ['a@breda.example', { role: 'baas' }, 'option-invalid', '--role'],
    ['a@breda.example', { role: 'contributor' }, 'role-area', 'area'],
    ['a@breda.example', { role: 'administrator', area: 'breda-noord' }, 'role-area', 'area'],
    ['a@breda.example', { area: 'Breda Noord' }, 'input-invalid', 'area'],
    ['a@breda.example', { organisation: 'gemeente-bredaa' }, 'organisation-unknown', 'organisation'],
    ['a@breda.example', { from: '2025-02-30' }, 'input-invalid', 'from'],
    ['a@breda.example', { from: '2025-02-01', to: '2025-01-01' }, 'input-invalid', 'to'],
  ])('account add %s %j: %s', async (email, options, code, where) => {
    const before = await accounts()
    await expect(add(email, options)).rejects.toMatchObject({ code, where })
    expect(await accounts()).toEqual(before)
  })

  it('an unknown organisation comes with near matches', async () => {
    await expect(add('a@breda.example', { organisation: 'gemeente-bredaa' })).rejects.toMatchObject({
      parameters: { near: ['gemeente-breda'] },
    })
  })

  it('an organisation that is there already, or of an unknown kind', async () => {
    const named = { name: 'Nog een', kind: 'municipality' }
    await expect(run('organisation add', ['gemeente-breda'], named)).rejects.toMatchObject({
      code: 'organisation-taken',
    })
    await expect(run('organisation add', ['x'], { ...named, kind: 'club' })).rejects.toMatchObject({
      code: 'option-invalid',
    })
  })

  it.each(['reader', 'national-coordinator', 'programme-manager:breda-noord'])(
    'anything about accounts as %s',
    async (role) => {
      const refused = { code: 'not-allowed' }
      await expect(run('account list', [], {}, operatorAs(role))).rejects.toMatchObject(refused)
      await expect(run('account password', ['manager@breda.example'], {}, operatorAs(role))).rejects.toMatchObject(
        refused,
      )
    },
  )

  it('setting a password as administrator, who may add accounts', async () => {
    const administrator = operatorAs('administrator')
    await expect(run('account password', ['manager@breda.example'], {}, administrator)).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await run(
      'account add',
      ['b@breda.example'],
      { name: 'B', role: 'reader', ...breda, operation: 'op-b' },
      administrator,
    )
    expect((await run('audit', [], { limit: '1' })).data).toMatchObject({
      entries: [{ actor: 'operator', role: 'administrator' }],
    })
  })
})
