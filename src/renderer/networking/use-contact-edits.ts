import { useMemo } from 'react'
import { t } from '../../shared/kernel/words'
import type { ContactId, ContactRow } from '../../shared/networking/contact'
import type { CustomField } from '../../shared/networking/custom-field'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { type CellEdit, cellProblem } from '../ui/cell-edit'
import { customKey } from './contact-search'
import { customText, customValueOf } from './custom-draft'
import { tagsOf, tagsText, tagText } from './tags-line'

const noRows: readonly never[] = []

const kinds = { text: 'text', link: 'text', number: 'number', date: 'date', choice: 'choice' } as const

/** How cells of the list of contacts are changed in place, by the key of their column. */
export const useContactEdits = (customFields: readonly CustomField[]): ReadonlyMap<string, CellEdit<ContactRow>> => {
  const client = useClient()
  const edit = useCommand(client.networking.contact.edit)
  const { value: groups = noRows } = useAnswer(client.networking.group.list, {})
  const { value: organizations } = useAnswer(client.networking.organization.list, { limit: 500 })
  const { value: tags = noRows } = useAnswer(client.networking.contact.tags, {})
  return useMemo(() => {
    type Changes = Parameters<typeof edit>[0]['changes']
    const save = async (id: ContactId, changes: Changes): Promise<string | null> => {
      const result = await edit({ id, changes })
      if (result?.ok === false && result.error.type === 'CustomValueRefused') return result.error.message
      const isChoiceGone = result?.ok === false && (result.error.type === 'GroupNotFound' || result.error.type === 'CustomFieldNotFound')
      return cellProblem(result, isChoiceGone ? t`This was removed meanwhile. Choose again.` : t`This contact was removed meanwhile.`)
    }
    const text = (valueOf: (row: ContactRow) => string, changesOf: (typed: string) => Changes, suggestions?: readonly string[]): CellEdit<ContactRow> => ({
      kind: 'text',
      valueOf,
      save: ({ id }, typed) => save(id, changesOf(typed)),
      ...(suggestions && { suggestions }),
    })
    const groupOptions = [{ value: '', label: t`No group` }, ...groups.map(({ id, name }) => ({ value: String(id), label: name }))]
    const edits: [string, CellEdit<ContactRow>][] = [
      ['name', text(({ name }) => name, (name) => ({ name }))],
      ['organization', text(({ organization }) => organization, (organization) => ({ organization }), organizations?.rows.map(({ name }) => name) ?? [])],
      ['role', text(({ role }) => role, (role) => ({ role }))],
      ['source', text(({ source }) => source, (source) => ({ source }))],
      ['tags', { ...text(({ tags: carried }) => tagsText(carried), (typed) => ({ tags: tagsOf(typed) }), tags.map(({ name }) => tagText(name))), placeholder: t`press, local` }],
      ['group', { kind: 'choice', options: groupOptions, valueOf: ({ groupName }) => String(groups.find(({ name }) => name === groupName)?.id ?? ''), save: ({ id }, value) => save(id, { groupId: value === '' ? null : Number(value) }) }],
      ...customFields.map((field): [string, CellEdit<ContactRow>] => [
        customKey(field.id),
        {
          kind: kinds[field.kind],
          valueOf: ({ custom }) => customText(custom.find(({ fieldId }) => fieldId === field.id)?.value ?? null),
          options: [{ value: '', label: '–' }, ...field.choices.map((value) => ({ value, label: value }))],
          save: ({ id }, typed) => save(id, { custom: [{ fieldId: field.id, value: customValueOf(field, typed) }] }),
        },
      ]),
    ]
    return new Map(edits)
  }, [edit, groups, organizations, tags, customFields])
}
