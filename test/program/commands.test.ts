import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { roles } from '../../src/accounts'
import { readConfiguration } from '../../src/platform/index.server'
import { runCommand as runInProcess } from '../../src/run-command.server'
import { type FreshStore, freshStore } from '../support/house'
import { root } from '../support/places'
import { type Outcome, type RunningProgram, runCommand, startProgram } from '../support/program'

let store: FreshStore
let settings: Record<string, string>

beforeAll(async () => {
  vi.stubEnv('LC_ALL', 'C')
  store = await freshStore()
  settings = { DATABASE_URL: store.url, WIJKLUS_DATA_DIRECTORY: store.dataDirectory, WIJKLUS_CONNECTIONS: '2' }
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await store.drop()
})

/** Runs the command as people do, in a process of its own. */
const wijklus = (...words: string[]) => runCommand(words, { env: settings })

/** Runs the command in this process, where it takes no second: for the many ways in which it can be refused. */
async function command(...words: string[]): Promise<Outcome> {
  const said = { stdout: '', stderr: '' }
  const code = await runInProcess(words, {
    root,
    readConfiguration: () => readConfiguration(settings, root),
    write: (text) => {
      said.stdout += text
    },
    complain: (text) => {
      said.stderr += text
    },
  })
  return { code, ...said }
}

const observation = z
  .strictObject({
    period: z.string().regex(/^\d{4}(-Q[1-4])?$/),
    value: z.number().nullable(),
    precision: z.enum(['exact', 'about', 'at-least', 'at-most', 'range']),
    low: z.number().optional(),
    high: z.number().optional(),
    margin: z.number().optional(),
    n: z.number().optional(),
    of: z.number().optional(),
    absence: z
      .enum([
        'not-applicable',
        'not-funded',
        'not-started',
        'could-not-report',
        'partly',
        'unknown',
        'not-published',
        'suppressed',
        'not-asked',
      ])
      .optional(),
    decimals: z.number().int().optional(),
    note: z.strictObject({ nl: z.string(), en: z.string() }).optional(),
    source: z.strictObject({ document: z.string(), line: z.string(), figure: z.string().optional() }),
  })
  .refine(({ value, absence }) => (value === null) === (absence !== undefined), 'a value, or the reason why not')

/** What `series --json` promises (contracts: command line), nothing less and nothing more. */
const series = z.strictObject({
  indicator: z.string(),
  unit: z.string(),
  better: z.enum(['lower', 'higher', 'none']),
  uncertainty: z.enum(['count', 'rounded', 'survey-with-margin', 'survey-without-margin', 'modelled', 'composite']),
  place: z.string(),
  definitions: z.array(z.strictObject({ version: z.string(), observations: z.array(observation) })).min(1),
})

const indicators = ['huishoudens-in-armoede', 'problematische-schulden', 'arbeidsparticipatie']
const places = ['nplv', 'nl']

/** What a refused command says with `--json`. */
const refusalShape = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    message: z.strictObject({ nl: z.string().min(10), en: z.string().min(10) }),
    where: z.string().nullable(),
    near: z.array(z.string()).optional(),
  }),
})

