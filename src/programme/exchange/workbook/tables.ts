import { z } from 'zod'
import { type RecordKind, value } from '../../../records'
import { collections, programmeKinds } from '../format'

type FieldForm = NonNullable<ReturnType<typeof value.fieldForm.get>>

/** A column of a sheet: one field of a record, or of a row in it. */
export interface Column {
  /** As it stands in the row with the names of fields: `interventions.title`, `interventions.reach.count`. */
  name: string
  /** Where the value stands in the record or row. */
  path: readonly string[]
  form: FieldForm
  /** Of a list, what its items are. */
  item?: FieldForm
}

/** A sheet of the workbook: the records of a kind, or the rows of one field of them. */
export interface Table {
  kind: RecordKind
  /** The field of the record that holds these rows; null for the records themselves. */
  rows: string | null
  /** Of rows, the first says by its id of which record they are. */
  columns: readonly Column[]
}

const plain: FieldForm = { control: 'line' }

/** The sheets of the workbook in their order, one shape in and out: what the format of a programme asks for. */
export const tables: readonly Table[] = collections.flatMap((collection) => {
  const kind = programmeKinds.find((one) => one.collection === collection) as RecordKind
  return tablesOf(kind)
})

/** Every column by its name; the id of a record heads the sheets of its rows too. */
export const columnsByName: ReadonlyMap<string, { table: Table; column: Column }> = new Map(
  tables.flatMap((table) => columnsOfItsOwn(table).map((column) => [column.name, { table, column }] as const)),
)

/** The columns of a sheet without the one that says of which record a row is. */
export function columnsOfItsOwn({ rows, columns }: Table): readonly Column[] {
  return rows === null ? columns : columns.slice(1)
}

function tablesOf(kind: RecordKind): Table[] {
  const { collection } = kind
  const shape = kind.schema.shape as Record<string, z.core.$ZodType>
  const columns: Column[] = []
  const more: Table[] = []
  for (const [field, schema] of Object.entries(shape)) {
    const inner = unwrapped(schema)
    const form = formOf(inner)
    if (form?.control === 'rows' && inner instanceof z.ZodArray) {
      const row = unwrapped(inner.def.element) as z.ZodObject
      const name = `${collection}.${field}`
      more.push({ kind, rows: field, columns: [idColumn(kind), ...fieldsOf(row, name, [])] })
    } else columns.push(...columnsOf(inner, `${collection}.${field}`, [field]))
  }
  return [{ kind, rows: null, columns }, ...more]
}

/** The column with what records of this kind are known by. */
function idColumn({ collection, schema }: RecordKind): Column {
  const field = 'code' in schema.shape ? 'code' : 'id'
  return { name: `${collection}.${field}`, path: [field], form: plain }
}

function fieldsOf(schema: z.ZodObject, name: string, path: readonly string[]): Column[] {
  return Object.entries(schema.shape as Record<string, z.core.$ZodType>).flatMap(([field, one]) =>
    columnsOf(unwrapped(one), `${name}.${field}`, [...path, field]),
  )
}

function columnsOf(schema: z.core.$ZodType, name: string, path: readonly string[]): Column[] {
  if (schema instanceof z.ZodObject) return fieldsOf(schema, name, path)
  const form = formOf(schema) ?? (schema instanceof z.ZodNumber ? { control: 'number' } : plain)
  if (schema instanceof z.ZodArray) return [{ name, path, form, item: formOf(unwrapped(schema.def.element)) ?? plain }]
  return [{ name, path, form }]
}

function formOf(schema: z.core.$ZodType): FieldForm | undefined {
  return value.fieldForm.get(schema as z.ZodType)
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? unwrapped(schema.def.innerType) : schema
}
