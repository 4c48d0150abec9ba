import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openEngine } from '../../platform/index.server'
import { patientEngine } from './patient-engine.store.server'

it('a question of an import is answered however long it takes, in its order and with what it misses, and leaves nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wijklus-patient-'))
  const hurried = await openEngine({ memory: '200MB', queries: 2, seconds: 0.05 })
  const slow = 'SELECT max(hash(a.range + b.range)) > 0 AS is FROM range(20000) AS a, range(3000) AS b'
  try {
    await expect(hurried.rows(slow)).rejects.toMatchObject({ code: 'query-too-slow' })
    const engine = patientEngine(hurried, folder)
    expect(await engine.rows(slow)).toEqual([{ is: true }])
    const list = "SELECT * FROM (VALUES (2, 'b', 0.5), (NULL, NULL, NULL)) AS v(n, t, d) ORDER BY n DESC NULLS FIRST"
    expect(await engine.rows(list)).toEqual(await hurried.rows(list))
    expect(await readdir(folder)).toEqual([])
  } finally {
    hurried.close()
    await rm(folder, { recursive: true })
  }
})
