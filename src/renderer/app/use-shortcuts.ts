import { useEffect, useRef } from 'react'
import { t } from '../../shared/kernel/words'
import { useBridge } from '../platform/client'
import { isMac } from '../platform/key-names'
import { letterOf } from '../platform/letter-of'
import { holdsText } from '../ui/holds-text'
import { isDialogOpen, mayGiveWay } from '../ui/is-dialog-open'
import { closeLooks } from '../ui/open-looks'
import { showMessage } from '../ui/toasts'
import { goKeys } from './commands'

/** How long the second key after G may take. */
const secondKeyMilliseconds = 1500

/** Letters choose in a list of choices, too; there is nothing of its own to be undone. */
const isTyping = (target: EventTarget | null): boolean => holdsText(target) || target instanceof HTMLSelectElement

const withControl: Readonly<Record<string, string>> = { k: 'palette.open', i: 'import.files', o: 'workbook.open', p: 'screen.print', ',': 'go.settings' }
const withControlAndShift: Readonly<Record<string, string>> = { s: 'workbook.saveCopy', h: 'privacy.toggle', y: 'edit.history' }
const withAlt: Readonly<Record<string, string>> = { arrowleft: 'go.back', arrowright: 'go.forward' }
const withControlOutsideText: Readonly<Record<string, string>> = { z: 'edit.undo', y: 'edit.redo' }
const plain: Readonly<Record<string, string>> = { q: 'create.interaction', c: 'create.here', '?': 'help.shortcuts', f1: 'help.guide' }

/** What the menu may ask for while a dialog is open: nothing of it takes the place of a dialog or of the screen beneath it. */
const besideDialogs: ReadonlySet<string> = new Set(['privacy.toggle', 'theme.toggle'])

const commandOf = (event: KeyboardEvent, isAfterG: boolean): string | undefined => {
  const key = letterOf(event)
  // There Control with K, O or P edits and moves in a text; the command key is ours.
  if (isMac && event.ctrlKey) return undefined
  if (event.ctrlKey || event.metaKey) {
    if (event.shiftKey) return withControlAndShift[key] ?? (key === 'z' && !holdsText(event.target) ? 'edit.redo' : undefined)
    return withControl[key] ?? (holdsText(event.target) ? undefined : withControlOutsideText[key])
  }
  if (event.altKey) return isTyping(event.target) && isMac ? undefined : withAlt[key]
  if (isTyping(event.target)) return key === 'f1' ? plain[key] : undefined
  return isAfterG ? goKeys[key] : plain[key]
}

/** Whether a key asks for the search field of the screen: the slash outside text, or what every program finds by. */
const isFind = (event: KeyboardEvent): boolean => (event.key === '/' ? !isTyping(event.target) : letterOf(event) === 'f' && (isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey) && !event.shiftKey && !event.altKey)

/** Carries out shortcuts and choices of the native menu. Single keys do nothing while text is typed; while a dialog or a menu of the page is open keys do nothing, and the system's menu says why it does not. */
export const useShortcuts = (onCommand: (id: string) => void): void => {
  const bridge = useBridge()
  // As far from now as can be: a time of 0 is that of the page's own beginning, not a second ago.
  const lastG = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // A letter looks for an item of an open menu, and what took its place would leave it open beneath.
      const isHeld = isDialogOpen() || (event.target instanceof Element && event.target.closest('[role="menu"]') !== null)
      const isHiding = (event.ctrlKey || event.metaKey) && event.shiftKey && letterOf(event) === 'h'
      // Who must hide something cannot close a dialog first.
      const command = isHiding ? 'privacy.toggle' : isHeld ? undefined : commandOf(event, event.timeStamp - lastG.current < secondKeyMilliseconds)
      lastG.current = Number.NEGATIVE_INFINITY
      if (command !== undefined) {
        event.preventDefault()
        onCommand(command)
      } else if (letterOf(event) === 'g' && !isHeld && !isTyping(event.target) && !event.ctrlKey && !event.metaKey) lastG.current = event.timeStamp
      else if (!isHeld && isFind(event)) {
        const search = document.querySelector<HTMLInputElement>('main input[type="search"]')
        if (search !== null) {
          event.preventDefault()
          search.focus()
          search.select()
        }
      }
    }
    // The two buttons at the side of many mice.
    const onMouseUp = (event: MouseEvent): void => {
      if (event.button !== 3 && event.button !== 4) return
      event.preventDefault()
      // What is typed in a dialog must not go with the screen beneath it.
      if (!isDialogOpen()) onCommand(event.button === 3 ? 'go.back' : 'go.forward')
    }
    window.addEventListener('keydown', onKeyDown)
    window.addEventListener('mouseup', onMouseUp)
    const stopMenu = bridge.onMenu((command) => {
      // In a text field the menu's undo means the text's own.
      if ((command === 'edit.undo' || command === 'edit.redo') && holdsText(document.activeElement)) document.execCommand(command === 'edit.undo' ? 'undo' : 'redo')
      else if (besideDialogs.has(command)) onCommand(command)
      else if (mayGiveWay()) {
        closeLooks()
        onCommand(command)
      } else showMessage(t`Close what is open first: what is typed in it would be lost.`)
    })
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      window.removeEventListener('mouseup', onMouseUp)
      stopMenu()
    }
  }, [onCommand, bridge])
}
