import { describe, expect, it } from 'vitest'
import { makeCatalogue, recognise } from './kinds'
import { tableOf } from './kinds/test-support/real-tables.server'
import { ownPlans } from './own-plan'
import type { ImportPlan } from './plan'

const survey = tableOf('gebied;jaar;vraag;percentage;n\nBU09170000;2023;Voelt zich thuis;71;210\n', {
  file: 'omnibus.csv',
})

const plansOf = (text: string, file: string): readonly ImportPlan[] =>
  recognise([tableOf(text, { file })], makeCatalogue([], []), {})[0]?.plans ?? []

describe('the plan of a file of an area', () => {
  it('has a dataset of the area, and codes of the area for what its maker asked', () => {
    const [plan] = ownPlans(recognise([survey], makeCatalogue([], []), {})[0]?.plans ?? [], 'delft-west', 'omnibus.csv')
    expect(plan).toMatchObject({
      dataset: { slug: 'delft-west-lokaal-omnibus' },
      indicators: [{ code: 'delft-west-lokaal:voelt-zich-thuis', denominator: null }],
      shape: {
        measures: { 'Voelt zich thuis': { indicator: 'delft-west-lokaal:voelt-zich-thuis' } },
        others: { prefix: 'delft-west-lokaal' },
      },
    })
  })

  it('says of its own codes how they add up, and of everybody’s as they are', () => {
    const [whole] = plansOf('gebied;jaar;vraag;percentage;n\nBU09170000;2023;Voelt zich thuis;71;210\n', 'omnibus.csv')
    if (whole?.target !== 'statistics') throw new Error('no figures')
    const thuis = 'lokaal:voelt-zich-thuis'
    const relations = [
      { kind: 'sum', total: 'kwb:a_inw', parts: [thuis, 'kwb:a_man'] },
      { kind: 'whole', parts: [thuis, 'kwb:p_x'] },
      { kind: 'share', share: thuis, denominator: 'kwb:a_inw' },
    ] as const
    const [own] = ownPlans([{ ...whole, relations }], 'delft-west', 'omnibus.csv')
    expect(own).toMatchObject({
      relations: [
        { total: 'kwb:a_inw', parts: [`delft-west-${thuis}`, 'kwb:a_man'] },
        { parts: [`delft-west-${thuis}`, 'kwb:p_x'] },
        { share: `delft-west-${thuis}`, denominator: 'kwb:a_inw' },
      ],
    })
  })

  it('has no regions or boundaries, which are everybody’s', () => {
    const list = plansOf('Buurt2023;Buurtnaam2023\n03440111;Welgelegen\n', 'buurten-2023.csv')
    expect(list).toHaveLength(1)
    expect(() => ownPlans(list, 'delft-west', 'buurten-2023.csv')).toThrow(/list-for-everybody/)
  })
})
