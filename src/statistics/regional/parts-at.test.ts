import { expect, it } from 'vitest'
import type { ExtentPart } from './extent'
import { partsAt } from './parts-at'

const part = (region: string, more: Partial<ExtentPart> = {}): ExtentPart => ({
  ...{ region, share: 1, isConverted: false },
  ...more,
})
const lying: Record<string, string[]> = {
  WK000101: ['BU00010101', 'BU00010102'],
  WK000102: ['BU00010201'],
  GM0001: ['BU00010101', 'BU00010102', 'BU00010201'],
}
const tells = (region: string) => lying[region] ?? []
const nothing = () => []

it('a region whose neighbourhoods tell is put together from them, each for the part of the region that counts', () => {
  expect(partsAt({}, [part('WK000101', { share: 0.5 }), part('BU00010201')], tells)).toEqual({
    parts: [part('BU00010101', { share: 0.5 }), part('BU00010102', { share: 0.5 }), part('BU00010201')],
    whole: undefined,
    isPutTogether: true,
  })
})

it('also when it has only one', () => {
  expect(partsAt({}, [part('WK000102')], tells)).toMatchObject({ parts: [part('BU00010201')], isPutTogether: true })
})

it('of an area in two municipalities only what lies in one is taken out of that', () => {
  const area = [part('WK000101'), part('WK000201')]
  expect(partsAt({ whole: 'GM0001' }, area, nothing)).toMatchObject({ parts: [part('WK000101')], whole: 'GM0001' })
  expect(partsAt({ whole: 'GM0001' }, area, (region) => (region === 'GM0001' ? tells(region) : []))).toMatchObject({
    parts: [part('BU00010201')],
    whole: undefined,
  })
})

it('an area that lay in another municipality in that year leaves no rest of this one', () => {
  expect(partsAt({ whole: 'GM0002' }, [part('WK000101')], nothing)).toBeNull()
  expect(partsAt({ whole: 'GM0002' }, [part('WK000101'), part('WK000299', { isLost: true })], nothing)).toBeNull()
})

it('without parts nothing is left, also where the municipality is put together', () => {
  expect(partsAt({ whole: 'GM0001' }, [], tells)).toMatchObject({ parts: [], whole: undefined })
  expect(partsAt({ whole: 'GM0001' }, [part('WK000101'), part('WK000102')], tells)?.parts).toEqual([])
})

it('what is left of a neighbourhood of which a part is taken is the other part', () => {
  const left = partsAt({ whole: 'GM0001' }, [part('WK000101'), part('BU00010201', { share: 0.25 })], tells)
  expect(left?.parts).toEqual([part('BU00010201', { share: 0.75 })])
})
