import { useState } from 'react'
import { t } from '../../shared/kernel/words'
import { NewWorkbookFields, type WorkbookProblem } from '../../shared/workbook/host.contract'
import { useClient } from '../platform/client'
import { setWorkspace } from '../platform/preferences'
import { noErrors, SelectField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { showDefect } from '../ui/toasts'
import { useCheckedForm } from '../ui/use-checked-form'
import { addressOfChoice, type Belongings, firstChoices } from './first-choice'

const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'IDR', 'INR', 'JPY', 'AUD', 'CAD', 'BRL', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'TRY', 'ZAR', 'SGD', 'MXN', 'NZD']

interface NewWorkbookProps {
  /** What its owner has for it. Null: they did not say. */
  readonly belongings: Belongings | null
  readonly onClose: () => void
  readonly onProblem: (problem: WorkbookProblem) => void
  readonly onLead: (address: string) => void
}

/** Asks for the name and the currency of a new workbook, and leads to the screen for what its owner has. */
export const NewWorkbookDialog = ({ belongings, onClose, onProblem, onLead }: NewWorkbookProps) => {
  const client = useClient()
  const [name, setName] = useState('')
  const [currency, setCurrency] = useState('EUR')
  const { errors, form } = useCheckedForm({
    schema: NewWorkbookFields,
    fields: { name, currency },
    send: async (fields) => {
      // The address is there before the screens are, so that no other one is shown first.
      if (belongings !== null) {
        setWorkspace(firstChoices[belongings].workspace)
        onLead(addressOfChoice(belongings))
      }
      const result = await client.host.create(fields).catch((error: unknown) => {
        showDefect(error)
        return null
      })
      if (result?.ok === true) return result
      onLead('/')
      if (result?.error.type === 'WorkbookProblem') {
        onProblem(result.error)
        onClose()
      }
      return result
    },
    refused: () => noErrors,
  })
  return (
    <FormDialog title={t`New workbook`} isOpen onClose={onClose} {...form} submitLabel={t`Create workbook`}>
      {belongings !== null && <p>{firstChoices[belongings].next}</p>}
      <TextField label={t`Name of the brand or client`} value={name} onChange={setName} error={errors['name']} isRequired autoFocus />
      <SelectField label={t`Currency`} description={t`Reports use it. Results in other currencies are kept as they are, and added to it only by exchange rates that you type in.`} value={currency} onChange={setCurrency} options={currencies.map((code) => ({ value: code, label: code }))} error={errors['currency']} />
    </FormDialog>
  )
}
