import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operatorActor } from '../accounts'
import type { ChoosingCommand, PlainContext } from '../accounts/index.server'
import { checkProgramme } from './check'
import { checkCommands } from './commands.server'
import { example } from './test-support/example'

const check = checkCommands.find(({ name }) => name === 'check') as ChoosingCommand
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wijklus-check-'))
})
afterAll(() => rm(folder, { recursive: true }))

function asked(positional: readonly string[], options: PlainContext['options'] = {}): PlainContext {
  return { actor: operatorActor, positional, options, language: 'nl', full: false }
}

/** What the command answers about a file with this text; it must not want a database for it. */
async function checked(text: string) {
  const file = join(folder, 'programma.json')
  await writeFile(file, text)
  const context = asked([file])
  const chosen = check.chosenFor(context)
  if (chosen.store === 'needed') throw new Error('a file needs no database')
  return chosen.run({ ...context, root: folder })
}

describe('npx wijklus check FILE', () => {
  it('starts no database, gives findings and counts, and ends with 1 when there is an error', async () => {
    const { data, text, exit } = await checked(JSON.stringify(example))
    expect(data).toEqual(checkProgramme(example))
    expect(exit).toBe(1)
    expect(text).toContain('Fouten: 1, Waarschuwingen: 8, Hints: 2, Geaccepteerd: 0')
  })

  it('ends with 0 when there are only warnings and hints', async () => {
    const { exit, data } = await checked(JSON.stringify({ ...example, commitments: [] }))
    expect(exit).toBe(0)
    expect(data).toMatchObject({ counts: { error: 0, warning: 8, hint: 2 } })
  })

  it('refuses a file that is invalid with the path, and one that is not there', async () => {
    const [first] = example.interventions ?? []
    const invalid = { ...example, interventions: [{ ...first, size: 3 }] }
    await expect(checked(JSON.stringify(invalid))).rejects.toMatchObject({
      code: 'programme-invalid',
      where: expect.stringMatching(/^interventions\[0\]/),
    })
    await expect(checked('{')).rejects.toMatchObject({ code: 'programme-invalid' })
    const nowhere = asked([join(folder, 'weg.json')])
    await expect(check.chosenFor(nowhere).run(nowhere as never)).rejects.toMatchObject({
      code: 'programme-file-unreadable',
      where: join(folder, 'weg.json'),
    })
  })

  it('needs the store for an area; asks for one of the two, not for both', () => {
    expect(check.chosenFor(asked([], { area: 'heerlen-noord' })).store).toBe('needed')
    expect(() => check.chosenFor(asked([]))).toThrow(expect.objectContaining({ code: 'option-missing' }))
    expect(() => check.chosenFor(asked(['a.json'], { area: 'x' }))).toThrow(
      expect.objectContaining({ code: 'argument-unexpected' }),
    )
  })
})
