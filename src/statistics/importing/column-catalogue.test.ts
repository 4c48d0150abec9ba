import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readColumnCatalogue } from './column-catalogue.server'

const header =
  'code,name_nl,name_en,theme,unit,better,aggregation,denominator,uncertainty,from,to,gaps,aliases,text_nl,text_en,source'
const definitions = 'code,version,label_nl,label_en,text_nl,text_en,from,to,source'
const left = 'column,reason_nl,reason_en'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wijklus-columns-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function catalogue(rows: string, more: { definitions?: string; left?: string } = {}) {
  await writeFile(join(folder, 'kwb.csv'), `${header}\n${rows}\n`)
  await writeFile(join(folder, 'definitions.csv'), `${definitions}\n${more.definitions ?? ''}\n`)
  await writeFile(join(folder, 'left.csv'), `${left}\n${more.left ?? ''}\n`)
  return readColumnCatalogue(folder)
}

const residents =
  'kwb:a_inw,Inwoners,Residents,bevolking,persons,none,sum,,rounded,,,,a_inw | AANT_INW,Wie er woont.,Who lives there.,p. 9'
const share =
  'kwb:p_jong,Jong,Young,,%,none,weighted-share,kwb:a_inw,rounded,2013,,2015 2016,Bevolking/Jong (%),Jong.,Young.,p. 9'

describe('the lists of columns', () => {
  it('give every name of a column its indicator', async () => {
    const found = await catalogue(`${residents}\n${share}`, { left: 'Doorz,Onbekend.,Unknown.' })
    expect(found.find('aant_inw', ['kwb'])?.indicator).toMatchObject({
      code: 'kwb:a_inw',
      name: { nl: 'Inwoners', en: 'Residents' },
      denominator: null,
      definitions: [{ version: '1', text: { nl: 'Wie er woont.', en: 'Who lives there.' } }],
    })
    expect(found.find('Bevolking.Jong....', ['rivm', 'kwb'])).toMatchObject({
      from: 2013,
      to: null,
      gaps: [2015, 2016],
    })
    expect(found.find('Bevolking/Jong', ['kwb'])?.indicator.code).toBe('kwb:p_jong')
    expect(found.find('a_inw', ['rivm'])).toBeUndefined()
    expect(found.leave('DOORZ')).toEqual({ nl: 'Onbekend.', en: 'Unknown.' })
  })

  it('give an indicator the versions of its definition', async () => {
    const found = await catalogue(residents, {
      definitions: 'kwb:a_inw,1,oud,old,Oud.,Old.,,2018,p. 1\nkwb:a_inw,2,nieuw,new,Nieuw.,New.,2019,,p. 2',
    })
    expect(
      found.byCode('kwb:a_inw')?.indicator.definitions.map(({ version, from, to }) => [version, from, to]),
    ).toEqual([
      ['1', undefined, '2018'],
      ['2', '2019', undefined],
    ])
  })

  it.each([
    ['a code twice', `${residents}\n${residents}`, {}, 'kwb.csv', 3, 'code'],
    ['a name of two', `${residents}\n${share.replace('Bevolking/Jong (%)', 'aant inw')}`, {}, 'kwb.csv', 3, 'aliases'],
    ['a share of nothing', share.replace('kwb:a_inw', ''), {}, 'kwb.csv', 2, 'denominator'],
    ['a share of what is not there', share, {}, 'kwb.csv', 2, 'denominator'],
    ['a unit that is missing', residents.replace('persons', ''), {}, 'kwb.csv', 2, 'unit'],
    ['a word that is none of ours', residents.replace('none', 'beter'), {}, 'kwb.csv', 2, 'better'],
    ['a definition of nothing', residents, { definitions: 'kwb:x,1,a,a,a,a,,,p' }, 'definitions.csv', 1, 'code'],
    ['a reason in one language', residents, { left: 'Doorz,Onbekend.,' }, 'left.csv', 2, 'reason_en'],
  ])('are refused with %s, with the place', async (_, rows, more, file, row, column) => {
    await expect(catalogue(rows, more)).rejects.toMatchObject({
      code: 'content-invalid',
      where: `content/columns/${file}:${row}:${column}`,
    })
  })
})
