import Database from 'better-sqlite3'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { migrate } from '../../src/store/migrations'
import { fillSubject } from '../support/subject'

const page = readFileSync(resolve(import.meta.dirname, '../../docs/personal-data.md'), 'utf8')

interface Line {
  readonly table: string
  readonly columns: readonly string[]
  readonly cells: readonly string[]
}

/** The lines of the table below a heading. */
const linesBelow = (heading: string): Line[] =>
  (page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '').split('\n').flatMap((line): Line[] => {
    const [table, columns, ...cells] = line.split('|').slice(1, -1).map((cell) => cell.trim())
    const name = /^`(\w+)`$/.exec(table ?? '')?.[1]
    return name === undefined ? [] : [{ table: name, columns: [...(columns ?? '').matchAll(/`(\w+)`/g)].map(([, column]) => column ?? ''), cells }]
  })

const [people, others] = [linesBelow('About people'), linesBelow('Not about people')]

/** Tables of ours: those of an index are its own matter. */
const tablesOf = (db: Database.Database): string[] => db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").pluck().all().map(String).filter((name) => !/_search_/.test(name))

describe('docs/personal-data.md', () => {
  const db = new Database(':memory:')
  migrate(db)

  it('names every table and column of the schema, and no other', () => {
    // The documented columns of table_info.
    const schema = tablesOf(db).map((table) => [table, (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name).sort()] as const)
    const described = [...people, ...others].map(({ table, columns }) => [table, [...columns].sort()] as const)
    expect(Object.fromEntries(described)).toEqual(Object.fromEntries(schema))
    expect(described).toHaveLength(schema.length)
  })

  it('says of each table about people what it holds, where it is in the export and how it is erased', () => {
    expect(people.filter(({ cells }) => cells.length !== 3 || cells.includes('')).map(({ table }) => table)).toEqual([])
  })

  it('has every table that points at a contact among those about people', () => {
    const pointing = tablesOf(db).filter((table) => (db.pragma(`foreign_key_list(${table})`) as { table: string }[]).some((key) => key.table === 'contact'))
    expect(pointing.filter((table) => !people.some((line) => line.table === table))).toEqual([])
  })
})

it('the person of the other tests has something in every table about people', async () => {
  const { store, file } = await fillSubject()
  await store.close()
  const db = new Database(file, { readonly: true })
  const empty = people.map(({ table }) => table).filter((table) => db.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() === undefined)
  db.close()
  expect(empty).toEqual([])
})
