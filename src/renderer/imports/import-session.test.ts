import { notifications, notificationsStore } from '@mantine/notifications'
import { expect, it, vi } from 'vitest'
import { ImportPreview } from '../../shared/imports/import'
import type { RapportClient } from '../platform/client'
import { importSession } from './import-session'

const file = { file: { id: 'ads', name: 'Ads.csv', size: 1 }, within: '' }
const totals = { spend: null, impressions: null, clicks: null, linkClicks: null, conversions: null, conversionValue: null, results: null }
const preview = ImportPreview.parse({
  recognisedBy: [], encoding: 'utf-8', delimiter: ',', sheets: [], headerLine: 1, columns: [], sample: [], questions: [],
  receipt: {
    batch: null, file: 'Ads.csv', sha256: 'x', platform: 'meta', kind: '', currency: 'EUR', grain: 'day', from: null, to: null, account: '', breakdown: '', rows: { read: 1, added: 1, changed: 0, unchanged: 0, refused: 0, totals: 0 },
    totals, fileTotals: null, reconciled: null, refusals: [], warnings: [], importedAt: null,
  },
})

/** What is said of an import that ends so, while its screen is open or after it was left. */
const saidOf = async (outcome: object, isOpen: boolean): Promise<readonly unknown[]> => {
  notifications.clean()
  const answer = (value: object) => () => Promise.resolve(value)
  const client = { import: { unpack: answer({ ok: true, value: { files: [file], leftOut: [] } }), preview: answer({ ok: true, value: preview }), run: answer(outcome) } }
  // Nothing else of it is called.
  const session = importSession(client as unknown as RapportClient)
  if (isOpen) session.subscribe(() => undefined)
  const comesTo = (...kinds: readonly string[]) => vi.waitUntil(() => kinds.includes(session.read().queue.files[0]?.stage.kind ?? ''))
  session.dispatch({ type: 'added', files: [file], leftOut: [] })
  await comesTo('ready')
  session.dispatch({ type: 'ordered', ids: ['ads'] })
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
