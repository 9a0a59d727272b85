/** Gives the focus to the screen, for what goes away above it: the next key is then one of the screen's. */
export const focusScreen = (): void => document.getElementById('screen')?.focus({ preventScroll: true })
