const screenId = 'screen'

/** Gives the focus to the screen, for what goes away above or on it: the next key is then one of the screen's. */
export const focusScreen = (): void => document.getElementById(screenId)?.focus({ preventScroll: true })

/** Whether nothing in particular has the focus: what had it went away. */
export const isFocusLost = (): boolean => {
  const { activeElement } = document
  return activeElement === null || activeElement === document.body || activeElement.id === screenId
}
