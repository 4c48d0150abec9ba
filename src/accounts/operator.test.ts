import { describe, expect, it } from 'vitest'
import { operatorAs } from './operator'

describe('--as ROLE', () => {
  it('is the operator of the machine when it is not given', () => {
    expect(operatorAs(undefined)).toEqual({ kind: 'operator' })
  })

  it('is a role, with the area for a role of an area', () => {
    expect(operatorAs('reader')).toEqual({ kind: 'operator', as: { role: 'reader', area: null } })
    expect(operatorAs('programme-manager:heerlen-noord')).toEqual({
      kind: 'operator',
      as: { role: 'programme-manager', area: 'heerlen-noord' },
    })
  })

  it.each(['', 'boss', 'programme-manager', 'programme-manager:', 'administrator:heerlen-noord', 'Reader'])(
    'refuses %j and says which roles there are',
    (role) => {
      expect(() => operatorAs(role)).toThrow(
        expect.objectContaining({
          code: 'option-invalid',
          where: '--as',
          message: expect.stringMatching(/administrator \| .*programme-manager:AREA/),
        }),
      )
    },
  )
})
