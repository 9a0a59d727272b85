import Database from 'better-sqlite3'
import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { describe, expect, it } from 'vitest'
import { migrate } from '../../src/store/migrations'
import { schemaText } from '../../src/store/schema-text'

const modules = import.meta.glob<Record<string, unknown>>('../../src/store/**/*.table.ts', { eager: true })
const tables = Object.values(modules).flatMap((module) => Object.values(module).filter((value) => is(value, SQLiteTable)))

const db = new Database(':memory:')
migrate(db)

// After a new migration: npx vitest run tests/migrations/schema-drift.test.ts -u, and read what changed.
it('is kept as text, against which every workbook is held when it is opened', () => expect(`${schemaText(db)}\n`).toMatchFileSnapshot('../../src/store/schema.sql'))

it('sees the tables', () => expect(tables.length).toBeGreaterThan(10))

describe.each(tables.map((table) => [getTableConfig(table).name, table] as const))('table %s', (name, table) => {
  it('is what the migrations make', () => {
    const actual = db.pragma(`table_info(${name})`) as { name: string; type: string; notnull: number; pk: number }[]
    const declared = getTableConfig(table).columns.map((column) => ({ name: column.name, type: column.getSQLType().toUpperCase(), isRequired: column.notNull || column.primary }))
    const migrated = actual.map((column) => ({ name: column.name, type: column.type, isRequired: column.notnull === 1 || column.pk > 0 }))
    const byName = (left: { name: string }, right: { name: string }): number => (left.name < right.name ? -1 : 1)
    expect(migrated.sort(byName).filter((column) => declared.some((known) => known.name === column.name))).toEqual(declared.sort(byName))
  })
})
