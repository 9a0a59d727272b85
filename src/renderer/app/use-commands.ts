import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'
import { t } from '../../shared/kernel/words'
import { useClient } from '../platform/client'
import { setDensity, useDensity } from '../platform/preferences'
import { togglePrivacy } from '../platform/privacy'
import { usePrint } from '../platform/use-print'
import { showDefect, showMessage } from '../ui/toasts'
import { saveTypedText } from '../ui/use-unsaved-text'
import { commandPaths, createdKinds, type CreatedKind } from './commands'
import { setTourPlace, tourStops } from './tour'
import { redo, undo } from './turn-history'
import { leavesWorkbook, useWorkbookActions } from './use-workbook-actions'

export type DialogName = 'palette' | 'workbook' | 'log' | 'contact' | 'community' | 'campaign' | 'audience' | 'creative' | 'shortcuts' | 'history' | CreatedKind

/** The dialog that a command opens. */
const dialogOfCommand: Readonly<Record<string, DialogName>> = {
  'palette.open': 'palette', 'create.interaction': 'log', 'create.contact': 'contact', 'create.community': 'community', 'create.campaign': 'campaign', 'create.audience': 'audience', 'create.creative': 'creative', 'help.shortcuts': 'shortcuts', 'edit.history': 'history',
  ...Object.fromEntries(createdKinds.map((kind) => [`create.${kind}`, kind])),
}

/**
 * Carries out what the palette, the keys and the native menu ask for. `onDialog` hears which dialog that opens, `onUnsaved` which command would take along text that could not be saved;
 * both stay the same functions.
 */
export const useCommands = (onDialog: (dialog: DialogName) => void, onUnsaved: (command: string) => void) => {
  const client = useClient()
  const navigate = useNavigate()
  const router = useRouter()
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const scheme = useComputedColorScheme('light')
  const density = useDensity()
  const print = usePrint()
  const actions = useWorkbookActions(useCallback(() => onDialog('workbook'), [onDialog]))
  const go = useCallback((to: string, search: object = {}) => void navigate({ to, search }), [navigate])
  const onCommand = useCallback(
    (id: string) => {
      const to = commandPaths[id]
      if (to !== undefined) return go(to)
      const named = dialogOfCommand[id]
      if (named !== undefined) return onDialog(named)
      switch (id) {
        case 'create.here':
          return onDialog(document.documentElement.dataset['workspace'] === 'marketing' ? 'campaign' : 'contact')
        case 'go.back':
          return router.history.back()
        case 'go.forward':
          return router.history.forward()
        case 'privacy.toggle':
          return showMessage(togglePrivacy() ? t`Names and amounts are hidden. The same keys show them again.` : t`Names and amounts are shown again.`, 'done', true)
        case 'screen.print':
          return print()
        case 'help.tour':
          setTourPlace(0)
          return go(tourStops[0]?.to ?? '/')
        case 'edit.undo':
          return undo(client)
        case 'edit.redo':
          return redo(client)
        case 'theme.toggle':
          return setColorScheme(scheme === 'dark' ? 'light' : 'dark')
        case 'density.toggle':
          return setDensity(density === 'compact' ? 'comfortable' : 'compact')
        default:
          // What could not be saved would go with its workbook.
          return leavesWorkbook(id) ? void saveTypedText().then((isSaved) => (isSaved ? actions(id) : onUnsaved(id)), showDefect) : actions(id)
      }
    },
    [go, router, client, print, setColorScheme, scheme, density, actions, onDialog, onUnsaved],
  )
  return { go, onCommand, actions }
}
