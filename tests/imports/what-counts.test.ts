import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { digestWorkbook } from '../../src/store/check'
import Database from 'better-sqlite3'
import { hasRealData, realData, realDataTitle } from '../support/real-data'
import { openTestStore, type TestStore, valueOf } from '../support/open-test-store'

const importAll = async ({ client, store }: TestStore, files: readonly string[]): Promise<number[]> => {
  const batches: number[] = []
  for (const file of files) {
    const handle = store.admitFile(file)
    if (handle === null) throw new Error(`No file ${file}`)
    const receipt = valueOf(await client.import.run({ file: handle.id }))
    if (receipt.batch !== null) batches.push(receipt.batch)
  }
  return batches
}

const digestsOf = async ({ client }: TestStore): Promise<Record<string, string>> => {
  const report = valueOf(await client.workbook.check({}))
  expect(report.findings.filter(({ ok }) => !ok)).toEqual([])
  return report.digests
}

const folder = (name: string): string[] => readdirSync(join(realData, name)).filter((file) => file.endsWith('.csv')).map((file) => join(realData, name, file))

const cases = [
  { name: 'meta-briyanes/test-data/bulan ini', pick: /./, spendMinor: 2_173_784_100, impressions: 1_991_270, currency: 'IDR' },
  { name: 'meta-briyanes/test-data/news cpas/bulan ini', pick: /./, spendMinor: 212_758_200, impressions: 124_793, currency: 'IDR' },
  { name: 'meta-briyanes/file csv', pick: /minggu-ini/, spendMinor: 286_398_700, impressions: 139_893, currency: 'IDR' },
  { name: 'google-ads/londonclean01', pick: /^(Devices|Networks|Time_series\(2026.02.05-|Search_keywords\(2026.02.05-)/, spendMinor: 13_967, impressions: 299, currency: 'USD' },
]

const orders = [(files: string[]) => files, (files: string[]) => [...files].reverse(), (files: string[]) => [...files.slice(2), ...files.slice(0, 2)]]

describe.skipIf(!hasRealData)(`several breakdowns of one period never add up: ${realDataTitle}`, () => {
  describe.each(cases)('$name', ({ name, pick, spendMinor, impressions, currency }) => {
    it.each(orders.map((order, index) => ({ order, index })))('imported twice in order $index counts once, and undoing all leaves nothing', async ({ order }) => {
      const test = await openTestStore({ currency: 'EUR' })
      const before = await digestsOf(test)
      const files = order(folder(name).filter((file) => pick.test(file.slice(file.lastIndexOf('/') + 1))))
      const batches = [...(await importAll(test, files)), ...(await importAll(test, files))]
      const { total } = valueOf(await test.client.report.roi({}))
      expect({ spendMinor: total.spendMinor, impressions: total.impressions, currency: total.currency }).toEqual({ spendMinor, impressions, currency })
      for (const by of ['platform', 'month', 'week', 'day'] as const) expect(valueOf(await test.client.report.roi({ by })).total.spendMinor).toBe(spendMinor)
      await digestsOf(test)
      for (const batch of batches.sort((left, right) => ((left * 7) % 5) - ((right * 7) % 5))) valueOf(await test.client.import.undo({ id: batch }))
      expect(await digestsOf(test)).toEqual(before)
    })
  })
})

it('digests differ when a row does', () => {
  const sqlite = new Database(':memory:')
  sqlite.exec('CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO a VALUES (1, NULL)')
  const before = digestWorkbook(sqlite)
  sqlite.exec("UPDATE a SET name = ''")
  expect(digestWorkbook(sqlite)).not.toEqual(before)
})
