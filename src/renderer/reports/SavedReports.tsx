import { t } from '../../shared/kernel/words'
import type { ReportAsk } from '../../shared/reports/definitions'
import type { SavedReport } from '../../shared/reports/saved-report'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { fieldErrors } from '../ui/fields'
import { SavedList, type SavedWords } from '../ui/SavedList'

const words: SavedWords = { list: t`Saved reports`, one: t`the saved report`, save: t`Save this report`, rename: t`Rename saved report`, remove: t`Remove from saved`, keeps: t`Keeps which report it is and everything that is set in it.` }

const problemText = (error: { readonly type: string }): string => {
  if (error.type === 'ReportNameTaken') return t`Another saved report has this name.`
  if (error.type === 'SavedReportNotFound') return t`It was removed meanwhile.`
  return Object.values(fieldErrors(error) ?? {})[0] ?? t`This cannot be saved.`
}

const isSame = (left: ReportAsk, right: ReportAsk): boolean => JSON.stringify(left) === JSON.stringify(right)

/** Saved questions of one report. */
export const SavedReports = ({ ask, onOpen }: { readonly ask: ReportAsk; readonly onOpen: (saved: SavedReport) => void }) => {
  const client = useClient()
  const { value: all = [] } = useAnswer(client.savedReport.list, {})
  const add = useCommand(client.savedReport.add)
  const replace = useCommand(client.savedReport.replace)
  const remove = useCommand(client.savedReport.remove)
  const saved = all.filter((one) => one.ask.report === ask.report)
  const current = saved.find((one) => isSame(one.ask, ask)) ?? null
  const save = async (name: string): Promise<string | null> => {
    const result = await add({ name, ask })
    if (result === null) return t`Nothing was saved.`
    return result.ok ? null : problemText(result.error)
  }
  const rename = async ({ id, ask: own }: SavedReport, name: string): Promise<string | null> => {
    const result = await replace({ id, fields: { name, ask: own } })
    if (result === null) return t`Nothing was saved.`
    return result.ok ? null : problemText(result.error)
  }
  return <SavedList words={words} items={saved} current={current} onOpen={onOpen} onSave={save} onRename={rename} onRemove={({ id }) => void remove({ id })} saveLabel={current === null ? t`Save this report` : null} />
}
