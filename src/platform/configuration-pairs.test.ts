import { expect, it } from 'vitest'
import { readConfiguration } from './configuration.server'

const read = (given: Record<string, string>) => readConfiguration(given, '/')
const mail = { WIJKLUS_SMTP_URL: 'smtp://mail.example', WIJKLUS_MAIL_FROM: 'Wijklus <wijklus@gemeente.example>' }
const openId = {
  WIJKLUS_OIDC_ISSUER: 'https://inlog.gemeente.example/realm',
  WIJKLUS_OIDC_CLIENT_ID: 'wijklus',
  WIJKLUS_OIDC_CLIENT_SECRET: 'geheim',
}

it('a mail server and an OpenID Connect provider are set or absent as a whole', () => {
  expect(read({})).toMatchObject({ mail: undefined, openId: undefined })
  expect(read(mail).mail).toEqual({ url: mail.WIJKLUS_SMTP_URL, from: mail.WIJKLUS_MAIL_FROM })
  expect(read(openId).openId?.label).toBe('inlog.gemeente.example')
  expect(read({ ...openId, WIJKLUS_OIDC_LABEL: 'Gemeente' }).openId?.label).toBe('Gemeente')
  for (const given of [mail, openId]) {
    for (const name of Object.keys(given)) {
      const refused = expect.objectContaining({ code: 'configuration-invalid', where: name })
      expect(() => read({ ...given, [name]: '' })).toThrow(refused)
    }
  }
})

it('a sender of mail cannot carry other headers', () => {
  expect(() => read({ ...mail, WIJKLUS_MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' })).toThrow(/WIJKLUS_MAIL_FROM/)
})

it('the key of a Swing is nothing without its address, and the address loses its last slash', () => {
  const address = 'https://cijfers.gemeente.example/jiveservices/odata'
  expect(read({}).swing).toBeUndefined()
  expect(read({ WIJKLUS_SWING_ADDRESS: `${address}/` }).swing).toEqual({ address, key: undefined })
  expect(read({ WIJKLUS_SWING_ADDRESS: address, WIJKLUS_SWING_KEY: 'geheim' }).swing).toEqual({
    address,
    key: 'geheim',
  })
  const refused = expect.objectContaining({ code: 'configuration-invalid', where: 'WIJKLUS_SWING_ADDRESS' })
  expect(() => read({ WIJKLUS_SWING_KEY: 'geheim' })).toThrow(refused)
  expect(() => read({ WIJKLUS_SWING_ADDRESS: 'http://cijfers.gemeente.example' })).toThrow(refused)
})
