import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { returnPath } from './return-path'

describe('after sign-in people return', () => {
  it('to the page they came from, with its question', () => {
    expect(returnPath('/gebieden/breda-noord/namen?jaar=2024#lijst', '/')).toBe(
      '/gebieden/breda-noord/namen?jaar=2024#lijst',
    )
    expect(returnPath('/', '/en')).toBe('/')
  })

  it.each([
    'https://elders.example/',
    '//elders.example/',
    '/\\elders.example/',
    '\\\\elders.example',
    '/\t/elders.example',
    '/\n/elders.example',
    '/..//elders.example',
    '/./\\elders.example',
    'javascript:alert(1)',
    'gebieden',
    '',
    null,
    undefined,
  ])('never to another site: %j', (asked) => {
    expect(returnPath(asked, '/')).toBe('/')
  })

  it('to this site, whatever was asked', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('/', '\\', '.', ':', '@', '\t', '\n', '%', '2', 'f', 'a', '?', '#') }),
        (asked) => {
          const path = returnPath(asked, '/')
          expect(new URL(path, 'https://wijklus.example').host).toBe('wijklus.example')
        },
      ),
    )
  })
})
