import type { Language } from '../../platform'
import { createTexts } from '../../ui'
import { programmeTexts } from '../index'
import type { TakeOverWords } from './take-over'

const texts = createTexts([programmeTexts])

/** The words with which a published intervention is taken over, in one language. */
export function takeOverWords(language: Language, titleOf: (document: string) => string): TakeOverWords {
  const t = texts.in(language)('programme')
  return {
    partners: t('take-over.partners'),
    figures: t('take-over.figures'),
    phase: t('take-over.phase'),
    source: (mentions) =>
      [...Map.groupBy(mentions, ({ document }) => document)]
        .map(([document, found]) => {
          const lines = [...new Set(found.map(({ line }) => line))].join(', ')
          return t('take-over.source', { title: titleOf(document), lines })
        })
        .join('; '),
  }
}
