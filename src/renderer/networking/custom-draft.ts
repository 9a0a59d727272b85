import { numberText } from '../../shared/kernel/language'
import { fieldText, typedNumber } from '../../shared/kernel/typed-number'
import type { Contact } from '../../shared/networking/contact'
import { type CustomField, type CustomFieldId, type CustomValue, whyRefused } from '../../shared/networking/custom-field'
import { CustomValueRefused } from '../../shared/networking/custom-field.contract'
import type { FieldErrors } from '../ui/fields'
import { dayText } from './labels'

/** What is typed in custom fields, as text, by the field's number. */
export type CustomDraft = ReadonlyMap<CustomFieldId, string>

/** A value as it is read. Empty: there is none. */
export const customValueText = ({ kind }: Pick<CustomField, 'kind'>, value: CustomValue | null | undefined): string => {
  if (typeof value === 'number') return numberText(value, { maximumFractionDigits: 20 })
  return kind === 'date' ? dayText(value ?? null) : (value ?? '')
}

/** A value as it is typed over. */
export const customText = (value: CustomValue | null): string => (typeof value === 'number' ? fieldText(String(value)) : (value ?? ''))

export const draftOf = (contact: Contact | null): CustomDraft => new Map(contact?.custom.map(({ fieldId, value }) => [fieldId, customText(value)]))

/** What is typed in a field, as the field holds it; null empties it. */
export const customValueOf = ({ kind }: CustomField, text: string): CustomValue | null => {
  const typed = text.trim()
  if (typed === '') return null
  // Not a number: sent as typed, for the field's own rule to refuse it in words.
  return kind === 'number' ? (typedNumber(typed) ?? typed) : typed
}

/** The fields whose text is not what the contact has; null empties one. */
export const customChanges = (contact: Contact | null, fields: readonly CustomField[], draft: CustomDraft): { fieldId: CustomFieldId; value: CustomValue | null }[] => {
  const before = draftOf(contact)
  return fields.filter(({ id }) => (draft.get(id) ?? '').trim() !== (before.get(id) ?? '')).map((field) => ({ fieldId: field.id, value: customValueOf(field, draft.get(field.id) ?? '') }))
}

/** Why fields do not take what is typed in them, by the names the form has for them; null: they do. */
export const refusedValues = (fields: readonly CustomField[], changes: ReturnType<typeof customChanges>): Readonly<Record<string, string | null>> =>
  Object.fromEntries(changes.map(({ fieldId, value }) => {
    const field = fields.find(({ id }) => id === fieldId)
    return [`custom.${fieldId}`, field === undefined || value === null ? null : whyRefused(field, value)]
  }))

/** The same, as the workbook says it. Null: it refused something else. */
export const refusedByWorkbook = (error: { readonly type: string }): FieldErrors | null => {
  const value = CustomValueRefused.safeParse(error)
  return value.success ? { [`custom.${value.data.id}`]: value.data.message } : null
}
