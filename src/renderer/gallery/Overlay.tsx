import { useEffect, useState } from 'react'
import { TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { RowMenu, rowIcons } from '../ui/RowMenu'
import { RowPeek } from '../ui/RowPeek'
import { showMessage, showUndo } from '../ui/toasts'
import { longText, nothing, plateColumns, plates } from './fixtures'
import type { OverlayName } from './overlays'

const Form = ({ isBusy }: { readonly isBusy: boolean }) => {
  const [name, setName] = useState('Speckled bowl')
  return (
    <FormDialog title="Edit the plate" isOpen onClose={nothing} onSubmit={() => (isBusy ? new Promise(nothing) : Promise.resolve(false))} submitLabel="Save">
      <TextField label="Name" value={name} onChange={setName} isRequired autoFocus />
      <TextField label="Maker" value={longText} onChange={nothing} error="There is no such maker." description="Who made it." />
    </FormDialog>
  )
}

const Toasts = () => {
  useEffect(() => {
    showMessage('Copied 3 rows as a table.')
    showMessage(`${longText}. Nothing was saved.`, 'failed')
    showUndo('Remove the plate Speckled bowl', 1)
  }, [])
  return null
}

export const Overlay = ({ name }: { readonly name: OverlayName }) => {
  const [first, second] = plates
  if (name === 'toasts') return <Toasts />
  if (name === 'row-menu') {
    const choices = [{ label: 'Open', keys: 'Enter', icon: rowIcons.open, run: nothing }, { label: 'Change Maker', icon: rowIcons.edit, run: nothing }, { label: 'Copy as a table', keys: 'Ctrl C', icon: rowIcons.copy, run: nothing }]
    return <RowMenu label="Speckled bowl" place={{ left: 60, top: 40 }} choices={choices} onClose={nothing} />
  }
  if (name === 'row-peek') return second === undefined ? null : <RowPeek row={second} label={second.name} columns={plateColumns} more={<p>{first?.name}</p>} onOpen={nothing} onBefore={null} onNext={nothing} onClose={nothing} />
  return <Form isBusy={name === 'form-busy'} />
}
