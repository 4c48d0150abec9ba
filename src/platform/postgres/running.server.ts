import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { connect, someoneRuns, tryRunning, whenEnded } from './presence.server'

/** Says that this process is the running program (`wijklus start`) of a database. */
export interface RunningClaim {
  /** Lets another program run. */
  release(): Promise<void>
}

/**
 * Claims to be the one running program on a database; null when another program is. The claim is an exclusive advisory
 * lock and so ends with this process, however it ends. When the connection breaks (the database restarts) the claim is
 * taken again.
 *
 * @param url of PostgreSQL itself, not of a pooler
 * @param onLost called when another program took the claim while the connection was broken
 */
export async function claimRunning(
  url: string,
  { onLost = () => {} }: { onLost?: () => void } = {},
): Promise<RunningClaim | null> {
  let released = false
  let reclaiming = Promise.resolve()
  let client = await claimOnce(url)
  if (!client) return null
  watch(client)

  function watch(current: pg.Client) {
    whenEnded(current, () => {
      if (!released) reclaiming = reclaim()
    })
  }

  async function reclaim() {
    client = null
    // PostgreSQL may take a moment to notice that our old connection is gone, and with it our old lock.
    for (let refused = 0; !released && refused < 10; ) {
      try {
        client = await claimOnce(url)
        if (client) return watch(client)
        refused++
      } catch {
        refused = 0
      }
      await wait(500, undefined, { ref: false })
    }
    if (!released) onLost()
  }

  return {
    async release() {
      released = true
      await reclaiming
      await client?.end()
    },
  }
}

/** Whether a running program holds this database. */
export async function isRunning(url: string): Promise<boolean> {
  const client = await connect(url)
  try {
    return await someoneRuns(client)
  } finally {
    await client.end()
  }
}

async function claimOnce(url: string): Promise<pg.Client | null> {
  const client = await connect(url)
  try {
    if (await tryRunning(client)) return client
  } catch (error) {
    client.end().catch(() => {})
    throw error
  }
  await client.end()
  return null
}
