import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readProgramme } from '../programme'
import { checkProgramme } from './check'

const shipped = (name: string) =>
  readProgramme(readFileSync(new URL(`../../content/programmes/${name}.json`, import.meta.url), 'utf8'), name)

it('finds a dozen rules and more in Voorbeeldwijk, of every severity, so that the page shows what it is for', () => {
  const { findings, accepted, counts } = checkProgramme(shipped('voorbeeldwijk'))
  expect(new Set(findings.map(({ rule }) => rule)).size).toBeGreaterThan(12)
  expect(accepted.length).toBeGreaterThan(0)
  for (const count of [counts.error, counts.warning, counts.hint]) expect(count).toBeGreaterThan(0)
})

it('finds no error in what Vlaardingen Westwijk published: it names goals, not what is done for them', () => {
  expect(checkProgramme(shipped('vlaardingen-westwijk')).counts.error).toBe(0)
})
