import { createTheme } from '@mantine/core'

/** What all of Mantine's components have in common here; colours and sizes are in tokens.css. */
export const theme = createTheme({
  defaultRadius: 'sm',
  cursorType: 'pointer',
  fontFamily: 'var(--mantine-font-family)',
  respectReducedMotion: true,
  components: {
    // A browser would keep what is typed, who was erased with it, and offer it where it is not meant.
    TextInput: { defaultProps: { autoComplete: 'off' } },
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    // One longer than what is left of the window scrolls.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, withinPortal: false, transitionProps: { duration: 0 }, middlewares: { size: { padding: 5 } } } },
    MenuDropdown: { defaultProps: { style: { overflowY: 'auto' } } },
  },
})