describe('series', () => {
  it('outside: is JSON and nothing else', async () => {
    const { code, stdout, stderr } = await wijklus('series', 'problematische-schulden', '--place', 'nplv', '--json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(series.parse(JSON.parse(stdout)).definitions.map(({ version }) => version)).toEqual(['oud', 'herzien'])
  })

  it.each(indicators.flatMap((indicator) => places.map((place) => [indicator, place])))(
    '%s for %s has the promised shape',
    async (indicator, place) => {
      const { code, stdout, stderr } = await command('series', indicator, '--place', place, '--json')
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      const read = series.parse(JSON.parse(stdout))
      expect(read).toMatchObject({ indicator, place, unit: '%' })
      const versions = read.definitions.map(({ version }) => version)
      expect(versions).toEqual(indicator === 'problematische-schulden' ? ['oud', 'herzien'] : ['1'])
    },
  )

  const published = join(root, '../shared/domain/figures.csv')
  it.skipIf(!existsSync(published))(
    'gives every figure of ../shared/domain/figures.csv with its line (skipped where that file is not there)',
    async () => {
      const names: Record<string, [indicator: string, version: string]> = {
        'Huishoudens onder de armoedegrens': ['huishoudens-in-armoede', '1'],
        'Huishoudens met problematische schulden (oude definitie)': ['problematische-schulden', 'oud'],
        'Huishoudens met problematische schulden (herziene definitie)': ['problematische-schulden', 'herzien'],
        'Netto arbeidsparticipatie': ['arbeidsparticipatie', '1'],
      }
      const slugs: Record<string, string> = { 'NPLV-focusgebieden (gemiddelde)': 'nplv', Nederland: 'nl' }
      const rows = (parse(readFileSync(published), { columns: true }) as Record<string, string>[]).filter(
        (row) => names[row.indicator as string] && /^\d{4}$/.test(row.year as string),
      )
      expect(rows.length).toBe(37)
      const read = new Map<string, z.infer<typeof series>>()
      for (const row of rows) {
        const [indicator, version] = names[row.indicator as string] as [string, string]
        const words = ['series', indicator, '--place', slugs[row.geography as string] as string, '--json']
        const answer = read.get(words.join(' ')) ?? series.parse(JSON.parse((await command(...words)).stdout))
        read.set(words.join(' '), answer)
        const definition = answer.definitions.find((each) => each.version === version)
        const found = definition?.observations.find(({ period }) => period === row.year)
        expect({
          ...row,
          value: found?.value,
          line: found?.source.line,
          figure: `Fig ${found?.source.figure}`,
        }).toEqual({
          ...row,
          value: row.value === '' ? null : Number(row.value),
          line: row.line,
          figure: row.note?.split(';')[0],
        })
      }
    },
  )

  it('says 71.0 and not 71: as many decimals as were published', async () => {
    const { stdout } = await command('series', 'arbeidsparticipatie', '--place', 'nl', '--language', 'en')
    expect(stdout).toMatch(/2023\s+71\.0 /)
    expect((await command('--language', 'nl', 'series', 'arbeidsparticipatie', '--place', 'nl')).stdout).toMatch(
      /2023\s+71,0 /,
    )
  })

  it('finds a place by any of its names', async () => {
    for (const name of ['heerlen-noord', 'Heerlen Noord', 'HEERLEN NOORD', 'Heerlen-Noord']) {
      const { stdout } = await command('series', 'huishoudens-in-armoede', '--place', name, '--json')
      expect(JSON.parse(stdout).place).toBe('heerlen-noord')
    }
    const national = await command('series', 'huishoudens-in-armoede', '--place=Nederland', '--json')
    expect(JSON.parse(national.stdout).place).toBe('nl')
  })
})

describe('what is refused', () => {
  it('outside: exit 2, one line on standard error, nothing on standard output', async () => {
    const { code, stdout, stderr } = await wijklus('series', 'huishoudens-in-armoed', '--place', 'nplv')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^wijklus: [^\n]*huishoudens-in-armoed [^\n]*huishoudens-in-armoede[^\n]*\n$/)
  })

  it('outside, with --json: an object on standard output and nothing else', async () => {
    const { code, stdout, stderr } = await wijklus('series', 'huishoudens-in-armoede', '--place', 'heerln', '--json')
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' })
    const { error } = refusalShape.parse(JSON.parse(stdout))
    expect(error).toMatchObject({ code: 'place-unknown', where: 'place' })
    expect(error.near).toContain('heerlen-noord')
    expect(error.message.en).toContain('heerlen-noord')
  })

  it.each([
    ['an unknown indicator', 'series armoede --place nplv', 'indicator-unknown', 'indicator', 'huishoudens-in-armoede'],
    [
      'an unknown place',
      'series huishoudens-in-armoede --place Overvegt',
      'place-unknown',
      'place',
      'utrecht-overvecht',
    ],
    ['no indicator', 'series --place nplv', 'option-missing', 'CODE'],
    ['no place', 'series huishoudens-in-armoede', 'option-missing', '--place'],
    ['an empty place', 'series huishoudens-in-armoede --place=', 'option-missing', '--place'],
    ['an option without its value', 'series huishoudens-in-armoede --place', 'option-missing', '--place'],
    ['a word too many', 'series huishoudens-in-armoede nplv --place nplv', 'argument-unexpected', 'nplv'],
    ['an unknown option', 'series huishoudens-in-armoede --plaats nplv', 'option-unknown', '--plaats', '--place'],
    ['a value for an option without', 'areas --full=yes', 'option-invalid', '--full'],
    ['an unknown command', 'serie huishoudens-in-armoede', 'command-unknown', 'serie', 'series'],
    ['half a command', 'account', 'command-unknown', 'account', 'account list'],
    ['help about an unknown command', 'help serie', 'command-unknown', 'serie', 'series'],
    ['an unknown language', 'areas --language de', 'option-invalid', '--language'],
    ['an unknown role', 'areas --as boss', 'option-invalid', '--as'],
    ['an option of start', 'start --port=80', 'option-unknown', '--port'],
    ['an unknown area', 'aliases nergens --add Ergens', 'place-unknown', 'place'],
    ['an alias of another area', 'aliases delft-west --add Overvecht', 'alias-taken', 'alias-2'],
    ['an alias that is not there', 'aliases delft-west --remove Overvecht', 'alias-unknown', null],
    ['a revision that is no number', 'aliases delft-west --add Delft --base x', 'option-invalid', '--base'],
    ['half a replacement', 'aliases delft-west --replace Delft', 'option-invalid', '--replace'],
    ['an unknown operation to undo', 'aliases delft-west --undo 1', 'operation-unknown', null],
  ] as [string, string, string, string | null, string?][])('%s: %s', async (_what, words, refused, where, near) => {
    const typed = words.split(' ')
    const plain = await command('--language=en', ...typed)
    expect(plain).toMatchObject({ code: 2, stdout: '' })
    expect(plain.stderr).toMatch(/^wijklus: [^\n]{20,}\n$/)
    const { error } = refusalShape.parse(JSON.parse((await command(...typed, '--json')).stdout))
    expect(error).toMatchObject({ code: refused, where })
    if (near) expect(error.near).toContain(near)
    expect(plain.stderr).toBe(`wijklus: ${error.message.en}\n`)
    expect(error.message.nl).not.toBe(error.message.en)
  })

  it('a failure of ours is told in a line after what only we can read, and is not taken for an answer', async () => {
    const broken = new Error('planted failure')
    const said = { stdout: '', stderr: '' }
    const code = await runInProcess(['areas', '--json'], {
      root,
      readConfiguration: () => {
        throw broken
      },
      write: (text) => {
        said.stdout += text
      },
      complain: (text) => {
        said.stderr += text
      },
    })
    expect(code).toBe(2)
    expect(said.stderr).toContain('planted failure')
    expect(refusalShape.parse(JSON.parse(said.stdout)).error.code).toBe('failed')
    expect(said.stdout).not.toContain('planted failure')
  })
})

