import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { speakIn } from '../../src/locales/speak-in'

// Before any module is loaded that keeps words.
await speakIn('de')
const { pageAndWanted, metricsPage } = await import('../support/metrics-page')

test('the German page of figures has every definition as the German window shows it', () => {
  const { page, wanted } = pageAndWanted(
    resolve(import.meta.dirname, '../../docs/guide/de/metrics.md'),
    metricsPage({
      title: 'Was jede Zahl bedeutet',
      opening: 'Dieselben Sätze stehen neben den Zahlen und werden mit jedem Bericht gedruckt. Erst wird summiert, zuletzt geteilt; was nicht bekannt ist, ist k. A. und nie 0; Ungleiches wird nicht addiert.',
      paid: 'Bezahlte Ergebnisse',
      head: ['Kennzahl', 'Was sie ist'],
      pacing: 'Budgetverlauf',
      customers: 'Kundenwert, über zwölf Monate',
      relationships: 'Beziehungen und Community',
      terms: { strength: 'Stärke der Beziehung', level: 'Stufe in einer Community', gravity: 'Anziehung', regulars: 'Regelmäßige', goals: 'Ziele', growth: 'Wachstum', engagement: 'Engagements', shareOfVoice: 'Share of Voice' },
      channels: 'Eigene Kanäle und Beiträge',
      bridge: 'Organisch vs. bezahlt',
      proposals: 'Vorschläge',
    }),
  )
  expect(page).toBe(wanted)
})
