import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCatalogue } from '../../scripts/extract.mjs'
import { speakIn } from '../../src/locales/speak-in'
import { speak } from '../../src/shared/kernel/language'

// Before any module is loaded that keeps words.
await speakIn('de')
const [{ openTestStore, temporaryFolder, valueOf }, { readBack }, { readPosts }, { reportCsv }, { roiDocument }, { roiReportOf }, { refusedText, FileLayout, reasonOf }, { ReasonCutter }, { isOwnReport }, { openMarketingContext }, { roiReport }, { RoiFilters }] = await Promise.all([
  import('../support/open-test-store'), import('../support/read-report'), import('../../src/imports/organic/read-posts'), import('../../src/exports/csv'), import('../../src/shared/reports/roi-document'), import('../support/roi-reports'),
  import('../../src/shared/imports/refused-file'), import('../../src/imports/refused-rows'), import('../../src/imports/own-report'),
  import('../support/marketing-context'), import('../../src/store/reports/roi-report'), import('../../src/shared/reports/roi.contract'),
])
const catalogue = readCatalogue()

/** Does something while English is spoken, as in a window or a thread of another person. */
const inEnglish = async <T>(run: () => T | Promise<T>): Promise<T> => {
  speak('en')
  try {
    return await run()
  } finally {
    speak('de', catalogue)
  }
}

const placed = (content: string | Uint8Array, name = 'Bericht.csv'): string => {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, content)
  return path
}

const sentenceOf = async (content: string | Uint8Array, name?: string): Promise<unknown> => {
  const result = await readBack(placed(content, name))
  return result.ok ? null : result.error.sentence
}

