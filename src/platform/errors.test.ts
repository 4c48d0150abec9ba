import { describe, expect, it } from 'vitest'
import { catalogue, Refusal } from './errors'

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()

describe.each(Object.entries(catalogue))('%s', (code, { status, message, remedy }) => {
  it('is a code in words, with a status that says whose fault it is', () => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(600)
  })

  it('says in Dutch and English what is wrong and what to do, as whole sentences', () => {
    for (const text of [message.nl, message.en, remedy.nl, remedy.en]) {
      expect(text).toMatch(/^\S.*[.?!]$/)
      expect(text).not.toContain('\n')
    }
    expect(message.nl).not.toBe(message.en)
    expect(remedy.nl).not.toBe(remedy.en)
  })

  it('fills in the same things in both languages', () => {
    expect(placeholders(message.nl)).toEqual(placeholders(message.en))
    expect(placeholders(remedy.nl)).toEqual(placeholders(remedy.en))
  })
})

describe('a refusal', () => {
  const refusal = new Refusal(
    'place-unknown',
    { name: 'Heerln', near: ['heerlen-noord', 'delft-west'] },
    { where: 'place', cause: 'x' },
  )

  it('says in one line what is wrong and what to do, with lists written out', () => {
    expect(refusal.line('nl')).toBe('De plaats Heerln is niet bekend. Bedoelde u: heerlen-noord, delft-west?')
    expect(refusal.wrong('en')).toBe('The place Heerln is not known.')
    expect(refusal.remedy('en')).toBe('Did you mean: heerlen-noord, delft-west?')
  })

  it('is an error with code, status, place and cause', () => {
    expect(refusal).toBeInstanceOf(Error)
    expect(refusal).toMatchObject({ name: 'Refusal', code: 'place-unknown', status: 404, where: 'place', cause: 'x' })
    expect(refusal.message).toBe('place-unknown: The place Heerln is not known.')
  })

  it('leaves nothing between braces when a parameter is missing', () => {
    expect(new Refusal('place-unknown').wrong('nl')).toBe('De plaats  is niet bekend.')
  })

  it('fills in what looks like a placeholder as it is', () => {
    expect(new Refusal('place-unknown', { name: '{near}', near: ['x'] }).wrong('en')).toBe(
      'The place {near} is not known.',
    )
  })
})
