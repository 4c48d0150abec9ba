import { expect, it } from 'vitest'
import { unitOfWord } from './units'

it.each([
  [['%', ' procent', 'Percentage', 'pct', '% van de inwoners', 'procent van de huishoudens'], '%'],
  [['personen', 'Aantal', 'cliënten', 'mensen', 'persons'], 'persons'],
  [['huishoudens', 'huishouden'], 'households'],
  [['per 1000 inwoners', 'promille'], 'per 1000 residents'],
  [['rapportcijfer', 'score', 'Punten'], 'score'],
  [['€', 'euro'], 'EUR'],
  [['jaar', 'years'], 'years'],
  [['m2'], 'm2'],
])('what analysts write for a unit is that unit: %s', (words, unit) => {
  for (const word of words) expect(unitOfWord(word)).toBe(unit)
})

it('a unit that nobody knows stays as it was written', () => {
  expect(unitOfWord(' stuks per wijk ')).toBe('stuks per wijk')
})
