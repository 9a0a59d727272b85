/** Asked of the screen that is shown; one that has paper of its own prevents what is usual. */
export const printEvent = 'rapport:print'

/** Prints the screen that is shown: as its own paper where it has one, else as it stands. */
export const printScreen = (): void => {
  if (window.dispatchEvent(new Event(printEvent, { cancelable: true }))) window.print()
}

/** Paper is white: a dark screen lends it the light colours for as long as it is printed. Once for the whole window. */
export const printInLight = (): void => {
  const look = document.documentElement.dataset
  let shown: string | undefined
  window.addEventListener('beforeprint', () => {
    shown = look['mantineColorScheme']
    look['mantineColorScheme'] = 'light'
  })
  window.addEventListener('afterprint', () => {
    if (shown !== undefined) look['mantineColorScheme'] = shown
  })
}
