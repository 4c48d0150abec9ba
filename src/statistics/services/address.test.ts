import { describe, expect, it } from 'vitest'
import { allOf, literal, nextAddress, odataAddress, regionFilter, statlinePeriod, tableName } from './address'

const base = 'https://opendata.example/ODataFeed/odata'
const unsafe = expect.objectContaining({ code: 'service-address-unsafe' })

describe('an address', () => {
  it('keeps the dollar of options and nothing else of what could end them', () => {
    const address = odataAddress(base, '85618NED/UntypedDataSet', {
      $format: 'json',
      $filter: "a eq 'b&c=d'",
      $skip: '',
    })
    expect(address).toBe(`${base}/85618NED/UntypedDataSet?$format=json&$filter=a%20eq%20'b%26c%3Dd'`)
  })

  it('cannot be ended by a quote in a code', () => {
    expect(literal("'s-Gravenhage")).toBe("'''s-Gravenhage'")
  })
})

describe('a filter on regions', () => {
  it('is the beginnings of the codes of a municipality and all its parts, each once', () => {
    expect(regionFilter('WijkenEnBuurten', ['GM0344', 'nl', 'wk034401', 'NL00'])).toBe(
      "(startswith(WijkenEnBuurten,'GM0344') or startswith(WijkenEnBuurten,'WK0344') or startswith(WijkenEnBuurten,'BU0344')" +
        " or startswith(WijkenEnBuurten,'NL') or startswith(WijkenEnBuurten,'WK034401') or startswith(WijkenEnBuurten,'BU034401'))",
    )
    expect(regionFilter('RegioS', ['BU0363AA01'])).toBe("startswith(RegioS,'BU0363AA01')")
  })

  it('goes together with others, or is absent', () => {
    expect(allOf([undefined, 'a', 'b'])).toBe('a and b')
    expect(allOf([undefined, ''])).toBeUndefined()
  })

  it.each(['Utrecht', 'GM344', 'BU034401', "GM0344' or true", ''])('refuses %o, which is no region', (code) => {
    expect(() => regionFilter('RegioS', [code])).toThrow(expect.objectContaining({ where: 'regions' }))
  })
})

it('a period is written as StatLine writes it', () => {
  expect(['2023', '2022-Q1', '2023-05'].map(statlinePeriod)).toEqual(['2023JJ00', '2022KW01', '2023MM05'])
  expect(() => statlinePeriod('2023JJ00')).toThrow(expect.objectContaining({ where: 'periods' }))
})

it('a table is a name, never a path', () => {
  expect(tableName('70072ned')).toBe('70072ned')
  for (const name of ['../x', 'a/b', 'a?b', '', 'x'.repeat(61)]) {
    expect(() => tableName(name)).toThrow(expect.objectContaining({ where: 'table' }))
  }
})

describe('the address of a next page', () => {
  const asked = `${base}/85618NED/UntypedDataSet`

  it('is the one given, whole or relative, over https, whatever the capitals', () => {
    const next = `${asked}?$skip=10000`
    expect(nextAddress(next, asked, base)).toBe(next)
    expect(nextAddress('UntypedDataSet?$skip=10000', asked, base)).toBe(next)
    expect(nextAddress('http://opendata.example/ODataFeed/OData/85618NED/x', asked, base)).toBe(
      'https://opendata.example/ODataFeed/OData/85618NED/x',
    )
  })

  it.each([
    'https://elders.example/ODataFeed/odata/85618NED',
    'https://opendata.example:8443/ODataFeed/odata/x',
    'https://opendata.example/admin',
    'https://opendata.example/ODataFeed/odata/../../admin',
    'https://opendata.example/ODataFeed/odataX/x',
    'https://naam:woord@opendata.example/ODataFeed/odata/x',
    'http://opendata.example:80@elders.example/ODataFeed/odata',
    'http://opendata.example:8080/ODataFeed/odata/x',
    'file:///ODataFeed/odata/x',
    'https://',
  ])('is refused when it leads elsewhere: %s', (given) => {
    expect(() => nextAddress(given, asked, base)).toThrow(unsafe)
  })
})
