import { expect, it } from 'vitest'
import { root } from '../../../test/support/places'
import { loadColumnCatalogue } from '../importing/column-catalogue.server'
import { arrangedByTheme, leadingIndicators, shownPerTheme, themesInOrder } from './leading'

it('leading indicators and themes are those of the column lists that ship', async () => {
  const indicators = (await loadColumnCatalogue(root)).entries.map(({ indicator }) => indicator)
  const codes = new Set(indicators.map(({ code }) => code))
  expect(leadingIndicators.filter((code) => !codes.has(code))).toEqual([])
  const themes = new Set(indicators.map(({ theme }) => theme ?? 'other'))
  expect([...themes].filter((theme) => !(themesInOrder as readonly string[]).includes(theme))).toEqual([])
})

const entry = (code: string, newestPeriod: string | null, theme = 'wonen') => ({ code, theme, newestPeriod })

it('recent figures stand first, of these the leading ones; old ones and those without a value fold', () => {
  const made = Array.from({ length: shownPerTheme - 2 }, (_, number) => entry(`eigen:cijfer-${number}`, '2023'))
  const [group] = arrangedByTheme([
    entry('eigen:leeg', null),
    entry('kwb:p_huurw', '2016'),
    ...made,
    entry('kwb:p_koopw', '2024'),
    entry('kwb:p_wcorpw', '2021'),
  ])
  expect(group?.first.map(({ code }) => code)).toEqual(['kwb:p_wcorpw', 'kwb:p_koopw', ...made.map(({ code }) => code)])
  expect(group?.others.map(({ code }) => code)).toEqual(['kwb:p_huurw', 'eigen:leeg'])
  expect(arrangedByTheme([entry('eigen:leeg', null)])).toMatchObject([{ first: [], others: [{ code: 'eigen:leeg' }] }])
})

it('themes keep their order; one that nobody knows comes last', () => {
  const groups = arrangedByTheme([
    entry('a:a', '2024', 'nieuw'),
    entry('b:b', '2024', 'wonen'),
    entry('c:c', '2024', 'bevolking'),
  ])
  expect(groups.map(({ theme }) => theme)).toEqual(['bevolking', 'wonen', 'nieuw'])
})
