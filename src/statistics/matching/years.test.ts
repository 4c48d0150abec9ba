import { expect, it } from 'vitest'
import { meanOfYears, readYears } from './years'

it('years are told one by one or as a range', () => {
  expect(readYears('2013')).toEqual(['2013'])
  expect(readYears('2013, 2015')).toEqual(['2013', '2015'])
  expect(readYears('2013-2015,2018')).toEqual(['2013', '2014', '2015', '2018'])
})

it.each(['', '13', '2015-2013', '2013-', '2013..2015', '1000-9999', '2013,', 'jaar'])('“%s” is no year', (typed) => {
  expect(readYears(typed)).toBeNull()
})

it('the mean over years is added up in decimals, as that of candidates is', () => {
  // Added up as they are these would have a mean of 12.300000000000002, more than a candidate with the same figures.
  expect([12.3 + 12.3 + 12.3, meanOfYears([12.3, 12.3, 12.3])]).toEqual([36.900000000000006, 36.9 / 3])
  expect(meanOfYears([1250, 1300])).toBe(1275)
})
