import { expect, it } from 'vitest'
import { readYears } from './years'

it('years are told one by one or as a range', () => {
  expect(readYears('2013')).toEqual(['2013'])
  expect(readYears('2013, 2015')).toEqual(['2013', '2015'])
  expect(readYears('2013-2015,2018')).toEqual(['2013', '2014', '2015', '2018'])
})

it.each(['', '13', '2015-2013', '2013-', '2013..2015', '1000-9999', '2013,', 'jaar'])('“%s” is no year', (typed) => {
  expect(readYears(typed)).toBeNull()
})
