import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { operatorActor } from '../../accounts'
import { findOperation, type House } from '../../platform/index.server'
import { type Section, sections } from '../../records'
import { lastNumber, shareSections } from '../../records/index.server'
import type { ProgrammeDocument } from './format'
import { readProgramme, recordsIn } from './read'
import { importProgramme } from './service.server'

/**
 * Loads the programmes that ship with Wijklus, each once, into an area in which nobody wrote anything yet, and shares what
 * is in them with everybody: it was published, or made up. What people do with it afterwards stays as they leave it.
 *
 * @returns slugs of the areas that got a programme
 * @throws Refusal `programme-invalid`, `programme-format` naming the file
 */
export async function loadProgrammes(house: House): Promise<string[]> {
  const folder = join(house.root, 'content', 'programmes')
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).toSorted()
  const loaded: string[] = []
  for (const file of files) {
    const area = file.replace(/\.json$/, '')
    const finished = `content programme ${area} shared`
    if (await findOperation(house.database, finished)) continue
    const operation = `content programme ${area}`
    const isStarted = (await findOperation(house.database, operation)) !== undefined
    if (!isStarted && (await lastNumber(house, operatorActor, area)) > 0) continue
    const document = readProgramme(await readFile(join(folder, file), 'utf8'), `content/programmes/${file}`)
    if (!isStarted) await importProgramme(house, operatorActor, { area, document, operation })
    const why = document.area.fictitious ? 'fictitious example' : 'published'
    const shared = { area, sections: sectionsOf(document), with: 'public', why, operation: finished } as const
    await shareSections(house, operatorActor, shared)
    loaded.push(area)
  }
  return loaded
}

/** The parts to share: of a made-up area all of them, of another those in which something was published. */
function sectionsOf(document: ProgrammeDocument): Section[] {
  if (document.area.fictitious) return [...sections]
  const filled = new Set(recordsIn(document).flatMap(({ kind }) => (kind.name === 'area' ? [] : [kind.section])))
  return sections.filter((section) => filled.has(section))
}
