import { describe, expect, it } from 'vitest'
import { isRightCode, keyAddress, oneTimeCode, typedKey } from './one-time-code.server'

/** The key of the examples in RFC 6238, appendix B; of its eight digits an app shows the last six. */
const key = '12345678901234567890'

describe('a one-time code', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('%i seconds after 1970 is the one of RFC 6238', (seconds, code) => {
    expect(oneTimeCode(key, new Date(seconds * 1000))).toBe(code)
  })

  it('is right during its half minute, the one before and the one after', () => {
    const code = oneTimeCode(key, new Date('2025-03-10T09:00:00Z'))
    const right = (time: string) => isRightCode(key, code, new Date(`2025-03-10T${time}Z`))
    expect(['08:59:29', '08:59:30', '09:00:29', '09:00:59', '09:01:00'].map(right)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
    for (const wrong of ['', '1', `${code}0`, 'abcdef']) {
      expect(isRightCode(key, wrong, new Date('2025-03-10T09:00:00Z'))).toBe(false)
    }
  })

  it('comes from a key that people can type and a picture can hold', () => {
    expect(typedKey(key)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
    expect(typedKey('fooba')).toBe('MZXW6YTB')
    expect(typedKey('foob')).toBe('MZXW6YQ')
    expect(keyAddress(key, 'iemand@voorbeeld.example')).toBe(
      'otpauth://totp/Wijklus%3Aiemand%40voorbeeld.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Wijklus&digits=6&period=30',
    )
  })
})
