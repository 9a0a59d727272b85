import type { LeftOutFile } from '../../shared/imports/import'
import { sourceName } from '../../shared/imports/receipt-words'
import { groupBy } from '../../shared/kernel/group-by'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import { bytesText } from '../workbook/bytes-text'
import { type OwnList, ownListNames, type QueuedFile } from './import-queue'
import { outcomeSentence } from './receipt-view'

/** What stands in the list of files for one of them. Empty text: nothing is known yet. */
interface FileRow {
  readonly takenFor: string
  readonly why: string
  readonly outcome: string
}

const unknown: FileRow = { takenFor: '', why: '', outcome: '' }

/** How many reasons are named beside each other. */
const namedReasons = 3

/** What tells a file from others of its name, and where it was found: the folder or archive, else its size, else which of them it is. Empty: its name is enough. */
export const fileNote = (queued: QueuedFile, files: readonly QueuedFile[]): string => {
  const { file, within } = queued
  const alike = files.filter((other) => other.file.name === file.name && other.within === within)
  if (alike.length < 2) return within
  const ofOneSize = alike.filter((other) => other.file.size === file.size)
  const which = ofOneSize.length < 2 ? '' : t`${numberText(ofOneSize.indexOf(queued) + 1)} of ${numberText(ofOneSize.length)}`
  return [within, bytesText(file.size), which].filter((part) => part !== '').join(' · ')
}

/** What a file was taken for and why, and what becomes of it. */
export const fileRow = ({ stage }: QueuedFile): FileRow => {
  switch (stage.kind) {
    case 'ready':
    case 'ordered':
    case 'importing': {
      const { receipt, recognisedBy, questions } = stage.preview
      const [question] = questions
      return { takenFor: `${sourceName(receipt)}: ${receipt.kind}`, why: recognisedBy.slice(0, namedReasons).join(', '), outcome: question === undefined ? outcomeSentence(receipt) : question.text }
    }
    case 'done':
      return { takenFor: `${sourceName(stage.receipt)}: ${stage.receipt.kind}`, why: '', outcome: outcomeSentence(stage.receipt) }
    case 'undone':
      return { ...unknown, outcome: t`The workbook is as if it had never been imported.` }
    case 'refused':
      if (stage.belongsTo !== null) return { ...unknown, takenFor: ownListNames[stage.belongsTo], outcome: t`${ownListSentences[stage.belongsTo].belong} Choose it to bring it there.` }
      return { ...unknown, outcome: `${stage.sentence}${stage.line === null ? '' : ` ${t`(line ${stage.line})`}`}` }
    case 'asOwnList':
      return { ...unknown, takenFor: ownListNames[stage.list], outcome: ownListSentences[stage.list][stage.standing === 'undone' ? 'undone' : 'done'] }
    case 'cancelled':
      return { ...unknown, outcome: t`The workbook is as it was.` }
    case 'waiting':
    case 'reading':
      return unknown
  }
}

/** Said of a list of our own wherever it stands on its way. */
export const ownListSentences = {
  posts: {
    belong: t`Its reach and views were not paid for, so it goes to Networking, under Posts, and never among ad results.`,
    done: t`Its posts were imported. They stand in Networking, under Posts.`,
    undone: t`Its posts were imported and taken back: they are as they were before.`,
  },
  deals: {
    belong: t`It says what was sold, so it goes to Marketing, under Deals, and never among ad results.`,
    done: t`Its deals were imported. They stand in Marketing, under Deals.`,
    undone: t`Its deals were imported and taken back: they are as they were before.`,
  },
} as const satisfies Readonly<Record<OwnList, unknown>>

/** What was left out, in sentences: files that are left out for one reason are named together. */
export const leftOutSentences = (leftOut: readonly LeftOutFile[]): readonly string[] => {
  return [...groupBy(leftOut, ({ why }) => why)].map(([why, files]) => {
    const names = files.map(({ name }) => name)
    const [first = ''] = names
    if (names.length === 1) return t`${first} is left out. ${why}`
    return t`${numberText(names.length)} files are left out (${names.slice(0, 5).join(', ')}${names.length > 5 ? ' …' : ''}). ${why}`
  })
}

/** How far several files are, in one sentence: what one press imports, what waits for an answer, what belongs elsewhere, what is not imported. */
export const queueSentence = (files: readonly QueuedFile[], ready: number): string => {
  const count = (...kinds: readonly QueuedFile['stage']['kind'][]): number => files.filter(({ stage }) => kinds.includes(stage.kind)).length
  const asking = files.filter(({ stage }) => stage.kind === 'ready' && stage.preview.questions.length > 0).length
  const belonging = (list: OwnList): number => files.filter(({ stage }) => stage.kind === 'refused' && stage.belongsTo === list).length
  const [posts, deals] = [belonging('posts'), belonging('deals')]
  const undone = files.filter(({ stage }) => stage.kind === 'undone' || (stage.kind === 'asOwnList' && stage.standing === 'undone')).length
  const [waiting, going, done, refused] = [count('waiting', 'reading'), count('ordered', 'importing'), count('done') + files.filter(({ stage }) => stage.kind === 'asOwnList' && stage.standing !== 'undone').length, count('refused') - posts - deals]
  const parts = [
    ...(waiting > 0 ? [t`${plural(waiting, { one: '# file is still to be read', other: '# files are still to be read' })}`] : []),
    ...(ready > 0 ? [t`${plural(ready, { one: '# is ready', other: '# are ready' })}`] : []),
    ...(asking > 0 ? [t`${plural(asking, { one: '# asks something first', other: '# ask something first' })}`] : []),
    ...(going > 0 ? [t`${plural(going, { one: '# is being imported', other: '# are being imported' })}`] : []),
    ...(done > 0 ? [t`${plural(done, { one: '# is imported', other: '# are imported' })}`] : []),
    ...(undone > 0 ? [t`${plural(undone, { one: '# is undone', other: '# are undone' })}`] : []),
    ...(posts > 0 ? [t`${plural(posts, { one: '# is a list of posts', other: '# are lists of posts' })}`] : []),
    ...(deals > 0 ? [t`${plural(deals, { one: '# is a list of deals', other: '# are lists of deals' })}`] : []),
    ...(refused > 0 ? [t`${plural(refused, { one: '# is not imported and does not hold up the others', other: '# are not imported and do not hold up the others' })}`] : []),
  ]
  return parts.length === 0 ? t`${plural(files.length, { one: '# file', other: '# files' })}.` : t`${plural(files.length, { one: '# file', other: '# files' })}: ${parts.join(', ')}.`
}
