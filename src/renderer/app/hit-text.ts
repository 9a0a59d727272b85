import { Day } from '../../shared/kernel/day'
import { dayText, shortQuarterText } from '../../shared/kernel/day-text'
import { platformNames } from '../../shared/kernel/platform'
import { Quarter } from '../../shared/kernel/quarter'
import { audienceKindNames } from '../../shared/marketing/audience'
import { objectiveNames } from '../../shared/marketing/campaign'
import { creativeStateNames } from '../../shared/marketing/creative'
import { goalMetrics } from '../../shared/marketing/quarter-goal'
import { interactionTypes } from '../../shared/networking/interaction'
import type { SearchHit } from '../../shared/workbook/workbook.contract'
import { fieldKindNames } from '../networking/labels'

type Names = Readonly<Record<string, string>>

const metricNames: Names = Object.fromEntries(Object.entries(goalMetrics).map(([metric, { label }]) => [metric, label]))

const typeNames: Names = Object.fromEntries(Object.entries(interactionTypes).map(([type, { name }]) => [type, name]))

/** A word that the workbook keeps, as a person reads it; any other stays. */
const inWords = (text: string, names: Names): string =>
  text
    .split(' ')
    .map((word) => {
      const day = Day.safeParse(word)
      return day.success ? dayText(day.data) : Quarter.safeParse(word).success ? shortQuarterText(word) : (names[word] ?? word)
    })
    .join(' ')

/** What stands on a hit's line. What a person typed stays as it was typed. */
export const hitText = ({ kind, title, detail }: SearchHit): { readonly label: string; readonly detail: string } => {
  switch (kind) {
    case 'community':
    case 'channel':
    case 'post':
      return { label: title, detail: inWords(detail, platformNames) }
    case 'campaign':
      return { label: title, detail: inWords(detail, objectiveNames) }
    case 'audience':
      return { label: title, detail: inWords(detail, audienceKindNames) }
    case 'creative':
      return { label: title, detail: inWords(detail, creativeStateNames) }
    case 'goal':
    case 'shareOfVoice':
      return { label: title, detail: inWords(detail, {}) }
    case 'customField':
      return { label: title, detail: inWords(detail, fieldKindNames) }
    case 'quarterGoal':
      return { label: inWords(title, { ...metricNames, ...platformNames }), detail }
    case 'interaction':
      return { label: inWords(title, typeNames), detail }
    case 'contact':
    case 'organization':
    case 'group':
    case 'tag':
    case 'plan':
    case 'experiment':
    case 'deal':
      return { label: title, detail }
  }
}
