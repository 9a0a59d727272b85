import { z } from 'zod'
import { Day } from '../kernel/day'
import { RowId } from '../kernel/id'
import { KeptName, typedName } from '../kernel/name'
import { t } from '../kernel/words'

export const CustomFieldId = RowId.brand<'CustomFieldId'>()
export type CustomFieldId = z.infer<typeof CustomFieldId>

/** What a custom field holds. `choice`: one of a fixed list; `link`: an http or https address. */
export const CustomFieldKind = z.enum(['text', 'number', 'date', 'choice', 'link'])
export type CustomFieldKind = z.infer<typeof CustomFieldKind>

export const Choice = typedName(100, t`A choice needs a name`)

/** A field of the person's own for contacts: `Newsletter`, `Coffee or tea`, `Contract until`. */
export const CustomFieldFields = z.object({
  name: typedName(100, t`A field needs a name`),
  kind: CustomFieldKind,
  /** What can be chosen, in order; empty for every other kind. */
  choices: z.array(Choice).max(200).transform((texts) => [...new Set(texts)]).default([]),
})
export type CustomFieldFields = z.infer<typeof CustomFieldFields>

export const CustomField = CustomFieldFields.extend({
  name: KeptName,
  choices: z.array(KeptName).default([]),
  id: CustomFieldId,
  /** Contacts with something in it. */
  contacts: z.int().nonnegative(),
})
export type CustomField = z.infer<typeof CustomField>

/** A number for a number field, text for all others: a day as `2026-03-31`, a choice by its text. */
export const CustomValue = z.union([z.string().trim().min(1).max(2000), z.number()])
export type CustomValue = z.infer<typeof CustomValue>

const Link = z.url({ protocol: /^https?$/ })

/** Why a field does not take a value, as a sentence beside the field. Null: it does. */
export const whyRefused = ({ kind, choices }: Pick<CustomFieldFields, 'kind' | 'choices'>, value: CustomValue): string | null => {
  if (kind === 'number') return typeof value === 'number' ? null : t`This field takes a number`
  if (typeof value === 'number') return t`This field takes text`
  switch (kind) {
    case 'text':
      return null
    case 'date':
      return Day.safeParse(value).success ? null : t`A day is written like 2026-03-31`
    case 'choice':
      return choices.includes(value) ? null : t`Choose one of: ${choices.join(', ')}`
    case 'link':
      return Link.safeParse(value).success ? null : t`A link begins with https://`
  }
}
