import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { t } from '../../shared/kernel/words'
import type { WorkbookProblem } from '../../shared/workbook/host.contract'
import { useClient } from '../platform/client'
import { addToInbox, arrivalOf } from '../platform/import-inbox'
import { useAnswer } from '../platform/queries'
import { useSaveOutput } from '../platform/use-save-output'
import { showDefect, showMessage, showWhile } from '../ui/toasts'
import { sampleWorkbook } from '../workbook/first-choice'

const tellProblem = (error: { readonly type: string } | WorkbookProblem): void => {
  if ('sentence' in error) showMessage(error.sentence, 'failed')
}

/** The same of a workbook that was to be opened: which one it was stands nowhere, as the one that is open stays. */
const tellUnopened = (error: { readonly type: string } | WorkbookProblem): void => {
  if ('sentence' in error) showMessage(t`“${error.fileName}” was not opened. ${error.sentence}`, 'failed')
}

const recentPrefix = 'workbook.recent:'

/** The command that opens a workbook that was opened lately. */
export const openRecentCommand = (id: string): string => `${recentPrefix}${id}`

/** Whether a command takes the place of the open workbook, and with it of what is typed on its screen. */
export const leavesWorkbook = (command: string): boolean => ['workbook.open', 'workbook.openGiven', 'workbook.new', 'workbook.sample', 'workbook.close'].includes(command) || command.startsWith(recentPrefix)

/** Carries out commands about the workbook as a file. `onNew` asks for what a new one needs. */
export const useWorkbookActions = (onNew: () => void): ((id: string) => void) => {
  const client = useClient()
  const navigate = useNavigate()
  const saveOutput = useSaveOutput()
  const canChooseFiles = useAnswer(client.host.state, {}).value?.canChooseFiles
  return useCallback(
    (id: string) => {
      const { host } = client
      const settle = (asked: Promise<{ readonly ok: true } | { readonly ok: false; readonly error: { readonly type: string } | WorkbookProblem }>): void =>
        void asked.then((result) => (result.ok ? undefined : tellUnopened(result.error)), showDefect)
      if (id.startsWith(recentPrefix)) return settle(host.openRecent({ id: id.slice(recentPrefix.length) }))
      switch (id) {
        case 'workbook.open':
          // Where the host has no dialog for it, the start screen has those that were opened lately.
          return settle(canChooseFiles === false ? host.close({}) : host.open({}))
        case 'workbook.openGiven':
          return settle(host.openGiven({}))
        case 'workbook.new':
          return onNew()
        case 'workbook.sample':
          return settle(showWhile(t`Making the sample, a year of a fictional brand…`, host.create(sampleWorkbook)))
        case 'workbook.close':
          return settle(host.close({}))
        case 'workbook.saveCopy':
          return void host.saveCopy({}).then((result) => {
            if (!result.ok) return tellProblem(result.error)
            const { savedAs, output } = result.value
            return output === null ? showMessage(t`Saved a copy as ${savedAs ?? ''}.`) : saveOutput(output)
          }).catch(showDefect)
        case 'workbook.exportEverything':
          return void client.workbook.exportEverything({}).then((result) => (result.ok ? saveOutput(result.value) : undefined)).catch(showDefect)
        case 'import.files':
          return void host.chooseImportFiles({}).then((result) => {
            if (result.ok) addToInbox(arrivalOf(result.value))
            return navigate({ to: '/imports/new' })
          }, showDefect)
        default:
          return undefined
      }
    },
    [client, navigate, saveOutput, canChooseFiles, onNew],
  )
}
