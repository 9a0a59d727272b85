import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { bridgeRules } from '../../src/shared/bridge/action'
import { attributionDefinitions } from '../../src/shared/bridge/attribution'
import { timeCostDefinition } from '../../src/shared/bridge/effort'
import { metricDefinitions } from '../../src/shared/marketing/metrics'
import { regularDefinition } from '../../src/shared/networking/activity'
import { goalDefinition } from '../../src/shared/networking/goal.contract'
import { levelDefinition } from '../../src/shared/networking/level'
import { growthDefinition } from '../../src/shared/networking/own-handle'
import { engagementDefinition } from '../../src/shared/networking/post'
import { reviewDefinitions } from '../../src/shared/networking/review.contract'
import { shareOfVoiceDefinition } from '../../src/shared/networking/share-of-voice.contract'
import { strengthDefinition } from '../../src/shared/networking/strength'

const file = resolve(import.meta.dirname, '../../docs/guide/metrics.md')

/** A definition as text of the page: signs that would be marks there are written out of the way. */
const line = (definition: string): string => definition.replaceAll('*', '×').replaceAll('_', ' ')

/** The page as the formulas of the code have it now. */
const metricsPage = (): string =>
  `${[
    '# What each figure means',
    'The same sentences stand beside the figures and are printed with every report. Sums come first, divisions last; what is not known is n/a and never 0; unlike things are not added.',
    '## Paid results',
    '| Figure | What it is |\n|---|---|',
  ].join('\n\n')}\n${Object.values(metricDefinitions).map(({ label, definition }) => `| **${label}** | ${line(definition)} |`).join('\n')}\n\n${[
    '## Relationships and community',
    `**Relationship strength.** ${line(strengthDefinition)}`,
    `**Level in a community.** ${line(levelDefinition)}`,
    `**Regulars.** ${line(regularDefinition)}`,
    `**Goals.** ${line(goalDefinition)}`,
    ...Object.values(reviewDefinitions).map(line),
    '## Own channels and posts',
    `**Growth.** ${line(growthDefinition)}`,
    `**Engagement.** ${line(engagementDefinition)}`,
    `**Share of voice.** ${line(shareOfVoiceDefinition)}`,
    '## Organic vs paid',
    line(timeCostDefinition),
    ...Object.values(attributionDefinitions).map(line),
    '## Proposals',
    ...Object.values(bridgeRules).map(({ name, definition }) => `**${name}.** ${line(definition)}`),
  ].join('\n\n')}\n`

test('the guide’s page of figures has every definition as the code has it', () => {
  const wanted = metricsPage()
  // Written anew with RAPPORT_WRITE_GUIDE=1; to be read before it is committed.
  if (process.env['RAPPORT_WRITE_GUIDE'] !== undefined) writeFileSync(file, wanted)
  expect(readFileSync(file, 'utf8')).toBe(wanted)
})
