/**
 * A process that publishes one row and stops dead between the files and their registration, for the test that kills it
 * there. Says `written` when it is at that point.
 *
 * `node test/support/run-whole-room.mjs src/statistics/test-support/publish-until-killed.server.ts DATASET CHECKSUM ROW`
 */
import { openHouse, readConfiguration } from '../../platform/index.server'
import { publish } from '../publication.server'

const [dataset, checksum, row] = process.argv.slice(2) as [string, string, string]
const house = await openHouse(readConfiguration(process.env, process.cwd()), process.cwd())
await house.database.transaction().execute((transaction) =>
  publish(transaction, house, {
    dataset,
    checksum,
    importer: 'test 1',
    retrievedAt: '2026-01-31',
    content: () => ({
      async *rows() {
        yield [JSON.parse(row)]
      },
    }),
    async beforeRegistration() {
      process.stdout.write('written\n')
      // A timer keeps the process alive; a promise alone would let it end.
      await new Promise((resolve) => setTimeout(resolve, 600_000))
    },
  }),
)
