import { readFileSync, writeFileSync } from 'node:fs'
import { bridgeRules } from '../../src/shared/bridge/action'
import { attributionDefinitions } from '../../src/shared/bridge/attribution'
import { timeCostDefinition } from '../../src/shared/bridge/effort'
import { customerDefinitions } from '../../src/shared/marketing/customer-value'
import { metricDefinitions } from '../../src/shared/marketing/metrics'
import { regularDefinition } from '../../src/shared/networking/activity'
import { goalDefinition } from '../../src/shared/networking/goal.contract'
import { gravityDefinition, levelDefinition } from '../../src/shared/networking/level'
import { growthDefinition } from '../../src/shared/networking/own-handle'
import { engagementDefinition } from '../../src/shared/networking/post'
import { reviewDefinitions } from '../../src/shared/networking/review.contract'
import { shareOfVoiceDefinition } from '../../src/shared/networking/share-of-voice.contract'
import { strengthDefinition } from '../../src/shared/networking/strength'
import { pacingDefinitions } from '../../src/shared/reports/pacing-report'

/** A definition as text of the page: signs that would be marks there are written out of the way. */
const line = (definition: string): string => definition.replaceAll('*', '×').replaceAll('_', ' ')

/** What the page says besides the definitions, in one language. */
interface PageWords {
  readonly title: string
  readonly opening: string
  readonly paid: string
  readonly head: readonly [string, string]
  readonly pacing: string
  readonly customers: string
  readonly relationships: string
  readonly terms: { readonly strength: string; readonly level: string; readonly gravity: string; readonly regulars: string; readonly goals: string; readonly growth: string; readonly engagement: string; readonly shareOfVoice: string }
  readonly channels: string
  readonly bridge: string
  readonly proposals: string
}

interface Defined {
  readonly label: string
  readonly definition: string
}

/** The page as the formulas of the code have it now, in the language that was spoken before this module was loaded. */
export const metricsPage = ({ title, opening, paid, head, pacing, customers, relationships, terms, channels, bridge, proposals }: PageWords): string => {
  const table = (definitions: readonly Defined[]): string => [`| ${head.join(' | ')} |`, '|---|---|', ...definitions.map(({ label, definition }) => `| **${label}** | ${line(definition)} |`)].join('\n')
  return `${[
    `# ${title}`,
    opening,
    `## ${paid}`,
    table(Object.values(metricDefinitions)),
    `## ${pacing}`,
    table(pacingDefinitions),
    `## ${customers}`,
    table(Object.values(customerDefinitions)),
    `## ${relationships}`,
    `**${terms.strength}.** ${line(strengthDefinition)}`,
    `**${terms.level}.** ${line(levelDefinition)}`,
    `**${terms.gravity}.** ${line(gravityDefinition)}`,
    `**${terms.regulars}.** ${line(regularDefinition)}`,
    `**${terms.goals}.** ${line(goalDefinition)}`,
    ...Object.values(reviewDefinitions).map(line),
    `## ${channels}`,
    `**${terms.growth}.** ${line(growthDefinition)}`,
    `**${terms.engagement}.** ${line(engagementDefinition)}`,
    `**${terms.shareOfVoice}.** ${line(shareOfVoiceDefinition)}`,
    `## ${bridge}`,
    line(timeCostDefinition),
    ...Object.values(attributionDefinitions).map(line),
    `## ${proposals}`,
    ...Object.values(bridgeRules).map(({ name, definition }) => `**${name}.** ${line(definition)}`),
  ].join('\n\n')}\n`
}

/** A file of the guide and what it should be. Written anew with RAPPORT_WRITE_GUIDE=1; to be read before it is committed. */
export const pageAndWanted = (file: string, wanted: string): { readonly page: string; readonly wanted: string } => {
  if (process.env['RAPPORT_WRITE_GUIDE'] !== undefined) writeFileSync(file, wanted)
  return { page: readFileSync(file, 'utf8'), wanted }
}
