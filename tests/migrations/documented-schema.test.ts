import Database from 'better-sqlite3'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { migrate } from '../../src/store/migrations'

const page = readFileSync(resolve(import.meta.dirname, '../../docs/workbook-format.md'), 'utf8')
const [told = '', listed = ''] = page.split('\n## Every table and column\n')

const db = new Database(':memory:')
migrate(db)

interface Column {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly pk: number
}

/** Tables of ours: those that an index is made of are its own matter. */
const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").pluck().all().map(String).filter((name) => !/_search_/.test(name)).sort()

const described = ({ name, type, notnull, pk }: Column): string => `\`${name}\`${type === '' ? '' : ` ${type}`}${type !== '' && notnull === 0 && pk === 0 ? ' or null' : ''}`

describe('docs/workbook-format.md', () => {
  it('says how many migrations a workbook of today has', () => {
    expect(page).toContain(`number of migrations applied (now ${String(db.pragma('user_version', { simple: true }))})`)
  })

  it('lists every table with its columns, their types and which may be null, and no other', () => {
    // The documented columns of table_info.
    const schema = tables.map((table) => [table, (db.pragma(`table_info(${table})`) as Column[]).map(described).join(', ')])
    const lines = [...listed.matchAll(/^\| `(\w+)` \| (.*) \|$/gm)].map(([, table = '', columns = '']) => [table, columns])
    expect(Object.fromEntries(lines)).toEqual(Object.fromEntries(schema))
    expect(lines).toHaveLength(schema.length)
  })

  it('says what null means in each column that may be null', () => {
    const untold = tables.filter((table) => {
      const line = told.split('\n').find((each) => (each.startsWith('|') ? (each.split('|')[1] ?? '') : each).includes(`\`${table}\``)) ?? ''
      const nullable = (db.pragma(`table_info(${table})`) as Column[]).filter(({ type, notnull, pk }) => type !== '' && notnull === 0 && pk === 0)
      return nullable.length > 0 && !/null|as in `campaign`/i.test(line)
    })
    expect(untold).toEqual([])
  })

  it('tells of every table what a row of it is', () => {
    expect(tables.filter((table) => !told.includes(`\`${table}\``))).toEqual([])
  })
})
