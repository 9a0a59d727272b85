import { z } from 'zod'
import { t } from '../kernel/words'
import { command, errors, query } from '../rpc/contract'
import { Choice, CustomField, CustomFieldFields, CustomFieldId } from './custom-field'
import { NameTaken } from './organization.contract'

export const CustomFieldNotFound = z.object({ type: z.literal('CustomFieldNotFound'), id: CustomFieldId })
/** The field does not take this value; `message` says why. */
export const CustomValueRefused = z.object({ type: z.literal('CustomValueRefused'), id: CustomFieldId, message: z.string() })
/** A choice that contacts still have cannot be taken off the list. */
export const ChoiceInUse = z.object({ type: z.literal('ChoiceInUse'), choice: z.string(), contacts: z.int().positive() })
const ChoiceNotFound = z.object({ type: z.literal('ChoiceNotFound'), choice: z.string() })

export const customFieldContract = {
  /** All custom fields in the person's order. */
  list: query({ input: z.object({}), output: z.array(CustomField) }),
  add: command({ input: CustomFieldFields, output: CustomField, errors: errors(NameTaken), label: t`Add field` }),
  /** Renames a field or changes what can be chosen; its kind stays for good. */
  edit: command({
    input: z.object({
      id: CustomFieldId,
      changes: z.object({ name: CustomFieldFields.shape.name, choices: CustomFieldFields.shape.choices.unwrap() }).partial(),
    }),
    output: CustomField,
    errors: errors(CustomFieldNotFound, NameTaken, ChoiceInUse),
    label: t`Edit field`,
    touches: ['contact'],
  }),
  /** Gives a choice another text, also where contacts have it. */
  renameChoice: command({
    input: z.object({ id: CustomFieldId, from: Choice, to: Choice }),
    output: CustomField,
    errors: errors(CustomFieldNotFound, ChoiceNotFound, NameTaken),
    label: t`Rename choice`,
    touches: ['contact', 'savedView', 'personalData'],
  }),
  /** Puts the fields into this order; those not named follow. */
  arrange: command({ input: z.object({ ids: z.array(CustomFieldId).max(1000) }), output: z.object({}), label: t`Arrange fields`, touches: ['contact'] }),
  /** Removes a field with everything contacts have in it. */
  remove: command({
    input: z.object({ id: CustomFieldId }),
    output: z.object({}),
    errors: errors(CustomFieldNotFound),
    label: t`Remove field`,
    touches: ['contact'],
  }),
}
