import { describe, expect, it } from 'vitest'
import type { Region } from '../region'
import { regionsOf, town } from './examples'
import { proposeParts } from './proposal'

const area = (name: string, ...aliases: string[]) => ({
  name,
  aliases,
  municipality: 'Voorstad',
  municipalityCode: town,
})

const named = (regions: readonly Region[]) => ({ regions, namesFrom: null, borrowed: new Set<string>() })

/** What is proposed, as `code kind name`. */
const proposed = (wanted: ReturnType<typeof area>, regions: readonly Region[] = regionsOf(2024)) =>
  proposeParts(wanted, named(regions)).parts.map(({ region, why }) => `${region} ${why.kind} ${why.name}`)

/** A district of the town with this name. */
const district = (name: string): Region => ({
  ...(regionsOf(2024).find(({ code }) => code === 'WK990101') as Region),
  code: 'WK990199',
  name,
})

describe('regions are proposed for an area by name', () => {
  it.each([
    [
      'a district, without the number and the municipality in front',
      area('Voorstad Oost'),
      ['WK990101 exact Voorstad Oost'],
    ],
    ['however it is spelled', area('Voorstad-Weide Noord'), ['BU99010201 exact Voorstad-Weide Noord']],
    ['by another name of the area', area('Voorstad Kwartier', 'De kade'), ['WK9901AA alias De kade']],
    [
      'both of two that "en" joins',
      area('Voorstad Oost en De Kade'),
      ['WK990101 part Voorstad Oost en De Kade', 'WK9901AA part Voorstad Oost en De Kade'],
    ],
    [
      'one whose name is part of the name of the area',
      area('Singel en omgeving'),
      ['BU99010104 part Singel en omgeving'],
    ],
    ['one of which the name of the area is a part', area('Weide'), ['BU99010201 part Weide']],
    [
      'both when a name is there twice',
      area('Verspreide huizen'),
      ['BU99010202 exact Verspreide huizen', 'BU9901AA02 exact Verspreide huizen'],
    ],
  ])('%s', (_, wanted, expected) => {
    expect(proposed(wanted)).toEqual(expected)
  })

  it('not neighbourhoods in a district that is proposed already', () => {
    expect(proposed(area('Noord'), regionsOf(2024))).toEqual(['WK990102 exact Noord'])
  })

  it('not because both lie in the north', () => {
    expect(
      proposed(
        area('Voorstad-Noord'),
        regionsOf(2024).filter(({ code }) => code !== 'WK990102'),
      ),
    ).toEqual([])
    expect(proposed(area('Voorstad Nieuw-West'), [district('Sloterdijk Nieuw-West')])).toEqual([])
    expect(proposed(area('Voorstad Nieuw-West'), [district('West')])).toEqual([])
  })

  it('not because the municipality is called so', () => {
    expect(proposed(area('Voorstad Ring', 'Voorstad'), [district('Voorstad Centrum')])).toEqual([])
  })

  it('not in another municipality', () => {
    expect(proposed(area('Overkant'))).toEqual([])
  })
})

it('marks with its year a name that was taken from another year, and no other', () => {
  const wanted = area('Voorstad Oost en De Kade')
  const borrowed = { regions: regionsOf(2016), namesFrom: 2023, borrowed: new Set(['WK990101']) }
  expect(proposeParts(wanted, borrowed).parts.map(({ region, why }) => [region, why.nameOf])).toEqual([
    ['WK990101', 2023],
    ['WK9901AA', null],
  ])
})

it('says why nothing is proposed', () => {
  expect(proposeParts(area('Onvindbaar'), named(regionsOf(2024)))).toEqual({ parts: [], nothing: 'no-name' })
  expect(proposeParts({ ...area('Oost'), municipalityCode: 'GM9909' }, named(regionsOf(2024))).nothing).toBe(
    'no-regions',
  )
  expect(proposeParts(area('Voorstad Oost'), named(regionsOf(2024))).nothing).toBeNull()
})
