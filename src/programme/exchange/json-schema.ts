import { z } from 'zod'
import { collections, formatName, programmeFormat, programmeKinds } from './format'

type Schema = { [name: string]: unknown }

const kindOf = new Map(programmeKinds.map((kind) => [kind.collection, kind]))

/** Where the JSON Schema of the exchange format is published, below the address of the installation. */
export const schemaPath = '/api/v1/schemas/programme.json'

/**
 * The exchange format as JSON Schema (draft 2020-12), from the schemas that read it. What a schema cannot say, that ids are
 * unique and references lead somewhere, is checked where a programme is read.
 *
 * @param origin of the installation: `https://wijklus.example`
 */
export function programmeJsonSchema(origin: string): Schema {
  const made = z.toJSONSchema(programmeFormat, { target: 'draft-2020-12', io: 'input' }) as Schema
  const properties = made.properties as Record<string, Schema>
  for (const collection of collections) {
    const kind = kindOf.get(collection)
    const property = properties[collection]
    if (kind && property) properties[collection] = titled(property, collection, kind.name)
  }
  const { $schema, ...rest } = made
  return {
    $schema,
    $id: new URL(schemaPath, origin).href,
    title: formatName,
    description: 'A programme of an area: its theory of change, interventions, money, alliance and agreements.',
    ...rest,
  }
}

function titled(property: Schema, collection: string, kind: string): Schema {
  if (property.type !== 'array') return { title: kind, ...property }
  return { title: collection, ...property, items: { title: kind, ...(property.items as Schema) } }
}
