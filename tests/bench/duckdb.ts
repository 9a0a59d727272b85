import Database from 'better-sqlite3'
import { closeSync, existsSync, openSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** What is used of @duckdb/node-api, which is no dependency of the project. */
interface DuckDbModule {
  readonly DuckDBInstance: { readonly create: (path: string, options: Readonly<Record<string, string>>) => Promise<{ readonly connect: () => Promise<DuckDbConnection>; readonly closeSync: () => void }> }
}

interface DuckDbConnection {
  readonly run: (sql: string) => Promise<unknown>
  readonly runAndReadAll: (sql: string) => Promise<{ readonly getRows: () => readonly (readonly unknown[])[] }>
  readonly closeSync: () => void
}

interface DuckDb {
  readonly ask: (sql: string) => Promise<readonly (readonly unknown[])[]>
  readonly close: () => void
}

/** Writes a workbook's rows as text, a day at a time. */
const writeRows = (workbook: string, csv: string): void => {
  const sqlite = new Database(workbook, { readonly: true })
  const descriptor = openSync(csv, 'w')
  writeSync(descriptor, 'day,platform,campaign,spend,impressions,clicks,conversions,value\n')
  const days = sqlite.prepare(
    `SELECT group_concat(date(row.from_day * 86400, 'unixepoch') || ',' || account.platform || ',' || entity.campaign_name || ',' || row.spend_minor || ',' || row.impressions || ',' || row.link_clicks || ',' || row.conversions || ',' || row.conversion_value_minor, char(10)) || char(10)
     FROM actual AS row JOIN ad_entity AS entity ON entity.id = row.entity_id JOIN ad_account AS account ON account.id = entity.account_id GROUP BY row.from_day`,
  ).pluck()
  // One text, as selected.
  for (const text of days.iterate() as IterableIterator<string>) writeSync(descriptor, text)
  closeSync(descriptor)
  sqlite.close()
}

/** Puts the daily rows of a workbook that nobody has open into DuckDB's memory, as the table `ad`. Null: it is not in tools/duckdb, where `npm run bench` fetches it to. */
export const openDuckDb = async (root: string, workbook: string, folder: string): Promise<DuckDb | null> => {
  const tools = join(root, 'tools', 'duckdb')
  if (!existsSync(join(tools, 'node_modules', '@duckdb', 'node-api'))) return null
  // Its own types are not installed with the project.
  const { DuckDBInstance } = createRequire(join(tools, 'package.json'))('@duckdb/node-api') as DuckDbModule
  const csv = join(folder, 'rows-for-duckdb.csv')
  writeRows(workbook, csv)
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  await connection.run(`CREATE TABLE ad AS SELECT * FROM read_csv('${csv}', header = true, columns = {day: 'DATE', platform: 'VARCHAR', campaign: 'VARCHAR', spend: 'INTEGER', impressions: 'INTEGER', clicks: 'INTEGER', conversions: 'DOUBLE', value: 'INTEGER'})`)
  return {
    ask: async (sql) => (await connection.runAndReadAll(sql)).getRows(),
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
