import { expect, it } from 'vitest'
import { comparableWords } from './words'

const region = (name: string, municipality: string) => ({ code: 'WK', name, municipality, distance: 0.1, values: {} })
const excluded = (known: number, of: number, named = 0) => ({
  ...{ itself: 1, neighbours: 0, otherProgrammes: 0, incomplete: 0, changed: 0, knowsNeighbours: true },
  programmes: { known, named, of },
})
const group = {
  level: 'district' as const,
  chosenAt: '2026-03-01T10:00:00.000Z',
  firstProgramme: 2019,
  variables: [],
  excluded: excluded(19, 19),
}

it('a reference of comparable regions names them, and says when and why they were chosen', () => {
  const { label, phrase, reason } = comparableWords({
    ...group,
    matches: [region('Holtenbroek', 'Zwolle'), region('Presikhaaf', '')],
  })
  expect(label.nl).toBe('2 vergelijkbare wijken')
  expect(phrase.en).toBe('comparable districts')
  expect(reason.nl).toMatch(/^Gekozen op 1 maart 2026 .* \(2019\); .* Het zijn Holtenbroek \(Zwolle\), Presikhaaf\.$/)
  expect(reason.en).toContain('They are Holtenbroek (Zwolle), Presikhaaf.')
})

it('of many it names a dozen, and how many more there are', () => {
  const matches = Array.from({ length: 40 }, (_, index) => region(`Wijk ${index + 1}`, ''))
  expect(comparableWords({ ...group, matches }).reason.nl).toContain('Wijk 12 en nog 28.')
})

it('says of which years traits were taken from after the start', () => {
  const of = (code: string, years: string[]) => ({
    code,
    name: { nl: code, en: code },
    unit: '%',
    isCount: false,
    years,
  })
  const { reason } = comparableWords({
    ...group,
    matches: [region('Holtenbroek', 'Zwolle')],
    variables: [of('kwb:p_huurw', ['2023']), of('lbm:score', ['2016', '2018'])],
  })
  expect(reason.nl).toContain('Sommige kenmerken, die langzaam veranderen, zijn van 2023.')
  expect(comparableWords({ ...group, matches: [] }).reason.nl).not.toContain('kenmerken')
})

it('says that areas with a programme can be among them, where nobody said which regions these are', () => {
  const matches = [region('Holtenbroek', 'Zwolle')]
  const told = (known: number, named: number) =>
    comparableWords({ ...group, matches, excluded: excluded(known, 19, named) }).reason.nl
  expect(told(5, 12)).toContain('Van 2 andere gebieden met een programma is niet bekend waar ze liggen')
  expect(told(5, 14)).not.toContain('programma is niet bekend')
})
