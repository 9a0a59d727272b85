import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconBookmarkPlus, IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReportAsk } from '../../shared/reports/definitions'
import type { SavedReport } from '../../shared/reports/saved-report'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { fieldErrors, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import classes from './reports.module.css'

interface NameDialogProps {
  readonly title: string
  readonly name: string
  /** Resolves with what is wrong, or null when it is saved. */
  readonly onSave: (name: string) => Promise<string | null>
  readonly onClose: () => void
}

const NameDialog = ({ title, name: before, onSave, onClose }: NameDialogProps) => {
  const [name, setName] = useState(before)
  const [error, setError] = useState<string | null>(null)
  const submit = async (): Promise<boolean> => {
    const problem = await onSave(name)
    setError(problem)
    return problem === null
  }
  return (
    <FormDialog title={title} isOpen onClose={onClose} onSubmit={submit} submitLabel="Save">
      <TextField label="Name" value={name} onChange={setName} error={error ?? undefined} description="Keeps which report it is and everything that is set in it." isRequired autoFocus />
    </FormDialog>
  )
}

const problemText = (error: { readonly type: string }): string => {
  if (error.type === 'ReportNameTaken') return 'Another saved report has this name.'
  if (error.type === 'SavedReportNotFound') return 'It was removed meanwhile.'
  return Object.values(fieldErrors(error) ?? {})[0] ?? 'This cannot be saved.'
}

const isSame = (left: ReportAsk, right: ReportAsk): boolean => JSON.stringify(left) === JSON.stringify(right)

/** Saved questions of one report: opened, saved, renamed, removed. */
export const SavedReports = ({ ask, onOpen }: { readonly ask: ReportAsk; readonly onOpen: (saved: SavedReport) => void }) => {
  const client = useClient()
  const { value: all = [] } = useAnswer(client.savedReport.list, {})
  const add = useCommand(client.savedReport.add)
  const replace = useCommand(client.savedReport.replace)
  const remove = useCommand(client.savedReport.remove)
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null)
  const saved = all.filter((one) => one.ask.report === ask.report)
  const current = saved.find((one) => isSame(one.ask, ask)) ?? null
  const save = async (name: string): Promise<string | null> => {
    const result = await add({ name, ask })
    if (result === null) return 'Nothing was saved.'
    return result.ok ? null : problemText(result.error)
  }
  const rename = async ({ id, ask: own }: SavedReport, name: string): Promise<string | null> => {
    const result = await replace({ id, fields: { name, ask: own } })
    if (result === null) return 'Nothing was saved.'
    return result.ok ? null : problemText(result.error)
  }
  return (
    <div className={classes['views']} role="group" aria-label="Saved reports">
      {saved.map((one) => (
        <button key={one.id} type="button" className={classes['view']} aria-pressed={one === current} onClick={() => onOpen(one)}><bdi>{one.name}</bdi></button>
      ))}
      {current === null ? (
        <Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconBookmarkPlus size={15} aria-hidden />} onClick={() => setNaming('new')}>Save this report</Button>
      ) : (
        <Menu position="bottom-start" withInitialFocusPlaceholder={false} withinPortal={false} transitionProps={{ duration: 0 }}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size={26} aria-label={`More about the saved report ${current.name}`}><IconDots size={16} /></ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setNaming('rename')}>Rename…</Menu.Item>
            <Menu.Item onClick={() => void remove({ id: current.id })}>Remove from saved</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {naming === 'new' && <NameDialog title="Save this report" name="" onSave={save} onClose={() => setNaming(null)} />}
      {naming === 'rename' && current !== null && <NameDialog title="Rename saved report" name={current.name} onSave={(name) => rename(current, name)} onClose={() => setNaming(null)} />}
    </div>
  )
}
