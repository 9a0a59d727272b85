import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { mappingFileText, readMappingFile } from '../../src/shared/imports/mapping-file'
import { openTestStore, temporaryFolder, valueOf } from '../support/open-test-store'

const csv = (rows: readonly string[], header = 'When,What,Spend,Impressions'): string => `${header}\n${rows.join('\n')}\n`

const open = async () => {
  let clock = Date.parse('2026-05-01T10:00:00Z')
  const opened = await openTestStore({ now: () => new Date((clock += 1000)) })
  const admit = (text: string, name = 'export.csv'): string => {
    const path = join(temporaryFolder(), name)
    writeFileSync(path, text)
    return opened.store.admitFile(path)?.id ?? ''
  }
  const mapping = { 0: 'day', 1: 'campaign_name', 2: 'spend', 3: 'impressions' } as const
  return { ...opened, admit, mapping }
}

it('asks once for what a file does not show, and remembers the answer until it is forgotten', async () => {
  const { client, admit, mapping } = await open()
  const ambiguous = csv(['03/04/2026,Spring,1.5,10'])
  const first = valueOf(await client.import.preview({ file: admit(ambiguous), options: { platform: 'generic', mapping } }))
  expect(first.questions.map(({ id }) => id)).toEqual(['dateOrder'])
  valueOf(await client.import.run({ file: admit(ambiguous), options: { platform: 'generic', mapping, dateOrder: 'DMY' } }))
  const later = csv(['05/06/2026,Spring,2.5,20'])
  const second = valueOf(await client.import.preview({ file: admit(later) }))
  expect([second.questions, second.receipt.from]).toEqual([[], '2026-06-05'])
  expect(second.receipt.warnings.join()).toContain('as you said of a file with these headings before')
  expect(second.columns[0]).toMatchObject({ format: 'day, month, year', proof: 'as you said of these headings before' })
  const [remembered] = valueOf(await client.import.mappings({}))
  if (remembered === undefined) throw new Error('It was taught')
  valueOf(await client.import.forgetMapping(remembered))
  expect(valueOf(await client.import.preview({ file: admit(later) })).columns.map(({ field }) => field)[0]).toBe('ignored')
  valueOf(await client.workbook.undo({}))
  expect(valueOf(await client.import.mappings({}))).toMatchObject([{ platform: 'generic', headings: ['When', 'What', 'Spend', 'Impressions'] }])
})

it('lets what a file shows itself hold against what was said of another', async () => {
  const { client, admit, mapping } = await open()
  valueOf(await client.import.run({ file: admit(csv(['03/04/2026,Spring,"1,234",10'])), options: { platform: 'generic', mapping, dateOrder: 'DMY', decimal: ',' } }))
  const { receipt, questions } = valueOf(await client.import.preview({ file: admit(csv(['03/25/2026,Spring,"1,234.50",10', '03/04/2026,Spring,"1,234",10'])) }))
  expect([questions, receipt.from, receipt.to, receipt.totals.spend]).toEqual([[], '2026-03-04', '2026-03-25', '2468.50'])
})

it('remembers whose export a header is, and that an undone import taught nothing', async () => {
  const { client, admit } = await open()
  const turkish = csv(['2026-03-01,Bahar,5,50'], 'Gün,Kampanya adı,Harcanan tutar,Gösterim')
  const run = valueOf(await client.import.run({ file: admit(turkish), options: { platform: 'meta', currency: 'EUR', mapping: { 0: 'day', 1: 'campaign_name', 2: 'spend', 3: 'impressions' } } }))
  expect(run).toMatchObject({ platform: 'meta', totals: { spend: '5.00' } })
  expect(valueOf(await client.import.preview({ file: admit(turkish.replace('03-01', '03-02')) })).receipt).toMatchObject({ platform: 'meta', totals: { spend: '5.00' } })
  valueOf(await client.import.undo({ id: run.batch ?? 0 }))
  expect(valueOf(await client.import.mappings({}))).toEqual([])
})

it('takes mappings to another workbook as a file, all or none', async () => {
  const [from, to] = [await open(), await open()]
  valueOf(await from.client.import.run({ file: from.admit(csv(['2026-03-01,Spring,1.5,10'])), options: { platform: 'generic', mapping: from.mapping } }))
  const text = mappingFileText(valueOf(await from.client.import.mappings({})))
  expect(valueOf(await to.client.import.takeMappings({ text }))).toMatchObject({ added: 1, changed: 0, unchanged: 0 })
  expect(valueOf(await to.client.import.takeMappings({ text }))).toMatchObject({ added: 0, unchanged: 1 })
  expect(valueOf(await to.client.import.preview({ file: to.admit(csv(['2026-03-01,Spring,1.5,10'])) })).columns.map(({ field }) => field)).toEqual(['day', 'campaign_name', 'spend', 'impressions'])
  expect(readMappingFile(text)).toMatchObject({ ok: true, value: { version: 1 } })
  for (const [broken, word] of [['x', 'not a file of mappings'], [text.replace('"version": 1', '"version": 7'), 'version 7'], [text.replace('"spend"', '"drop table"'), 'damaged']] as const) {
    expect(await to.client.import.takeMappings({ text: broken })).toMatchObject({ ok: false, error: { sentence: expect.stringContaining(word) } })
  }
})

it('shows for each column how it is read and which cell proves it', async () => {
  const { client, admit } = await open()
  const text = 'Campaign name;Day;Amount spent (EUR);Impressions;Link clicks\nSpring;01.03.2026;7,125;1.000;10\nSpring;02.03.2026;12,50;2.345;20\n'
  const { columns, layoutProof } = valueOf(await client.import.preview({ file: admit(text) }))
  expect(columns.map(({ format, proof }) => [format, proof])).toEqual([
    ['', ''],
    ['day, month, year', 'line 2: “01.03.2026”'],
    ['decimal comma', 'line 3: “12,50”'],
    ['decimal comma', 'line 3: “2.345”'],
    ['plain digits', 'no cell has a mark'],
  ])
  expect(layoutProof).toEqual(['Encoding: every byte is valid UTF-8.', expect.stringContaining('known headings'), expect.stringContaining('Headings on line 1')])
})
