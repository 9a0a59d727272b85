import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { pageAndWanted, metricsPage } from '../support/metrics-page'

test('the guide’s page of figures has every definition as the code has it', () => {
  const { page, wanted } = pageAndWanted(
    resolve(import.meta.dirname, '../../docs/guide/metrics.md'),
    metricsPage({
      title: 'What each figure means',
      opening: 'The same sentences stand beside the figures and are printed with every report. Sums come first, divisions last; what is not known is n/a and never 0; unlike things are not added.',
      paid: 'Paid results',
      head: ['Figure', 'What it is'],
      pacing: 'Pacing',
      customers: 'Customer value, over twelve months',
      relationships: 'Relationships and community',
      terms: { strength: 'Relationship strength', level: 'Level in a community', gravity: 'Gravity', regulars: 'Regulars', goals: 'Goals', growth: 'Growth', engagement: 'Engagement', shareOfVoice: 'Share of voice' },
      channels: 'Own channels and posts',
      bridge: 'Organic vs paid',
      proposals: 'Proposals',
    }),
  )
  expect(page).toBe(wanted)
})
