import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { collections } from './format'
import { readProgramme } from './read'

const folder = new URL('../../../content/programmes/', import.meta.url)
const shipped = (name: string) => readProgramme(readFileSync(new URL(name, folder), 'utf8'), name)

describe('the programmes that ship', () => {
  it('are valid, all of them', () => {
    const files = readdirSync(folder)
    expect(files).toContain('vlaardingen-westwijk.json')
    for (const file of files) expect(shipped(file).nodes?.length).toBeGreaterThan(0)
  })

  it('say of every published goal and indicator where it stands, and nothing that was not published', () => {
    const westwijk = shipped('vlaardingen-westwijk.json')
    expect(westwijk.area.fictitious).toBeUndefined()
    for (const { source } of [...(westwijk.nodes ?? []), ...(westwijk.indicators ?? [])]) {
      expect(source).toMatch(/^praktijkhandboek-wijkaanpak-2024, L\d{4}(-\d{4})?$/)
    }
    expect(westwijk.indicators?.some(({ baseline, targets, series }) => baseline ?? targets ?? series)).toBe(false)
  })

  it('have something of everything in the neighbourhood that is made up', () => {
    const made = shipped('voorbeeldwijk.json')
    expect(made.area.fictitious).toBe(true)
    const empty = collections.filter((name) => {
      const value = made[name as keyof typeof made]
      return value === undefined || (Array.isArray(value) && value.length === 0)
    })
    // Its story is the one that the tree tells by itself.
    expect(empty).toEqual(['story'])
    expect(new Set(made.interventions?.map(({ phase }) => phase)).size).toBe(7)
    expect(new Set(made.nodes?.map(({ kind }) => kind)).size).toBe(10)
  })
})
