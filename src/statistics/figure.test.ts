import { expect, it } from 'vitest'
import { namesOfCompared } from './figure'
import { referenceKinds, referenceWords } from './regional/reference'

it('what a figure is of, or is beside, is called in a sentence with its article', () => {
  const same = (name: string) => ({ nl: name, en: name })
  const phrase = (of: Parameters<typeof namesOfCompared>[0]) => namesOfCompared(of).phrase
  expect(phrase({ slug: 'nl', name: { nl: 'Nederland', en: 'Netherlands' } })).toEqual({
    nl: 'Nederland',
    en: 'the Netherlands',
  })
  expect(phrase({ slug: 'GM0344', name: same('Utrecht') })).toEqual(same('Utrecht'))
  const rest = referenceWords('rest-of-municipality', { municipality: 'Utrecht' })
  expect(namesOfCompared({ slug: 'rest-of-municipality', name: rest.label, phrase: rest.phrase })).toEqual({
    phrase: { nl: 'de rest van Utrecht', en: 'the rest of Utrecht' },
    in: { nl: 'in de rest van Utrecht', en: 'in the rest of Utrecht' },
    with: { nl: 'met de rest van Utrecht', en: 'with the rest of Utrecht' },
  })
})

it('no reference is told in a sentence as a legend has it, but for those that take no article', () => {
  const words = referenceKinds.map((kind) => [kind, referenceWords(kind, { municipality: 'Utrecht' })] as const)
  const alike = (language: 'nl' | 'en') =>
    words.filter(([, { label, phrase }]) => label[language] === phrase[language]).map(([kind]) => kind)
  expect(alike('nl')).toEqual(['country', 'comparable'])
  expect(alike('en')).toEqual(['comparable'])
})
