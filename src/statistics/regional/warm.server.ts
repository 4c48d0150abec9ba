import { setImmediate } from 'node:timers/promises'
import { publicActor } from '../../accounts'
import { currentCompositions } from '../../areas/index.server'
import type { House } from '../../platform/index.server'
import { lookAgain } from '../lookup/read.server'
import { listIndicators } from '../service.server'
import { jsonOfRegions } from './figures-json.server'
import { profileOf } from './overview.server'
import { figuresOfParts } from './parts.server'
import { inPieces } from './pieces.server'
import { jsonOfProfile } from './profile-json.server'

/** So many profiles and so many indicators of the whole country are asked: with more of them nothing gets any faster. */
const most = { profiles: 24, indicators: 8 }

/**
 * Asks what visitors are going to ask, so that the first of them need not wait until files were opened and code was made fast:
 * profiles of areas that are composed, and figures of all neighbourhoods. Who comes meanwhile goes first.
 *
 * @param mayGoOn asked between small pieces of work
 * @returns how many questions were answered
 */
export async function warmUp(house: House, mayGoOn = () => true): Promise<number> {
  const [composed, imported] = await Promise.all([
    currentCompositions(house, publicActor),
    listIndicators(house, publicActor, 'imported'),
  ])
  const areas = [...composed.keys()]
  let answered = 0
  const write = async (texts: Iterable<string>) => {
    for (const _ of inPieces(texts)) {
      await setImmediate()
      if (!mayGoOn()) return
    }
    answered += 1
  }
  while (imported.length > 0 && areas.length > 0 && answered < most.profiles && mayGoOn()) {
    const place = areas[answered % areas.length] as string
    const references = ['rest-of-municipality', 'municipality', 'country'] as const
    await write(jsonOfProfile((await profileOf(house, publicActor, { place, references })).entries()))
  }
  for (const { code } of imported.slice(0, most.indicators)) {
    if (!mayGoOn()) break
    const found = await figuresOfParts(house, publicActor, { code, place: 'nl', level: 'neighbourhood' })
    await write(found ? jsonOfRegions(found) : [])
  }
  return answered
}

/** Keeps a program warm until `stop` is called: when it starts, and when there are new files to answer from (`again`). */
export function keepWarm(house: House): { again(): void; stop(): Promise<void> } {
  let isStopped = false
  let isWanted = true
  let running: Promise<void> | null = null
  const run = async (): Promise<void> => {
    while (isWanted && !isStopped) {
      isWanted = false
      try {
        await warmUp(house, () => !isStopped)
      } catch (error) {
        house.log.warn({ error: (error as Error).message }, 'not warmed up')
      }
    }
    running = null
  }
  const begin = () => {
    running ??= run()
  }
  begin()
  return {
    again() {
      lookAgain()
      isWanted = true
      begin()
    },
    async stop() {
      isStopped = true
      await running
    },
  }
}
