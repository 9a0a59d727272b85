import { beforeAll, expect, it } from 'vitest'
import { readCatalogue } from '../../scripts/extract.mjs'
import type { Day } from '../../src/shared/kernel/day'
import { speak } from '../../src/shared/kernel/language'
import type { CampaignId } from '../../src/shared/marketing/campaign'
import type { FlightId } from '../../src/shared/marketing/flight'
import type { RoiReport as Report } from '../../src/shared/reports/roi.contract'

// Names stand at the top of modules: the language is set before they are loaded, as the window does.
beforeAll(() => speak('de', readCatalogue()))

// Tests write days that exist.
const day = (text: string): Day => text as Day

it('names figures and says what they are', async () => {
  const { metricDefinitions } = await import('../../src/shared/marketing/metrics')
  const { platformNames } = await import('../../src/shared/kernel/platform')
  expect([metricDefinitions.spend.label, metricDefinitions.cost.label, metricDefinitions.cpm.definition, platformNames.in_person]).toEqual(['Ausgaben', 'Kosten', 'Kosten je tausend Impressionen = Ausgaben ÷ Impressionen × 1000.', 'Persönlich'])
})

it('says why a channel gets what it gets, with figures as German writes them', async () => {
  const { channelSentence, targetSentence } = await import('../../src/shared/marketing/advice/suggestion-words')
  const line = { key: 'meta', name: 'Meta', nowMinor: 2_000_00, suggestedMinor: 2_600_00, leastMinor: 1_400_00, mostMinor: 2_600_00, held: null, nextHundred: { low: 2.25, middle: 3.5, high: 5 } } as unknown as Parameters<typeof channelSentence>[0]
  const basis = { outcome: { kind: 'conversions', name: 'Leads' }, currency: 'EUR', missing: [], booked: 0, everMostMinor: 2_400_00, budgetChange: 0, isAlone: false, isMoreBooked: false } as const
  expect(channelSentence(line, basis)).toBe('Mehr für Meta: die nächsten 100 EUR je Woche brächten 3,5 mehr (2,3 bis 5), mehr als anderswo. Es ist am Höchsten, das ein Schritt erlaubt. Keine Woche hatte je mehr als 2.400 EUR; darüber hinaus ist die Kurve geraten.')
  expect(targetSentence({ target: 1500, budgetMinor: 12_345_00, most: 0, weeks: 4, outcome: basis.outcome, currency: 'EUR', leftOut: [] })).toBe('1.500 Leads in 4 Wochen kosten etwa 12.345 EUR je Woche, insgesamt 49.380 EUR, aufgeteilt wie unten. Das kann weiter sein, als ein Schritt erlaubt.')
})

it('warns of a pace with days and money as German writes them', async () => {
  const { pacingAlert } = await import('../../src/shared/marketing/pacing')
  const line = {
    // Ids as the store gives them.
    campaignId: 1 as CampaignId, campaignName: 'Frühling', platform: 'meta', currency: 'EUR', flightIds: [1 as FlightId], startsOn: day('2026-03-01'), endsOn: day('2026-03-30'), amountMinor: 3000_00, dataTo: day('2026-03-10'), lastCompleteDay: day('2026-03-10'), otherSpend: [], ended: [],
    state: 'under', ratio: 0.8, asOf: day('2026-03-10'), requiredDailyMinor: 1_234_56,
  } as unknown as Parameters<typeof pacingAlert>[0]
  expect(pacingAlert(line, { underBelow: 0.9, overAbove: 1.1 })?.sentence).toBe('Frühling auf Meta hat 80\u00A0% von dem ausgegeben, was bis 10. März 2026 geplant war; mit 1.234,56 EUR je Tag endete es wie geplant.')
})

