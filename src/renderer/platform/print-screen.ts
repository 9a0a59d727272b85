/** Asked of the screen that is shown; one that has paper of its own prevents what is usual. */
export const printEvent = 'rapport:print'

/** Prints the screen that is shown: as its own paper where it has one, else as it stands. */
export const printScreen = (): void => {
  if (window.dispatchEvent(new Event(printEvent, { cancelable: true }))) window.print()
}
