import { app, type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import { spokenNow } from '../shared/kernel/language'
import { t } from '../shared/kernel/words'

/** A choice that the window carries out, by the palette's name for it. */
const choice = (label: string, command: string, accelerator: string | undefined, send: (command: string) => void): MenuItemConstructorOptions => ({
  label,
  ...(accelerator !== undefined && { accelerator }),
  click: () => send(command),
})

/** What the system does of itself. Electron names it in English alone, so that in another language its name is given. */
const role = (of: NonNullable<MenuItemConstructorOptions['role']>, label: string): MenuItemConstructorOptions => ({ role: of, ...(spokenNow().language !== 'en' && { label }) })

const separator: MenuItemConstructorOptions = { type: 'separator' }

/** The menu that macOS gives every program under its name, with the settings where they are looked for there. */
const appMenu = (settings: MenuItemConstructorOptions): MenuItemConstructorOptions => ({
  label: app.name,
  submenu: [role('about', t`About Rapport`), separator, settings, separator, role('services', t`Services`), separator, role('hide', t`Hide Rapport`), role('hideOthers', t`Hide Others`), role('unhide', t`Show All`), separator, role('quit', t`Quit`)],
})

const windowMenu = (isMac: boolean): MenuItemConstructorOptions =>
  spokenNow().language === 'en'
    ? { role: 'windowMenu' }
    : { label: t`&Window`, role: 'window', submenu: [role('minimize', t`Minimize`), ...(isMac ? [role('zoom', t`Zoom`), separator, role('front', t`Bring All to Front`)] : [role('close', t`Close Window`)])] }

/** Offers what can be done with a text where it is clicked with the other button; Electron has no such menu of itself. Rows of tables have their own. */
export const offerTextMenu = (window: BrowserWindow): void =>
  void window.webContents.on('context-menu', (_event, { isEditable, selectionText, editFlags: { canCut, canCopy, canPaste, canSelectAll } }) => {
    const copy = { ...role('copy', t`Copy`), enabled: canCopy }
    const ofField = [{ ...role('cut', t`Cut`), enabled: canCut }, copy, { ...role('paste', t`Paste`), enabled: canPaste }, separator, { ...role('selectAll', t`Select All`), enabled: canSelectAll }]
    if (isEditable || selectionText !== '') Menu.buildFromTemplate(isEditable ? ofField : [copy]).popup({ window })
  })

interface MenuOptions {
  /** Whether there is a workbook for what is chosen to be about. */
  readonly isOpen: boolean
  readonly send: (command: string) => void
  readonly recent: readonly { readonly id: string; readonly fileName: string; readonly folder: string; readonly exists: boolean }[]
  readonly openRecent: (id: string) => void
}

/** The native menu. Everything it can do, the command palette or the start screen can do too, under the same names. */
export const buildMenu = ({ isOpen, send, recent, openRecent }: MenuOptions): Menu => {
  const isMac = process.platform === 'darwin'
  /** What only the screens of a workbook can do. */
  const inWorkbook = (label: string, command: string, accelerator?: string): MenuItemConstructorOptions => ({ ...choice(label, command, accelerator, send), enabled: isOpen })
  const settings = inWorkbook(t`Settings…`, 'go.settings', 'CmdOrCtrl+,')
  return Menu.buildFromTemplate([
    ...(isMac ? [appMenu(settings)] : []),
    {
      label: t`&File`,
      submenu: [
        choice(t`New Workbook…`, 'workbook.new', 'CmdOrCtrl+Shift+N', send),
        choice(t`Open Workbook…`, 'workbook.open', 'CmdOrCtrl+O', send),
        {
          label: t`Open Recent`,
          enabled: recent.length > 0,
          // An ampersand in a label would mark a key.
          submenu: recent.map(({ id, fileName, folder, exists }) => ({ label: `${fileName} — ${folder}`.replaceAll('&', '&&'), enabled: exists, click: () => openRecent(id) })),
        },
        choice(t`Open Sample`, 'workbook.sample', undefined, send),
        separator,
        inWorkbook(t`Import…`, 'import.files', 'CmdOrCtrl+I'),
        inWorkbook(t`Save a Copy…`, 'workbook.saveCopy', 'CmdOrCtrl+Shift+S'),
        inWorkbook(t`Print…`, 'screen.print', 'CmdOrCtrl+P'),
        inWorkbook(t`Export Everything…`, 'workbook.exportEverything'),
        inWorkbook(t`Close Workbook`, 'workbook.close'),
        separator,
        ...(isMac ? [] : [settings, separator]),
        isMac ? role('close', t`Close Window`) : role('quit', t`Quit`),
      ],
    },
    {
      label: t`&Edit`,
      submenu: [
        // Before there is anything else to take back, they are the text's own.
        isOpen ? choice(t`Undo`, 'edit.undo', 'CmdOrCtrl+Z', send) : role('undo', t`Undo`),
        isOpen ? choice(t`Redo`, 'edit.redo', 'CmdOrCtrl+Shift+Z', send) : role('redo', t`Redo`),
        inWorkbook(t`History of Changes`, 'edit.history'),
        separator,
        role('cut', t`Cut`),
        role('copy', t`Copy`),
        role('paste', t`Paste`),
        role('selectAll', t`Select All`),
      ],
    },
    {
      label: t`&View`,
      submenu: [
        inWorkbook(t`Command Palette`, 'palette.open', 'CmdOrCtrl+K'),
        inWorkbook(t`Hide or Show Names and Amounts`, 'privacy.toggle'),
        inWorkbook(t`Switch Light or Dark`, 'theme.toggle'),
        separator,
        role('resetZoom', t`Actual Size`),
        role('zoomIn', t`Zoom In`),
        // Where the plus lies above the equals sign it is meant without Shift, too.
        ...['CmdOrCtrl+=', 'CmdOrCtrl+numadd'].map((accelerator) => ({ ...role('zoomIn', t`Zoom In`), accelerator, visible: false })),
        role('zoomOut', t`Zoom Out`),
        role('togglefullscreen', t`Toggle Full Screen`),
        ...(app.isPackaged ? [] : [separator, { role: 'reload' as const }, { role: 'toggleDevTools' as const }]),
      ],
    },
    {
      label: t`&Go`,
      submenu: [
        inWorkbook(t`Back`, 'go.back'),
        inWorkbook(t`Forward`, 'go.forward'),
        separator,
        inWorkbook(t`Networking`, 'go.networking'),
        inWorkbook(t`Marketing`, 'go.marketing'),
        inWorkbook(t`Organic vs paid`, 'go.bridge'),
        inWorkbook(t`Reports`, 'go.reports'),
        inWorkbook(t`Imports`, 'go.imports'),
      ],
    },
    windowMenu(isMac),
    { label: t`&Help`, role: 'help', submenu: [inWorkbook(t`Guide`, 'help.guide', 'F1'), inWorkbook(t`What’s New`, 'help.whatsNew'), inWorkbook(t`Tour of the App`, 'help.tour'), inWorkbook(t`Keyboard Shortcuts`, 'help.shortcuts'), inWorkbook(t`Check Workbook`, 'go.check')] },
  ])
}
