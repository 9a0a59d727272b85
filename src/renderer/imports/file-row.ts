import type { LeftOutFile } from '../../shared/imports/import'
import type { QueuedFile } from './import-queue'
import { outcomeSentence, plural, sourceName } from './receipt-view'

/** What stands in the list of files for one of them. Empty text: nothing is known yet. */
export interface FileRow {
  readonly takenFor: string
  readonly why: string
  readonly outcome: string
}

const unknown: FileRow = { takenFor: '', why: '', outcome: '' }

/** How many reasons are named beside each other. */
const namedReasons = 3

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
      return { ...unknown, outcome: 'The workbook is as if it had never been imported.' }
    case 'refused':
      if (stage.belongsTo === 'posts') return { ...unknown, takenFor: 'A list of posts', outcome: `${postsSentences.belong} Choose it to bring it there.` }
      return { ...unknown, outcome: `${stage.sentence}${stage.line === null ? '' : ` (line ${stage.line})`}` }
    case 'asPosts':
      return { ...unknown, takenFor: 'A list of posts', outcome: stage.isUndone ? postsSentences.undone : postsSentences.done }
    case 'cancelled':
      return { ...unknown, outcome: 'The workbook is as it was.' }
    case 'waiting':
    case 'reading':
      return unknown
  }
}

/** Said of a list of posts wherever it stands on its way. */
export const postsSentences = {
  belong: 'Its reach and views were not paid for, so it goes to Networking, under Posts, and never among ad results.',
  done: 'Its posts were imported. They stand in Networking, under Posts.',
  undone: 'Its posts were imported and taken back: they are as they were before.',
} as const

/** What was left out, in sentences: files that are left out for one reason are named together. */
export const leftOutSentences = (leftOut: readonly LeftOutFile[]): readonly string[] => {
  const byReason = new Map<string, string[]>()
  for (const { name, why } of leftOut) byReason.set(why, [...(byReason.get(why) ?? []), name])
  return [...byReason].map(([why, names]) => {
    const [first = ''] = names
    if (names.length === 1) return `${first} is left out. ${why}`
    return `${names.length.toLocaleString('en')} files are left out (${names.slice(0, 5).join(', ')}${names.length > 5 ? ' …' : ''}). ${why}`
  })
}

/** How far several files are, in one sentence: what one press imports, what waits for an answer, what belongs elsewhere, what is not understood. */
export const queueSentence = (files: readonly QueuedFile[], ready: number): string => {
  const count = (...kinds: readonly QueuedFile['stage']['kind'][]): number => files.filter(({ stage }) => kinds.includes(stage.kind)).length
  const asking = files.filter(({ stage }) => stage.kind === 'ready' && stage.preview.questions.length > 0).length
  const posts = files.filter(({ stage }) => stage.kind === 'refused' && stage.belongsTo === 'posts').length
  const undone = files.filter(({ stage }) => stage.kind === 'undone' || (stage.kind === 'asPosts' && stage.isUndone)).length
  const [waiting, going, done, refused] = [count('waiting', 'reading'), count('ordered', 'importing'), count('done') + files.filter(({ stage }) => stage.kind === 'asPosts' && !stage.isUndone).length, count('refused') - posts]
  const parts = [
    ...(waiting > 0 ? [`${plural(waiting, 'file is', 'files are')} still to be read`] : []),
    ...(ready > 0 ? [`${plural(ready, 'is', 'are')} ready`] : []),
    ...(asking > 0 ? [`${plural(asking, 'asks', 'ask')} something first`] : []),
    ...(going > 0 ? [`${plural(going, 'is', 'are')} being imported`] : []),
    ...(done > 0 ? [`${plural(done, 'is', 'are')} imported`] : []),
    ...(undone > 0 ? [`${plural(undone, 'is', 'are')} undone`] : []),
    ...(posts > 0 ? [plural(posts, 'is a list of posts', 'are lists of posts')] : []),
    ...(refused > 0 ? [`${plural(refused, 'is', 'are')} not understood and ${refused === 1 ? 'does' : 'do'} not hold up the others`] : []),
  ]
  return `${plural(files.length, 'file', 'files')}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}.`
}
