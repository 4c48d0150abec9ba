import { expect, it } from 'vitest'
import { collectedDataset } from './collected-series'

it('a collection names who published its figures, each once, and says when there are others', () => {
  const publisher = (...codes: string[]) =>
    collectedDataset(
      'gebieden-2024.csv',
      codes.map((code) => ({ code })),
    ).publisher
  expect(publisher('kwb:a_inw', 'politie:misdrijven', 'nabijheid:basisschool-afstand')).toBe(
    'Centraal Bureau voor de Statistiek, Politie',
  )
  expect(publisher('rivm:sterk-eenzaam', 'reeks:eigen')).toBe('RIVM, meer uitgevers')
  expect(publisher()).toBe('meer uitgevers')
})
