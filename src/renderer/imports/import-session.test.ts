import { notifications, notificationsStore } from '@mantine/notifications'
import { expect, it, vi } from 'vitest'
import { ImportPreview } from '../../shared/imports/import'
import type { RapportClient } from '../platform/client'
import { importSession } from './import-session'

const totals = { spend: null, impressions: null, clicks: null, linkClicks: null, conversions: null, conversionValue: null, results: null }
const preview = ImportPreview.parse({
  recognisedBy: [], encoding: 'utf-8', delimiter: ',', sheets: [], headerLine: 1, columns: [], sample: [], questions: [],
  receipt: {
    batch: null, file: 'Ads.csv', sha256: 'x', platform: 'meta', kind: '', currency: 'EUR', grain: 'day', from: null, to: null, account: '', breakdown: '', rows: { read: 1, added: 1, changed: 0, unchanged: 0, refused: 0, totals: 0 },
    totals, fileTotals: null, reconciled: null, refusals: [], warnings: [], importedAt: null,
  },
})

/** What is said of imports that end so, one after the other, while their screen is open or after it was left. */
const saidOf = async (outcome: object, isOpen: boolean, names = ['Ads.csv']): Promise<readonly unknown[]> => {
  notifications.clean()
  const files = names.map((name) => ({ file: { id: name, name, size: 1 }, within: '' }))
  const answer = (value: object) => () => Promise.resolve(value)
  const client = { import: { unpack: ({ file: id }: { readonly file: string }) => Promise.resolve({ ok: true, value: { files: files.filter(({ file }) => file.id === id), leftOut: [] } }), preview: answer({ ok: true, value: preview }), run: answer(outcome) } }
  // Nothing else of it is called.
  const session = importSession(client as unknown as RapportClient)
  if (isOpen) session.subscribe(() => undefined)
  const comesTo = (...kinds: readonly string[]) => vi.waitUntil(() => session.read().queue.files.every(({ stage }) => kinds.includes(stage.kind)))
  session.dispatch({ type: 'added', files, leftOut: [] })
  await comesTo('ready')
  session.dispatch({ type: 'ordered', ids: names })
  await comesTo('done', 'refused', 'cancelled')
  return notificationsStore.getState().notifications.map(({ message }) => message)
}

it('the end of an import is told where its screen was left meanwhile', async () => {
  const done = { ok: true, value: preview.receipt }
  expect(await saidOf(done, false)).toEqual(['Ads.csv is in the workbook.'])
  expect(await saidOf(done, true)).toEqual([])
  expect(await saidOf({ ok: false, error: { type: 'FileNotFound' } }, false)).toEqual(['Ads.csv was not imported. “Import files” says why.'])
  expect(await saidOf({ ok: false, error: { type: 'Cancelled' } }, false)).toEqual([])
})

it('files that are imported one after the other are told of together', async () => {
  expect(await saidOf({ ok: true, value: preview.receipt }, false, ['Ads.csv', 'Posts.csv', 'People.csv'])).toEqual(['3 files are in the workbook.'])
  expect(await saidOf({ ok: false, error: { type: 'FileNotFound' } }, false, ['Ads.csv', 'Posts.csv'])).toHaveLength(2)
})
