import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../tests/support/open-test-store'
import { countContent } from './backup-counts'
import { migrate, migrations } from './migrations'

it('a look into a backup counts what somebody knows it by, beside what the workbook holds now', async () => {
  const { client, store } = await openTestStore({ isSample: true })
  const { id } = valueOf(await client.backups.make({}))
  const { communities } = valueOf(await client.workbook.info({})).counts
  valueOf(await client.networking.community.add({ name: 'Potters', platform: 'facebook' }))
  const { counts, current } = valueOf(await client.backups.peek({ id }))
  expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([])
  expect(counts.communities).toBe(communities)
  expect(current).toEqual({ ...counts, communities: communities + 1 })
  await store.close()
})

it('a workbook of the first version holds nothing of what that had no place for', () => {
  const sqlite = new Database(':memory:')
  migrate(sqlite, migrations.slice(0, 1))
  expect(countContent((sql) => sqlite.prepare(sql))).toEqual({ contacts: 0, communities: 0, interactions: 0, posts: 0, campaigns: 0, plans: 0, deals: 0, importBatches: 0 })
  sqlite.close()
})