describe('a German hears in German', () => {
  it('which of several files about the same days counts', async () => {
    const context = openMarketingContext()
    const on = { from: 20_500, to: 20_500 }
    await context.importFile({ name: 'kampagnen.csv', level: 'campaign', rows: [{ ...on, entity: { campaignName: 'Frühling' }, spendMinor: 900 }] })
    await context.importFile({ name: 'gruppen.csv', level: 'ad_set', rows: [{ ...on, entity: { campaignName: 'Frühling', adSetName: 'Eins' }, spendMinor: 500 }] })
    const [note = ''] = roiReport(context, RoiFilters.parse({})).warnings
    expect(note).toContain('Gezählt: nach Kampagne, Tag für Tag. Als dasselbe Geld ausgelassen: nach Anzeigengruppe, Tag für Tag.')
  })

  it('why a file is refused', async () => {
    expect(await sentenceOf('')).toBe('Die Datei ist leer.')
    expect(await sentenceOf('%PDF-1.7 and more')).toBe('Das ist ein PDF, was immer sein Name sagt. Exportieren Sie den Bericht stattdessen als CSV oder XLSX.')
    expect(await sentenceOf('Name,Farbe\nA,rot\nB,blau\n')).toBe('Keine Spalte dieser Datei sieht nach Ausgaben, Impressionen, Klicks oder Conversions aus, daher gibt es nichts zu importieren.')
    expect(await sentenceOf('Campaign,Cost\n"offen,1\n')).toBe('Ein Anführungszeichen öffnet in Zeile 2 und wird nie geschlossen.')
    expect(await readPosts(placed('Stadt,Einwohner\nUlm,128000\n'))).toMatchObject({ error: { sentence: 'Das sieht nicht nach einer Liste von Beiträgen aus: Keine Zeile nennt Reichweite, Aufrufe oder Reaktionen neben einem Beitrag.' } })
  })

  it('which day a cell is read as, beside amounts as German writes them', async () => {
    const result = await readBack(placed('Campaign name,Day,Amount spent (EUR)\nA,2026-03-04,1.50\n'))
    if (!result.ok) throw new Error(result.error.sentence)
    expect(result.value.summary.preview.sample[0]?.cells.map(({ parsed }) => parsed)).toEqual(['A', '4. März 2026', '1,50 EUR'])
  })

  it('why a row is, what was noticed, what is asked, and why the file was taken for what it is', async () => {
    const result = await readBack(placed('Campaign name,Reporting starts,Reporting ends,Amount spent (EUR),Impressions\nA,03/04/2026,03/04/2026,1.50,viele\nB,03/05/2026,03/05/2026,1.00,3,4\nC,03/05/2026,03/05/2026,2.00,--\n'))
    if (!result.ok) throw new Error(result.error.sentence)
    const { refusals, warnings, questions, kind, preview } = result.value.summary
    expect(refusals.map(({ reason }) => reason)).toEqual(['„viele“ in der Spalte „Impressions“ ist keine Zahl.', 'Die Zeile hat 6 Zellen, die Kopfzeile 5.'])
    expect(warnings).toEqual(['1 Zelle sagt, dass es keine Zahl gibt („--“, „-“, „n/a“). Sie ist unbekannt, nicht 0.'])
    expect(questions).toMatchObject([{ id: 'dateOrder', text: 'Die Datei zeigt nicht, ob in ihren Daten der Tag oder der Monat zuerst kommt.', choices: [{ value: 'DMY', label: 'Tag zuerst', example: '03/04/2026 wäre 3. Apr. 2026' }, { value: 'MDY', label: 'Monat zuerst', example: '03/04/2026 wäre 4. März 2026' }] }])
    expect(kind).toBe('Kampagnen')
    expect(preview.recognisedBy).toEqual(['die Spalte „Reporting starts“', 'die Spalte „Amount spent (EUR)“ mit ihrer Währung in der Überschrift'])
    expect(preview.layoutProof.at(-1)).toBe('Überschriften in Zeile 1: 5 von 5 sind bekannt.')
  })

  it('how a number would be read, with the marks of German', async () => {
    const result = await readBack(placed('Kampagne;Tag;Kosten\nA;2026-03-01;1.234\n'))
    if (!result.ok) throw new Error(result.error.sentence)
    expect(result.value.summary.questions[0]?.choices.map(({ label, example }) => `${label}: ${example}`)).toEqual(['Dezimalpunkt: 1.234 wäre 1,234', 'Dezimalkomma: 1.234 wäre 1234'])
  })

  it('what people were taken for, and how they were met', async () => {
    const { client, store } = await openTestStore()
    const path = placed('First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAda,Albers,https://www.linkedin.com/in/ada,nicht@,Kiln,Potter,15 Jan 2024\n', 'Connections.csv')
    const file = store.admitFile(path)?.id ?? ''
    // What is left out is not shown as taken.
    const { people } = valueOf(await client.import.preview({ file }))
    expect(people?.sample[0]?.cells).toContainEqual({ label: 'Email Address', text: 'nicht@', parsed: null })
    const receipt = valueOf(await client.import.run({ file }))
    expect(receipt.kind).toBe('Personen (Kontakte)')
    expect(receipt.warnings).toContain('Ein Text ist keine E-Mail-Adresse und wurde weggelassen: einmal, in Zeile 2.')
    const [ada] = valueOf(await client.networking.contact.list({ search: 'Ada' })).rows
    expect(valueOf(await client.networking.contact.get({ id: ada?.id ?? 0 }))).toMatchObject({ howMet: 'Auf LinkedIn vernetzt am 15. Jan. 2024' })
  })
})