describe('help and version', () => {
  it('outside: names every command, and starts no database for it', async () => {
    const { code, stdout } = await runCommand(['--help'], { env: { DATABASE_URL: 'postgresql://127.0.0.1:1/nothing' } })
    expect(code).toBe(0)
    for (const name of ['start', 'work', 'areas', 'aliases', 'series', 'indicators', 'audit', 'account add']) {
      expect(stdout).toMatch(new RegExp(`^${name} {2,}\\S`, 'm'))
    }
  })

  it.each(['help series', 'series --help', 'series -h', 'help series --language en'])('%s', async (words) => {
    const { code, stdout } = await command(...words.split(' '))
    expect(code).toBe(0)
    expect(stdout).toMatch(/^wijklus series CODE --place PLACE\n/)
    expect(stdout).toContain('--place PLACE  Area, nplv or nl.')
  })

  it('explains start and work too', async () => {
    expect((await command('help', 'start')).stdout).toMatch(/^wijklus start\n\nStarts/)
    expect((await command('work', '--help')).code).toBe(0)
  })

  it('says the version of package.json', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(await wijklus('--version')).toEqual({ code: 0, stdout: `wijklus ${version}\n`, stderr: '' })
  })

  it('is JSON when that was asked', async () => {
    expect(JSON.parse((await command('help', '--json')).stdout).help).toContain('wijklus COMMAND')
    expect(JSON.parse((await command('--version', '--json')).stdout)).toHaveProperty('version')
  })
})

