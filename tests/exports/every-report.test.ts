import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { minorDigits } from '../../src/shared/kernel/money'
import { ReportName } from '../../src/shared/reports/definitions'
import { openTestStore } from '../support/open-test-store'
import { hasLibreOffice, rawXlsxCells, recomputed } from '../support/read-exports'
import { asks, cellsOf, checkReport, hasFigure, isPoints, letter, type ReportJson, rowsOf } from '../support/report-checks'

const spreadsheets: { readonly name: string; readonly json: ReportJson; readonly file: Uint8Array }[] = []

it('knows every report there is', () => {
  expect(new Set(asks.map(([, { report }]) => report))).toEqual(new Set(ReportName.options))
})

describe('every report of the sample, in every format, says what its JSON says', () => {
  it('in all of them', { timeout: 240_000 }, async () => {
    const rapport = await openTestStore({ isSample: true, now: () => new Date('2026-04-02T10:00:00Z') })
    for (const ask of asks) spreadsheets.push(await checkReport(rapport, ask, { locale: 'en', notAvailable: 'n/a' }))
    expect(spreadsheets).toHaveLength(asks.length)
  })

  it.skipIf(!hasLibreOffice)('and LibreOffice works out the same from the formulas', { timeout: 240_000 }, () => {
    let live = 0
    recomputed(spreadsheets.map(({ file }) => file), mkdtempSync(join(tmpdir(), 'rapport-office-'))).forEach((file, place) => {
      const { name, json } = spreadsheets[place] ?? { name: '', json: null }
      json?.parts.forEach((part, index) => {
        const cells = new Map(rawXlsxCells(file, index + 1).map((cell) => [cell.at, cell]))
        rowsOf(part).forEach((row, line) =>
          cellsOf(part, row).forEach(([key, cell], column) => {
            const found = cells.get(`${letter(column)}${line + 2}`)
            if (!hasFigure(cell) || found?.formula == null) return
            live += 1
            const figure = Number(cell.value) * (isPoints(key, row) ? 100 : 1)
            const tolerance = ['fraction', 'count', 'decimal', 'ratio'].includes(cell.unit) ? 1e-6 * Math.max(1, Math.abs(figure)) : 0.500_001 / 10 ** minorDigits(cell.unit)
            expect({ name, key, line, value: found.value, figure, isNear: Math.abs(Number(found.value) - figure) <= tolerance }).toMatchObject({ isNear: true })
          }),
        )
      })
    })
    expect(live).toBeGreaterThan(100)
  })
})
