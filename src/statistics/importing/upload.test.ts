import { expect, it } from 'vitest'
import { contentOf } from './upload'

it('a file is called by what it brings: boundaries and lists of regions are no figures', () => {
  const list = (kind: string) => contentOf({ kind, dataset: null })
  expect(['boundaries', 'region-list', 'conversions'].map(list)).toEqual(['boundaries', 'regions', 'changes'])
  // A map with figures beside its boundaries is figures.
  expect(contentOf({ kind: 'kwb-map', dataset: 'kwb-2024' })).toBe('figures')
  expect(contentOf(null)).toBe('figures')
})
