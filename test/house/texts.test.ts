import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../support/places'
import { filesUnder } from './repository'
import { baseKey, differences, flatten, keysIn, placeholders, type TextTree, unused } from './texts'

const sources = await filesUnder('src')
const folders = sources.filter((file) => file.endsWith('/texts/nl.json')).map((file) => dirname(file))

async function textsIn(folder: string, language: string): Promise<Map<string, string>> {
  return flatten(JSON.parse(await readFile(join(root, folder, `${language}.json`), 'utf8')) as TextTree)
}

async function codeOf(files: readonly string[]): Promise<string> {
  return (await Promise.all(files.map((file) => readFile(join(root, file), 'utf8')))).join('\n')
}

const isCode = (file: string) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file)

describe.each(folders)('%s', (folder) => {
  it('says the same in English as in Dutch, with the same placeholders, and nothing is empty', async () => {
    expect(differences(await textsIn(folder, 'nl'), await textsIn(folder, 'en'))).toEqual([])
  })

  it('has no text that nobody reads', async () => {
    const used = keysIn(await codeOf(sources.filter(isCode)))
    expect(unused((await textsIn(folder, 'nl')).keys(), used)).toEqual([])
  })
})

it('every text that code asks for exists', async () => {
  const known = new Set(
    (await Promise.all(folders.map((folder) => textsIn(folder, 'nl')))).flatMap((texts) => [...texts.keys()]),
  )
  const bases = new Set([...known].map(baseKey))
  const missing = await Promise.all(
    sources.filter(isCode).map(async (file) => {
      const { called } = keysIn(await codeOf([file]))
      return [...called].filter((key) => !bases.has(key) && !known.has(key)).map((key) => `${file}: ${key}`)
    }),
  )
  expect(missing.flat()).toEqual([])
})

describe('a planted fault is found:', () => {
  const dutch = flatten({ menu: { areas: 'Gebieden', count_one: 'één gebied', count_other: '{{count}} gebieden' } })

  it('a text in one language only, and one that is empty', () => {
    expect(differences(dutch, flatten({ menu: { areas: ' ', more: 'More' } }))).toEqual([
      'menu.count_one: only in Dutch',
      'menu.count_other: only in Dutch',
      'menu.more: not in Dutch',
      'menu.areas: empty',
    ])
  })

  it('another placeholder', () => {
    const english = flatten({ menu: { areas: 'Areas', count_one: 'one area', count_other: '{{number}} areas' } })
    expect(differences(dutch, english)).toEqual(['menu.count_other: other placeholders'])
    expect(placeholders('van {first} tot {{ last, date }}')).toEqual(['first', 'last'])
  })

  it('a text that nobody reads, plurals and keys that are put together excepted', () => {
    const used = keysIn(["t('menu.count', { count })", 't(`state.$', '{state}`)', 'texts.axisCut'].join(''))
    expect(unused(['menu.count_one', 'menu.count_other', 'state.open', 'axisCut', 'menu.areas'], used)).toEqual([
      'menu.areas',
    ])
    expect([...used.called]).toEqual(['menu.count'])
  })
})
