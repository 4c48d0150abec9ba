import pg from 'pg'

/**
 * The advisory locks of Wijklus, as (room, lock): `presence` is shared by every process that uses the private server,
 * `running` is held by the one running program. The room keeps them apart from locks of libraries; new locks come here.
 */
export const advisoryLocks = { room: 0x57494a4b, presence: 1, running: 2 } as const

const { room, presence, running } = advisoryLocks

/**
 * Opens a connection of its own, outside any pool, that is there to hold locks: they live exactly as long as it does.
 * The address must lead to PostgreSQL itself: behind a pooler a connection is shared and its locks with it.
 */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'wijklus lock',
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  })
  // Without a listener a broken connection would end the whole program.
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (error) {
    client.end().catch(() => {})
    throw error
  }
}

/** Calls back once when the connection ends, whether it broke or was ended. */
export function whenEnded(client: pg.Client, callback: () => void): void {
  let called = false
  const callOnce = () => {
    if (!called) callback()
    called = true
  }
  client.on('error', callOnce)
  client.on('end', callOnce)
}

/** Makes this process count as a user of the private server for as long as the connection lives. */
export async function enter(client: pg.Client): Promise<void> {
  await client.query('select pg_advisory_lock_shared($1, $2)', [room, presence])
}

/** Stops counting as a user; returns how many others there are. */
export async function leave(client: pg.Client): Promise<number> {
  await client.query('select pg_advisory_unlock_shared($1, $2)', [room, presence])
  return countHolders(client, presence)
}

/** Tries to become the one running program; false when another program is. */
export async function tryRunning(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query('select pg_try_advisory_lock($1, $2) as granted', [room, running])
  return rows[0].granted
}

/** Whether some program holds the lock of the running program, without touching that lock. */
export async function someoneRuns(client: pg.Client): Promise<boolean> {
  return (await countHolders(client, running)) > 0
}

/** How many connections to this database hold a lock, this connection not counted. */
async function countHolders(client: pg.Client, lock: number): Promise<number> {
  const { rows } = await client.query(
    `select count(*)::int as holders from pg_locks
     where locktype = 'advisory' and granted and classid = $1 and objid = $2 and objsubid = 2
       and database = (select oid from pg_database where datname = current_database()) and pid <> pg_backend_pid()`,
    [room, lock],
  )
  return rows[0].holders
}
