import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { prepareQueue, startWorker } from '../platform/index.server'
import { accountsJobs } from './jobs.server'
import { listOutbox } from './mail.server'
import { operatorActor } from './model'
import { requestPasswordReset } from './password-reset.server'
import { type AccountsHouse, addPerson, openAccountsHouse } from './test-support/house'
import { type MailServer, startMailServer } from './test-support/mail-server'

let house: AccountsHouse
let server: MailServer

beforeAll(async () => {
  server = await startMailServer()
  house = await openAccountsHouse({
    WIJKLUS_SMTP_URL: server.url,
    WIJKLUS_MAIL_FROM: 'Wijklus <wijklus@voorbeeld.example>',
  })
  await prepareQueue(house.directUrl)
})
afterAll(async () => {
  await house.close()
  await server.stop()
})

const stateOf = async (email: string) =>
  (await listOutbox(house, operatorActor)).find((mail) => mail.email === email)?.state

async function until(state: string, email: string): Promise<void> {
  for (let attempt = 0; attempt < 100 && (await stateOf(email)) !== state; attempt += 1) await wait(100)
  expect(await stateOf(email)).toBe(state)
}

it('mail is sent by a job, tried again while the server refuses, and what it led to is then forgotten', async () => {
  const { email, name } = await addPerson(house, 'post@voorbeeld.example')
  server.refuse(true)
  const worker = await startWorker(house, accountsJobs)
  try {
    await requestPasswordReset(house, { email, operation: 'mail 1' })
    await wait(500)
    expect([server.received.length, await stateOf(email)]).toEqual([0, 'waiting'])
    server.refuse(false)
    await until('sent', email)
  } finally {
    await worker.stop()
  }
  expect(server.received).toHaveLength(1)
  const [mail] = server.received
  expect(mail).toMatchObject({ from: 'wijklus@voorbeeld.example', to: [email] })
  expect(mail?.message).toMatch(/^Subject: Nieuw wachtwoord voor Wijklus\r$/m)
  expect(mail?.message).toContain(`Beste ${name},`)
  expect(mail?.message).toMatch(/\/wachtwoord-kiezen\?token=[\w-]{43}/)
  const token = /token=([\w-]{43})/.exec(mail?.message ?? '')?.[1] ?? ''
  expect(house.logged()).not.toContain(token)
})