it('names the shapes of a picture that a platform takes, with figures as German writes them', async () => {
  const { VariantFields, variantProblems } = await import('../../src/shared/marketing/creative')
  expect(variantProblems(VariantFields.parse({ platform: 'meta', width: 1600, height: 900 })).map(({ sentence }) => sentence)).toEqual(['1600 × 900 ist nicht 1:1, 4:5 oder 1,91:1; es wird beschnitten oder bekommt Balken.'])
})

it('refuses what a form holds in German', async () => {
  const { ContactFields } = await import('../../src/shared/networking/contact')
  const refused = ContactFields.safeParse({ name: ' ', birthday: 'gestern' })
  expect(refused.error?.issues.map(({ message }) => message)).toContain('Ein Kontakt braucht einen Namen')
})

it('leaves no English in a report', async () => {
  const { roiDocument } = await import('../../src/shared/reports/roi-document')
  const { RoiFilters } = await import('../../src/shared/reports/roi.contract')
  const row = { currency: 'EUR', spendMinor: 1_000_00, costMinor: 1_200_00, feeMinor: 200_00, productionMinor: 0, labourMinor: 0, revenueMinor: null, impressions: 1000, clicks: null, clickType: null, conversions: null, conversionKind: null, ctr: null, cpcMinor: null, cpmMinor: 100_00, cvr: null, cpaMinor: null, cpaLowMinor: null, cpaHighMinor: null, roas: null, poas: null, dealRevenueMinor: null, mer: null, breakEvenRoas: 1 / 0.425, roi: null, blendedRoi: null, reasons: {}, paired: {}, previous: null }
  const report = {
    workbook: 'Ton & Holz', filters: RoiFilters.parse({ by: 'week' }), currency: 'EUR', grossMargin: 0.425, previousPeriod: { from: day('2026-01-01'), to: day('2026-03-31') }, dataFrom: day('2026-01-05'), dataTo: day('2026-06-30'), conversions: [{ currency: 'CHF', on: day('2026-06-30'), isOfPrevious: false }], otherCurrencies: [{ currency: 'USD', sentence: 'x' }], warnings: [],
    rows: [{ key: '2026-06-01', label: '1. Juni', ...row }, { key: '2026-06-08', label: '8. Juni', ...row }], total: row,
  } as unknown as Report
  const { title, subtitle, chart, table, notes } = roiDocument(report)
  expect([title, ...subtitle]).toEqual(['ROI-Bericht', 'Ton & Holz', 'Alle Tage', 'Beträge in EUR, solche in CHF umgerechnet, ohne solche in USD · nach Woche · Umsatz: Plattformen und Deals · Bruttomarge 42,5 %', 'Verglichen mit 1. Jan. – 31. März 2026', 'Daten vom 5. Jan. – 30. Juni 2026'])
  expect([chart?.title, chart?.description, table.caption]).toEqual(['Kosten nach Woche', '2 von 2 Zeilen. Höchste Kosten: 1. Juni, 1.200,00 EUR. Alle Zahlen stehen in der Tabelle.', 'Ergebnisse und Kosten nach Woche'])
  expect(table.columns.map(({ label }) => label)).toEqual(['Woche ab', 'Ausgaben', 'Gebühren', 'Kosten', 'Umsatz', 'Impressionen', 'Klicks', 'Conversions', 'CTR', 'CPC', 'CPM', 'CVR', 'CPA', 'CPA von', 'CPA bis', 'ROAS', 'POAS', 'MER', 'ROI (Gewinn)', 'Ausgaben davor', 'Ausgaben, Veränderung', 'Umsatz davor', 'Umsatz, Veränderung', 'ROAS davor', 'ROAS, Veränderung', 'ROI (Gewinn) davor', 'ROI (Gewinn), Veränderung'])
  expect(notes.at(-1)).toBe('k. A. steht, wo eine Zahl sich nicht sagen lässt. Kein Umsatz ist bekannt. Keine Datei hatte Klicks. Keine Datei hatte Conversions. Hier wurde kein Deal gewonnen. Im Zeitraum davor steht nichts.')
})
