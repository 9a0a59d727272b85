import { mostSheetRows } from '../../shared/kernel/output'
import { platformNames } from '../../shared/kernel/platform'
import { err } from '../../shared/kernel/result'
import { t } from '../../shared/kernel/words'
import { directionNames, type Interaction, interactionTypes } from '../../shared/networking/interaction'
import type { interactionContract } from '../../shared/networking/interaction.contract'
import { sentimentNames } from '../../shared/networking/sentiment/sentiment'
import { countCell, dayCell, textCell } from '../../shared/reports/cells'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { type ListColumn, readInTurns, saveList } from '../list-of'
import { pageOfInteractions } from './interaction-list'
import { readInteractions } from './interaction-rows'
import { labelOfNote } from './read-notes'

const sentimentText = (interaction: Interaction): string => {
  const label = labelOfNote(interaction)
  return label === 'none' || label === 'empty' ? '' : sentimentNames[label]
}

const columns: readonly ListColumn<Interaction>[] = [
  { label: t`Day`, width: 12, cell: ({ on }) => dayCell(on) },
  { label: t`Type`, width: 14, cell: ({ type }) => textCell(interactionTypes[type].name) },
  { label: t`Direction`, width: 12, cell: ({ direction }) => textCell(directionNames[direction]) },
  { label: t`With`, width: 28, cell: ({ people }) => textCell(people.map(({ name }) => name).join(', ')) },
  { label: t`Note`, width: 56, cell: ({ note }) => textCell(note) },
  { label: t`Platform`, width: 12, cell: ({ platform }) => textCell(platform === null ? '' : platformNames[platform]) },
  { label: t`Community`, width: 20, cell: ({ communityName }) => textCell(communityName ?? '') },
  { label: t`Minutes`, width: 10, cell: ({ minutes }) => countCell(minutes) },
  { label: t`Sentiment`, width: 12, cell: (interaction) => textCell(sentimentText(interaction)) },
]

/** Writes interactions as a file; the job of the contract. */
export const saveInteractionList: Handlers<typeof interactionContract, StoreContext>['saveList'] = async (context, { format, ...choice }, control) => {
  const question = { ...choice, groupBy: null }
  const { total } = pageOfInteractions(context, { ...question, offset: 0, limit: 1 })
  if (format === 'xlsx' && total > mostSheetRows) return err({ type: 'TooManyForSheet' })
  const { ids } = pageOfInteractions(context, { ...question, offset: 0, limit: total })
  return saveList(context, control, { format, name: t`Interactions`, label: t`Writing interactions`, columns, items: () => readInTurns(ids, (some) => readInteractions(context, some)), total: ids.length })
}
