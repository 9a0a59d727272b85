import { t } from '../../shared/kernel/words'
import { birthdayText } from '../../shared/networking/birthday-text'
import type { Contact } from '../../shared/networking/contact'
import type { CustomField, CustomFieldId } from '../../shared/networking/custom-field'
import type { MergeChoices } from '../../shared/networking/duplicate.contract'
import { customValueText } from './custom-draft'
import { rhythmText } from './labels'

type SingleField = Exclude<keyof MergeChoices, 'custom'>

/** Whose value stays; `both` joins two notes. */
export type MergeSide = 'keep' | 'other' | 'both'

/** One field in which two contacts differ, in words; empty where one has nothing. */
export interface MergeRow {
  /** A custom field is known by its number. */
  readonly field: SingleField | CustomFieldId
  readonly label: string
  readonly keep: string
  readonly other: string
}

const singleFields: readonly { readonly field: SingleField; readonly label: string; readonly textOf: (contact: Contact) => string }[] = [
  { field: 'name', label: t`Name`, textOf: ({ name }) => name },
  { field: 'photo', label: t`Picture`, textOf: ({ hasPhoto }) => (hasPhoto ? t`Has a picture` : '') },
  { field: 'organization', label: t`Organisation`, textOf: ({ organization }) => organization },
  { field: 'role', label: t`Role`, textOf: ({ role }) => role },
  { field: 'birthday', label: t`Birthday`, textOf: ({ birthday }) => birthdayText(birthday) },
  { field: 'group', label: t`Group`, textOf: ({ groupName }) => groupName ?? '' },
  { field: 'rhythm', label: t`Rhythm`, textOf: rhythmText },
  { field: 'source', label: t`Source`, textOf: ({ source }) => source },
  { field: 'howMet', label: t`How we met`, textOf: ({ howMet }) => howMet },
  { field: 'note', label: t`Notes`, textOf: ({ note }) => note },
]

/** The fields of which one value must go. Two pictures always differ: nobody can tell by their names. */
export const mergeRows = (keep: Contact, other: Contact, customFields: readonly CustomField[]): readonly MergeRow[] => {
  const textOf = ({ custom }: Contact, field: CustomField): string => customValueText(field, custom.find(({ fieldId }) => fieldId === field.id)?.value)
  return [
    ...singleFields.map(({ field, label, textOf: singleText }) => ({ field, label, keep: singleText(keep), other: singleText(other) })),
    ...customFields.map((field) => ({ field: field.id, label: field.name, keep: textOf(keep, field), other: textOf(other, field) })),
  ].filter((row) => row.keep !== row.other || (row.field === 'photo' && row.keep !== ''))
}

/** What stays unless it is said otherwise: both notes; else what the first has, or the other's where it has nothing. */
export const usualSide = ({ field, keep, other }: MergeRow): MergeSide => (keep === '' ? 'other' : field === 'note' && other !== '' ? 'both' : 'keep')

/** The choices as the contract takes them: every field shown is said, but for notes that are joined. */
export const mergeChoices = (rows: readonly MergeRow[], chosen: ReadonlyMap<MergeRow['field'], MergeSide>): MergeChoices => {
  const choices: MergeChoices = { custom: [] }
  for (const row of rows) {
    const from = chosen.get(row.field) ?? usualSide(row)
    if (from === 'both') continue
    if (typeof row.field === 'number') choices.custom?.push({ fieldId: row.field, from })
    else choices[row.field] = from
  }
  return choices
}
