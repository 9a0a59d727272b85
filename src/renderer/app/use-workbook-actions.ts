import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { t } from '../../shared/kernel/words'
import type { WorkbookProblem } from '../../shared/workbook/host.contract'
import { useClient } from '../platform/client'
import { addToInbox, arrivalOf } from '../platform/import-inbox'
import { useSaveOutput } from '../platform/use-save-output'
import { showDefect, showMessage } from '../ui/toasts'

const tellProblem = (error: { readonly type: string } | WorkbookProblem): void => {
  if ('sentence' in error) showMessage(error.sentence, 'failed')
}

/** Carries out commands about the workbook as a file. */
export const useWorkbookActions = (): ((id: string) => void) => {
  const client = useClient()
  const navigate = useNavigate()
  const saveOutput = useSaveOutput()
  return useCallback(
    (id: string) => {
      const { host } = client
      switch (id) {
        case 'workbook.open':
          return void host.open({}).then((result) => (result.ok ? undefined : tellProblem(result.error)), showDefect)
        case 'workbook.openGiven':
          return void host.openGiven({}).then((result) => (result.ok ? undefined : tellProblem(result.error)), showDefect)
        case 'workbook.new':
        case 'workbook.sample':
        case 'workbook.close':
          // The start screen asks for what a new workbook needs.
          return void host.close({}).catch(showDefect)
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
    [client, navigate, saveOutput],
  )
}
