import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { referencesIn } from './references'
import * as value from './values'

const schema = z.strictObject({
  id: value.id(),
  owner: value.reference('organisation').optional(),
  indicators: value.list(value.reference('indicator')).optional(),
  contributes: value.rows({ node: value.reference('node'), how: value.line() }).optional(),
  agreed: value.group({ body: value.reference('body').optional(), on: value.day() }).optional(),
})

describe('the references in a record', () => {
  it('are those its schema declares, also in lists, rows and groups, with where they stand', () => {
    const body = {
      id: 'x',
      owner: 'gemeente',
      indicators: ['a', 'b'],
      contributes: [
        { node: 'n1', how: 'direct' },
        { node: 'n2', how: 'indirect' },
      ],
      agreed: { body: 'tafel', on: '2026-01-01' },
    }
    expect(referencesIn(schema, body)).toEqual([
      { kind: 'organisation', id: 'gemeente', path: 'owner' },
      { kind: 'indicator', id: 'a', path: 'indicators[0]' },
      { kind: 'indicator', id: 'b', path: 'indicators[1]' },
      { kind: 'node', id: 'n1', path: 'contributes[0].node' },
      { kind: 'node', id: 'n2', path: 'contributes[1].node' },
      { kind: 'body', id: 'tafel', path: 'agreed.body' },
    ])
  })

  it('are none where nothing is filled in, and none in a schema without any', () => {
    expect(referencesIn(schema, { id: 'x' })).toEqual([])
    expect(referencesIn(z.strictObject({ name: value.line() }), { name: 'gemeente' })).toEqual([])
  })
})
