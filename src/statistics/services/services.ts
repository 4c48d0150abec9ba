import type { Get, TableDescription, TableRequest, TableService } from './port'
import { describeVersion3 } from './statline-v3'
import { describeVersion4 } from './statline-v4'
import { describeSwing } from './swing'

const adapters = { 'odata-v3': describeVersion3, 'odata-v4': describeVersion4, swing: describeSwing }

/** What a service of any kind says of a table, and how its pages are read. @throws Refusal */
export function describeTable(
  service: TableService & { base: string },
  request: TableRequest,
  get: Get,
): Promise<TableDescription> {
  return adapters[service.kind](service, request, get)
}
