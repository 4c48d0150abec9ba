import { randomInt } from 'node:crypto'
import { expect, it } from 'vitest'
import { passwordLength, readablePassword } from './passwords'

it('a password that is made is four groups of four without signs that look alike', () => {
  for (let made = 0; made < 200; made += 1) {
    const password = readablePassword((below) => randomInt(below))
    expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/)
    expect(password.length).toBeGreaterThanOrEqual(passwordLength.minimum)
  }
})

it('every sign of it comes from the random numbers', () => {
  expect(readablePassword(() => 0)).toBe('aaaa-aaaa-aaaa-aaaa')
  expect(readablePassword((below) => below - 1)).toBe('9999-9999-9999-9999')
})