describe('--as ROLE', () => {
  const aliases = (role: string, operation: string) =>
    command('aliases', 'breda-noord', '--add', 'Noord in Breda', '--operation', operation, '--as', role, '--json')

  it.each(roles.map((role) => (role === 'programme-manager' || role === 'contributor' ? `${role}:delft-west` : role)))(
    '%s may read areas, and without being manager of the area or administrator not change them',
    async (role) => {
      expect((await command('areas', '--as', role)).code).toBe(0)
      if (role === 'administrator') return
      const refused = await aliases(role, `as ${role}`)
      expect(refused.code).toBe(2)
      expect(JSON.parse(refused.stdout).error.code).toBe('not-allowed')
    },
  )

  it('the manager of the area may, and the audit trail says as what', async () => {
    expect((await aliases('programme-manager:breda-noord', 'as manager')).code).toBe(0)
    const { stdout } = await command('audit', '--area', 'breda-noord', '--limit', '1', '--json')
    expect(JSON.parse(stdout).entries).toMatchObject([
      { actor: 'operator', role: 'programme-manager:breda-noord', action: 'areas.correct-aliases' },
    ])
  })
})

describe('aliases', () => {
  const aliases = async (...words: string[]) => {
    const { code, stdout } = await command('aliases', 'Zaandam Oost', ...words, '--json')
    return { code, answer: JSON.parse(stdout) }
  }
  const kept = ['Zaanstad-Oost', 'Zaanstad Oost', 'Zaandam Oost']

  it('are shown, added, replaced, removed and put back', async () => {
    expect(await aliases()).toMatchObject({ code: 0, answer: { slug: 'zaandam-oost', aliases: kept, revision: 1 } })
    expect((await aliases('--add', 'Poelenburg', '--add', 'Peldersveld')).answer).toMatchObject({
      area: 'zaandam-oost',
      before: kept,
      aliases: [...kept, 'Poelenburg', 'Peldersveld'],
      revision: 2,
    })
    expect((await aliases('--replace', 'Poelenburg', '--with', 'Poelenburg en Peldersveld')).answer.aliases).toEqual([
      ...kept,
      'Poelenburg en Peldersveld',
      'Peldersveld',
    ])
    const removed = await aliases('--remove', 'Peldersveld', '--operation', 'remove one')
    expect(removed.answer.aliases).toEqual([...kept, 'Poelenburg en Peldersveld'])
    const undone = await aliases('--undo', 'remove one')
    expect(undone.answer.aliases).toEqual([...kept, 'Poelenburg en Peldersveld', 'Peldersveld'])
    expect(undone.answer.revision).toBe(removed.answer.revision + 1)
  })

  it('are changed once when an operation is repeated, and its id serves for nothing else', async () => {
    const first = await aliases('--add', 'Vijfhoek', '--operation', 'add Vijfhoek', '--base', '5')
    expect(first.code).toBe(0)
    expect(await aliases('--add', 'Vijfhoek', '--operation', 'add Vijfhoek', '--base', '5')).toEqual(first)
    expect(await aliases('--add', 'Kogerveld', '--operation', 'add Vijfhoek', '--base', '5')).toMatchObject({
      code: 2,
      answer: { error: { code: 'operation-reused' } },
    })
  })

  it('are not changed from a stale revision', async () => {
    expect(await aliases('--add', 'Kogerveld', '--base', '1')).toMatchObject({
      code: 2,
      answer: { error: { code: 'changed-since' } },
    })
    expect((await aliases()).answer.aliases).not.toContain('Kogerveld')
  })

  it('find the area at once', async () => {
    expect((await command('aliases', 'vijfhoek', '--json')).stdout).toContain('"slug": "zaandam-oost"')
  })
})

it('works while the program runs: what a command changed is on the page, and the other way round', async () => {
  const program: RunningProgram = await startProgram({ databaseUrl: store.url, dataDirectory: store.dataDirectory })
  try {
    const changed = await wijklus('aliases', 'delft-west', '--add', 'Buitenhof', '--json')
    expect(changed).toMatchObject({ code: 0, stderr: '' })
    const answered = await fetch(new URL('api/v1/areas/buitenhof', program.address))
    expect(await answered.json()).toMatchObject({ slug: 'delft-west', revision: JSON.parse(changed.stdout).revision })
  } finally {
    expect((await program.stop()).code).toBe(0)
  }
})
