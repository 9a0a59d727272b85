import { applyPatch } from '../../shared/kernel/patch'
import { err, ok, type Result } from '../../shared/kernel/result'
import type { ContactFields } from '../../shared/networking/contact'
import { type CustomField, type CustomFieldId, type CustomFieldKind, type CustomValue, whyRefused } from '../../shared/networking/custom-field'
import type { customFieldContract } from '../../shared/networking/custom-field.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { unusedId } from '../kept-ids'
import { renameInFilters } from './kept-filters'

const selectSql = `SELECT f.id, f.name, f.kind, f.choices, (SELECT count(*) FROM custom_value v WHERE v.field_id = f.id) AS contacts FROM custom_field f`

const toField = (row: unknown): CustomField => {
  // Selected by selectSql; the choices were written below.
  const { choices, ...fields } = row as Omit<CustomField, 'choices'> & { choices: string }
  return { ...fields, choices: JSON.parse(choices) as string[] }
}

const read = ({ prepare }: StoreContext, id: CustomFieldId): CustomField | null => {
  const row = prepare(`${selectSql} WHERE f.id = ?`).get(id)
  return row === undefined ? null : toField(row)
}

const isTaken = ({ prepare }: StoreContext, name: string): boolean => prepare('SELECT 1 FROM custom_field WHERE name = ?').get(name) !== undefined

const writeChoices = ({ prepare }: StoreContext, id: CustomFieldId, choices: readonly string[]): void => {
  prepare('UPDATE custom_field SET choices = ? WHERE id = ?').run(JSON.stringify(choices), id)
}

type Refusal = { type: 'CustomFieldNotFound'; id: CustomFieldId } | { type: 'CustomValueRefused'; id: CustomFieldId; message: string }

/** Checks what a contact is to hold in custom fields, before anything is written. Null: all of it fits. */
export const customValueRefusal = (context: StoreContext, values: ContactFields['custom']): Refusal | null => {
  for (const { fieldId, value } of values) {
    const row = context.prepare('SELECT kind, choices FROM custom_field WHERE id = ?').get(fieldId) as { kind: CustomFieldKind; choices: string } | undefined
    if (row === undefined) return { type: 'CustomFieldNotFound', id: fieldId }
    const message = value === null ? null : whyRefused({ kind: row.kind, choices: JSON.parse(row.choices) as string[] }, value)
    if (message !== null) return { type: 'CustomValueRefused', id: fieldId, message }
  }
  return null
}

/** Writes the named custom fields of a contact; others stay. */
export const writeCustomValues = ({ prepare }: StoreContext, contactId: number, values: ContactFields['custom']): void => {
  for (const { fieldId, value } of values) {
    if (value === null) prepare('DELETE FROM custom_value WHERE contact_id = ? AND field_id = ?').run(contactId, fieldId)
    else
      prepare('INSERT INTO custom_value (contact_id, field_id, text_value, number_value) VALUES (?, ?, ?, ?) ON CONFLICT (contact_id, field_id) DO UPDATE SET text_value = excluded.text_value, number_value = excluded.number_value').run(
        contactId,
        fieldId,
        typeof value === 'string' ? value : null,
        typeof value === 'number' ? value : null,
      )
  }
}

/** What one contact holds in custom fields, in the fields' order. */
export const readCustomValues = ({ prepare }: Pick<StoreContext, 'prepare'>, contactId: number): { fieldId: CustomFieldId; value: CustomValue }[] =>
  // The two columns of the statement; one of the two values is always there.
  prepare('SELECT v.field_id AS fieldId, coalesce(v.text_value, v.number_value) AS value FROM custom_value v JOIN custom_field f ON f.id = v.field_id WHERE v.contact_id = ? ORDER BY f.position, f.id').all(contactId) as {
    fieldId: CustomFieldId
    value: CustomValue
  }[]

const found = (context: StoreContext, id: CustomFieldId): Result<CustomField, { type: 'CustomFieldNotFound'; id: CustomFieldId }> => {
  const field = read(context, id)
  return field === null ? err({ type: 'CustomFieldNotFound', id }) : ok(field)
}

export const customFieldHandlers: Handlers<typeof customFieldContract, StoreContext> = {
  list: ({ prepare }) => ok(prepare(`${selectSql} ORDER BY f.position, f.id`).all().map(toField)),

  add: (context, { name, kind, choices }) => {
    if (isTaken(context, name)) return err({ type: 'NameTaken', name })
    const known = kind === 'choice' ? choices : []
    // A row id of this very table.
    const id = unusedId(context, 'custom_field') as CustomFieldId
    context.prepare('INSERT INTO custom_field (id, name, kind, choices, position) SELECT ?, ?, ?, ?, coalesce(max(position) + 1, 0) FROM custom_field').run(id, name, kind, JSON.stringify(known))
    return ok({ id, name, kind, choices: known, contacts: 0 })
  },

  edit: (context, { id, changes }) => {
    const before = read(context, id)
    if (before === null) return err({ type: 'CustomFieldNotFound', id })
    const { name, choices } = applyPatch(before, changes)
    if (name !== before.name && isTaken(context, name)) return err({ type: 'NameTaken', name })
    context.prepare('UPDATE custom_field SET name = ? WHERE id = ?').run(name, id)
    if (before.kind === 'choice') {
      for (const choice of before.choices.filter((known) => !choices.includes(known))) {
        const contacts = Number(context.prepare('SELECT count(*) FROM custom_value WHERE field_id = ? AND text_value = ?').pluck().get(id, choice))
        if (contacts > 0) return err({ type: 'ChoiceInUse', choice, contacts })
      }
      writeChoices(context, id, choices)
    }
    return found(context, id)
  },

  renameChoice: (context, { id, from, to }) => {
    const before = read(context, id)
    if (before === null) return err({ type: 'CustomFieldNotFound', id })
    if (!before.choices.includes(from)) return err({ type: 'ChoiceNotFound', choice: from })
    if (from !== to && before.choices.includes(to)) return err({ type: 'NameTaken', name: to })
    writeChoices(context, id, before.choices.map((choice) => (choice === from ? to : choice)))
    context.prepare('UPDATE custom_value SET text_value = ? WHERE field_id = ? AND text_value = ?').run(to, id, from)
    renameInFilters(context, (condition) =>
      condition.field === 'custom' &&
      condition.fieldId === id &&
      condition.test.kind === 'text' &&
      condition.test.test.is === 'equals' &&
      condition.test.test.text === from
        ? { ...condition, test: { kind: 'text', test: { is: 'equals', text: to } } }
        : condition,
    )
    return found(context, id)
  },

  arrange: ({ prepare }, { ids }) => {
    const known = prepare('SELECT id FROM custom_field ORDER BY position, id').pluck().all().map(Number)
    const named = ids.map(Number).filter((id) => known.includes(id))
    const order = [...new Set([...named, ...known])]
    order.forEach((id, position) => prepare('UPDATE custom_field SET position = ? WHERE id = ?').run(position, id))
    return ok({})
  },

  remove: ({ prepare }, { id }) => (prepare('DELETE FROM custom_field WHERE id = ?').run(id).changes === 0 ? err({ type: 'CustomFieldNotFound', id }) : ok({})),
}
