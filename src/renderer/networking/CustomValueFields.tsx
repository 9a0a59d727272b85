import type { CustomField } from '../../shared/networking/custom-field'
import { DayField, type FieldErrors, SelectField, TextField } from '../ui/fields'
import type { CustomDraft } from './custom-draft'

/** The person's own fields of a contact, each as its kind is typed. */
export const CustomValueFields = ({ fields, draft, onChange, errors }: { readonly fields: readonly CustomField[]; readonly draft: CustomDraft; readonly onChange: (draft: CustomDraft) => void; readonly errors: FieldErrors }) => (
  <>
    {fields.map(({ id, name, kind, choices }) => {
      const shared = { label: name, value: draft.get(id) ?? '', onChange: (text: string) => onChange(new Map(draft).set(id, text)), error: errors[`custom.${id}`] }
      if (kind === 'choice') return <SelectField key={id} {...shared} options={[{ value: '', label: '–' }, ...choices.map((value) => ({ value, label: value }))]} />
      return kind === 'date' ? <DayField key={id} {...shared} /> : <TextField key={id} {...shared} {...(kind === 'link' && { placeholder: 'https://…' })} />
    })}
  </>
)