describe('whichever of the two languages was spoken', () => {
  const sha256 = 'ab'.repeat(32)
  const layout = FileLayout.parse({ encoding: 'utf-8', hasMark: false, delimiter: ',', isDelimiterNamed: false, head: [['Campaign', 'Day', 'Cost']], options: {} })

  it('rows refused in one are known again in the other, also those with too few cells', async () => {
    const reason = async (): Promise<string> => {
      const result = await readBack(placed('Campaign,Day,Cost\nA,2026-03-01,1.50\nB,2026-03-01\n'), { platform: 'generic' })
      return result.ok ? (result.value.summary.refusals[0]?.reason ?? '') : ''
    }
    const reasons = [await reason(), await inEnglish(reason)]
    expect(reasons).toEqual(['Die Zeile hat 2 Zellen, die Kopfzeile 3.', 'The row has 2 cells, the header 3.'])
    const files = [refusedText(layout, [{ cells: ['B', '2026-03-01'], reason: reasons[0] ?? '' }], sha256), await inEnglish(() => refusedText(layout, [{ cells: ['B', '2026-03-01'], reason: reasons[1] ?? '' }], sha256))]
    expect(files.map((file) => file.split(/[\r\n,]+/)[3])).toEqual(['Von Rapport abgelehnt (abababababab)', 'Refused by Rapport (abababababab)'])
    for (const file of files) {
      expect(reasonOf(file.split(/[\r\n,]+/)[3] ?? '')).toBe('abababababab')
      const cut = (): readonly unknown[] => {
        const cutter = new ReasonCutter()
        const [head = '', row = ''] = file.split('\r\n')
        return [cutter.cut({ line: 1, cells: head.split(',') }).cells, cutter.cut({ line: 2, cells: /^(.*?,.*?,.*?),"?(.*?)"?$/.exec(row)?.slice(1).flatMap((part, index) => (index === 0 ? part.split(',') : [part])) ?? [] }).cells]
      }
      const wanted = [['Campaign', 'Day', 'Cost'], ['B', '2026-03-01']]
      expect([cut(), await inEnglish(cut)]).toEqual([wanted, wanted])
    }
  })

  it('refused rows written in German come back corrected where English is spoken', async () => {
    const { client, store } = await openTestStore()
    const run = async (content: string, name: string) =>
      valueOf(await client.import.run({ file: store.admitFile(placed(content, name))?.id ?? '', options: { platform: 'generic', currency: 'EUR' } }))
    const first = await run('Campaign;Day;Cost\nFrühling;2026-03-01;12.50\nHerbst;2026-03-01;viel\n', 'a.csv')
    expect(first).toMatchObject({ rows: { read: 2, added: 1, refused: 1 } })
    const saved = valueOf(await client.import.saveRefused({ id: first.batch ?? 0 }))
    const file = readFileSync(store.takeOutput(saved.id)?.path ?? '', 'utf8').replace('viel', '7.75')
    expect(file).toContain(`Von Rapport abgelehnt (${first.sha256.slice(0, 12)})`)
    expect(await inEnglish(() => run(file, 'b.csv'))).toMatchObject({ corrects: first.sha256.slice(0, 12), rows: { read: 1, added: 1, refused: 0 } })
  })

  it('our own report is known as ours, and its names come back as they were', async () => {
    const names = ['-50% off', '=1+1', 'Frühling']
    const report = reportCsv(roiDocument(roiReportOf('EUR', names)))
    expect(report.split('\r\n')[0]).toMatch(/^\ufeffKampagne,Ausgaben,.*,ROAS,POAS,MER,ROI \(Gewinn\),Hinweise$/)
    const namesIn = async (text: string): Promise<readonly string[]> => {
      const result = await readBack(placed(text), { decimal: '.' }, 'EUR')
      if (!result.ok) throw new Error(result.error.sentence)
      expect(result.value.summary.rowsRefused).toBe(0)
      return result.value.rows.map(({ entity }) => entity.campaignName)
    }
    expect([await namesIn(report), await inEnglish(() => namesIn(report))]).toEqual([names, names])
    // As an English report has them, whose own test reads it in English.
    const english = ['CPA', 'ROAS', 'ROI (profit)', 'Notes'].map((header, index) => ({ index, header, field: 'ignored' as const, currencies: [], isPinned: false }))
    expect([isOwnReport(english), isOwnReport(english.slice(0, -1))]).toEqual([true, false])
  })
})
