import { app, Menu, type MenuItemConstructorOptions } from 'electron'

/** A choice that the window carries out, by the palette's name for it. */
const choice = (label: string, command: string, accelerator: string | undefined, send: (command: string) => void): MenuItemConstructorOptions => ({
  label,
  ...(accelerator !== undefined && { accelerator }),
  click: () => send(command),
})

interface MenuOptions {
  readonly send: (command: string) => void
  readonly recent: readonly { readonly id: string; readonly fileName: string; readonly folder: string; readonly exists: boolean }[]
  readonly openRecent: (id: string) => void
}

/** The native menu. Everything it can do, the command palette or the start screen can do too, under the same names. */
export const buildMenu = ({ send, recent, openRecent }: MenuOptions): Menu => {
  const isMac = process.platform === 'darwin'
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  return Menu.buildFromTemplate([
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: '&File',
      submenu: [
        choice('New Workbook…', 'workbook.new', 'CmdOrCtrl+Shift+N', send),
        choice('Open Workbook…', 'workbook.open', 'CmdOrCtrl+O', send),
        {
          label: 'Open Recent',
          enabled: recent.length > 0,
          // An ampersand in a label would mark a key.
          submenu: recent.map(({ id, fileName, folder, exists }) => ({ label: `${fileName} — ${folder}`.replaceAll('&', '&&'), enabled: exists, click: () => openRecent(id) })),
        },
        choice('Open Sample', 'workbook.sample', undefined, send),
        separator,
        choice('Import…', 'import.files', 'CmdOrCtrl+I', send),
        choice('Save a Copy…', 'workbook.saveCopy', 'CmdOrCtrl+Shift+S', send),
        choice('Print…', 'screen.print', 'CmdOrCtrl+P', send),
        choice('Export Everything…', 'workbook.exportEverything', undefined, send),
        choice('Close Workbook', 'workbook.close', undefined, send),
        separator,
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        choice('Undo', 'edit.undo', 'CmdOrCtrl+Z', send),
        choice('Redo', 'edit.redo', 'CmdOrCtrl+Shift+Z', send),
        choice('History of Changes', 'edit.history', undefined, send),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        choice('Command Palette', 'palette.open', 'CmdOrCtrl+K', send),
        choice('Hide or Show Names and Amounts', 'privacy.toggle', undefined, send),
        choice('Switch Light or Dark', 'theme.toggle', undefined, send),
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [separator, { role: 'reload' as const }, { role: 'toggleDevTools' as const }]),
      ],
    },
    {
      label: '&Go',
      submenu: [choice('Networking', 'go.networking', undefined, send), choice('Marketing', 'go.marketing', undefined, send), choice('Reports', 'go.reports', undefined, send), choice('Imports', 'go.imports', undefined, send)],
    },
    { role: 'windowMenu' },
    { label: '&Help', submenu: [choice('Guide', 'help.guide', 'F1', send), choice('What’s New', 'help.whatsNew', undefined, send), choice('Tour of the App', 'help.tour', undefined, send), choice('Keyboard Shortcuts', 'help.shortcuts', undefined, send), choice('Check Workbook', 'go.check', undefined, send)] },
  ])
}
