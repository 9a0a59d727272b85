import type { PeopleSummary } from '../../../imports/reading'
import { type ImportBatchId, noTotals, type Receipt } from '../../../shared/imports/import'
import { plural, t } from '../../../shared/kernel/words'
import type { PeoplePlan } from './plan-people'
import type { TouchPlan } from './plan-touches'

interface ReceiptParts {
  readonly file: string
  readonly summary: PeopleSummary
  readonly people: PeoplePlan
  readonly touches: TouchPlan
  /** Null in a dry run. */
  readonly batch: ImportBatchId | null
  readonly importedAt: string | null
}


const otherNamesSentence = ({ rows, line, name, takenFor }: NonNullable<PeoplePlan['otherNames']>): string =>
  t`${plural(rows, {
    one: '# row has the e-mail address or the id of somebody of another name, and was taken for them',
    other: '# rows have the e-mail address or the id of somebody of another name, and were taken for them; the first',
  })}: line ${line}, “${name}” for “${takenFor}”. If two people share it, take it off one of them in the file, or add the other by hand.`

const warningsOf = ({ people, summary }: ReceiptParts): readonly string[] => [
  ...(people.counts.suppressed === 0 ? [] : [t`${plural(people.counts.suppressed, { one: '# row is', other: '# rows are' })} about people who objected or whom you took out after an earlier import. They stay out.`]),
  ...(people.suggestions === 0 ? [] : [t`${plural(people.suggestions, { one: '# person has', other: '# people have' })} only a name, and one like somebody else’s. A name proves nothing, so nobody was made one; see Duplicates.`]),
  ...(people.apart === 0 ? [] : [t`${plural(people.apart, { one: '# row shares an e-mail address, a profile or an id with one of quite another name', other: '# rows share an e-mail address, a profile or an id with others of quite another name' })}: they were kept apart.`]),
  ...(people.otherNames === null ? [] : [otherNamesSentence(people.otherNames)]),
  ...summary.parts.flatMap(({ name, why, isMissed }) => (isMissed ? [t`${name} is left out. ${why}`] : [])),
]

/** What an import of people says of itself. Throws when a row is unaccounted for: that would be a bug here. */
export const peopleReceipt = (parts: ReceiptParts): Receipt => {
  const { file, summary, people, touches, batch, importedAt } = parts
  const rows = { read: summary.rowsRead, ...people.counts, refused: summary.rowsRefused, totals: 0 }
  const accounted = rows.added + rows.changed + rows.unchanged + rows.refused + rows.suppressed
  if (accounted !== rows.read) throw new Error(`${rows.read} rows were read, ${accounted} are accounted for`)
  return {
    batch,
    file,
    sha256: summary.sha256,
    platform: summary.platform,
    subject: 'people',
    kind: summary.kind,
    currency: null,
    grain: null,
    from: summary.from,
    to: summary.to,
    account: '',
    breakdown: '',
    rows,
    totals: noTotals,
    fileTotals: null,
    told: null,
    reconciled: null,
    sums: [],
    amounts: [],
    people: {
      contactsAdded: people.contacts.filter(({ id }) => id === null).length,
      contactsChanged: people.contacts.filter(({ id, isChanged }) => id !== null && isChanged).length,
      interactionsAdded: touches.added,
      interactionsChanged: touches.changed,
      owedReplies: touches.owedReplies,
      suggestions: people.suggestions,
    },
    refusals: summary.refusals.map(({ line, reason, text }) => ({ line, reason, text })),
    warnings: [...warningsOf(parts), ...summary.warnings],
    importedAt,
    corrects: null,
    canCorrect: summary.layout !== null,
  }
}
