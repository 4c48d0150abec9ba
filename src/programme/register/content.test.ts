import { existsSync, readFileSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { root } from '../../../test/support/places'
import { groupingScheme } from '../../statistics'
import { type KnownNames, type Register, readRegister } from './content.server'
import { plainText, type RegisterRow } from './model'

const csv = (path: string) =>
  parse(readFileSync(path, 'utf8'), { columns: true, bom: true, skip_empty_lines: true }) as Record<string, string>[]

function grantThemes(): string[] {
  const schemes = parseYaml(readFileSync(join(root, 'content/themes.yaml'), 'utf8')) as {
    code: string
    themes: { code: string }[]
  }[]
  return schemes.filter(({ code }) => code === groupingScheme).flatMap(({ themes }) => themes.map(({ code }) => code))
}

const areas = csv(join(root, 'content/areas.csv'))
const known: KnownNames = {
  areas: new Set(areas.map((area) => area.slug ?? '')),
  documents: new Set(csv(join(root, 'content/sources.csv')).map((document) => document.slug ?? '')),
  themes: new Set(grantThemes()),
}

const register: Register = await readRegister(root, known)
const { rows, entries, clusters } = register

describe('the register that ships', () => {
  it('has 231 rows about 218 entries: what is named in several places is one', () => {
    expect(rows).toHaveLength(231)
    expect(entries).toHaveLength(218)
    expect(entries.find(({ id }) => id === 'netwerkmaker-delft-west')?.clusters).toEqual([
      'bereiken-jongeren',
      'positieve-identiteit',
      'eerder-signaleren',
      'veerkracht-buurt',
    ])
  })

  it('has 74 factors, 36 that help and 38 that hinder, and 16 perceived effects', () => {
    const factors = entries.filter(({ kind }) => kind === 'factor')
    expect(factors.filter(({ polarity }) => polarity === 'bevorderend')).toHaveLength(36)
    expect(factors.filter(({ polarity }) => polarity === 'belemmerend')).toHaveLength(38)
    expect(entries.filter(({ kind }) => kind === 'perceived-effect')).toHaveLength(16)
  })

  it('names no area where annex 3 names none', () => {
    const annex = rows.filter(({ mention }) => mention.section === 'annex-3')
    expect(annex.flatMap((row) => row.areas)).toEqual([])
    expect(rows.find(({ mention }) => mention.line === '6955')?.areasAsPublished).toEqual({
      nl: '3 gebieden, niet bij naam',
      en: '3 areas (not named)',
    })
  })

  it('numbers clusters as the annex and the chapter do, which is not the same', () => {
    const numbers = clusters.map(({ code, annexNumber, chapterNumber }) => [code, annexNumber, chapterNumber])
    expect(numbers.slice(0, 5)).toEqual([
      ['bereiken-jongeren', 1, 1],
      ['digitale-weerbaarheid', 2, 2],
      ['eerder-signaleren', 3, 4],
      ['veerkracht-buurt', 4, 5],
      ['positieve-identiteit', 5, 3],
    ])
  })
})

const shared = join(root, '../shared')
const published = join(shared, 'domain/interventions.csv')

describe.skipIf(!existsSync(published))('beside the rows as they were taken from the document', () => {
  const source = existsSync(published) ? csv(published) : []
  const byLine = new Map<string, RegisterRow>(rows.map((row) => [row.mention.line, row]))
  const pairs = source.map((from) => ({ from, row: byLine.get(from.line ?? '') as RegisterRow }))

  it('there is one row per line, and no other', () => {
    expect([...byLine.keys()].sort()).toEqual(source.map(({ line }) => line).sort())
  })

  it('kind, name, level and polarity are the same', () => {
    for (const { from, row } of pairs) {
      // The names had lost their accents.
      expect([row.kind, plainText(row.name ?? ''), row.level ?? '', row.polarity ?? '']).toEqual([
        from.row_type?.replace('_', '-'),
        from.name_nl,
        from.level,
        from.polarity,
      ])
    }
  })

  it('a name of a cluster always became the same code', () => {
    const codes = new Map(
      csv(join(root, 'content/interventions/clusters.csv')).flatMap(({ code, published_as: names }) =>
        (names ?? '').split(';').map((name) => [name, code] as const),
      ),
    )
    for (const { from, row } of pairs) expect(row.mention.cluster).toBe(codes.get(from.cluster ?? '') ?? null)
  })

  it('areas that are named lead to their slug by name or alias; those that are not stay unnamed', () => {
    const slugs = new Map(
      areas.flatMap(({ slug, name, aliases }) =>
        [name ?? '', ...(aliases ?? '').split(/\s*;\s*/).filter(Boolean)].map((each) => [each, slug ?? ''] as const),
      ),
    )
    // A part of the area, as the source has it at line 4208.
    slugs.set('Schiedam Oost', 'schiedam-nieuwland-oost')
    for (const { from, row } of pairs) {
      const named = (from.areas ?? '').split(/\s*;\s*/).filter(Boolean)
      if (named.every((name) => slugs.has(name))) {
        expect(row.areas).toEqual(named.map((name) => slugs.get(name)))
      } else {
        expect(row.areas).toEqual([])
        expect([from.areas, `${from.areas} (not named)`]).toContain(row.areasAsPublished?.en)
      }
    }
  })

  it('what has a description, a target group, partners, a phase or numbers there has them here', () => {
    for (const { from, row } of pairs) {
      const here = [row.description, row.targetGroup, row.partners, row.phase, row.figures].map((text) => text !== null)
      const there = [from.description_en, from.target_group, from.partners, from.phase, from.figures_note].map(Boolean)
      expect({ line: from.line, here }).toEqual({ line: from.line, here: there })
    }
  })

  it('no eight words in a row were copied from the document', async () => {
    const folder = join(shared, 'sources')
    const file = (await readdir(folder)).find((name) => name.startsWith('000')) ?? ''
    const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
    const runs = (text: string) => {
      const all = words(text)
      return all.flatMap((_, at) => (at + 8 <= all.length ? [all.slice(at, at + 8).join(' ')] : []))
    }
    const document = new Set(runs(await readFile(join(folder, file), 'utf8')))
    // Names are facts and stay as they are: of interventions, areas and partners.
    const written = rows.flatMap(({ description, targetGroup, phase, figures }) =>
      [description, targetGroup, phase, figures].flatMap((text) => (text ? [text.nl, text.en] : [])),
    )
    expect(written.flatMap(runs).filter((run) => document.has(run))).toEqual([])
  })
})

describe('a fault in the content is refused with its place:', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wijklus-register-'))
    await cp(join(root, 'content/interventions'), join(folder, 'content/interventions'), { recursive: true })
  })
  afterEach(() => rm(folder, { recursive: true }))

  const header = readFileSync(join(root, 'content/interventions/register.csv'), 'utf8').split('\n')[0] ?? ''
  const columns = header.split(',')
  const good: Record<string, string> = {
    id: 'klusbieb',
    kind: 'intervention',
    document: 'monitor-kansrijke-wijk-2025',
    section: 'chapter-6-table',
    line: '5555',
    themes: 'sociale-cohesie',
    name: 'Klusbieb',
  }
  const record = (change: Record<string, string>) =>
    columns.map((column) => ({ ...good, ...change })[column] ?? '').join(',')

  it.each<[string, Record<string, string>[], number, string]>([
    ['a kind that is none', [{ kind: 'project' }], 2, 'kind'],
    ['a cluster that is not listed', [{ cluster: 'vijf' }], 2, 'cluster'],
    ['a theme that is not listed', [{ themes: 'wonen' }], 2, 'themes'],
    ['an area that is not listed', [{ areas: 'atlantis' }], 2, 'areas'],
    ['a document that is not listed', [{ document: 'hearsay' }], 2, 'document'],
    ['a description in one language', [{ description_nl: 'Gereedschap lenen.' }], 2, 'description_en'],
    ['a factor without a level', [{ kind: 'factor', polarity: 'bevorderend' }], 2, 'level'],
    ['an intervention that hinders', [{ polarity: 'belemmerend' }], 2, 'polarity'],
    ['neither a name nor a description', [{ name: '' }], 2, 'name'],
    ['the same line twice', [{}, {}], 3, 'line'],
    ['one id for two things', [{}, { line: '5556', name: 'Moestuin' }], 3, 'id'],
    ['a line that is none', [{ line: 'bijlage 3' }], 2, 'line'],
  ])('%s', async (_fault, changes, row, column) => {
    await writeFile(join(folder, 'content/interventions/register.csv'), [header, ...changes.map(record), ''].join('\n'))
    await expect(readRegister(folder, known)).rejects.toMatchObject({
      code: 'content-invalid',
      where: `content/interventions/register.csv:${row}:${column}`,
    })
  })

  it('a file that is not there', async () => {
    await rm(join(folder, 'content/interventions/clusters.csv'))
    await expect(readRegister(folder, known)).rejects.toMatchObject({
      code: 'content-invalid',
      where: 'content/interventions/clusters.csv:0:',
    })
  })
})
