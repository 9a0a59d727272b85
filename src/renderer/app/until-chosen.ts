/** Stops something once the person does one of these, by which they choose themselves where to go on. Gives back what stops it before. */
export const untilChosen = (choosing: readonly (keyof WindowEventMap)[], stop: () => void): (() => void) => {
  const end = (): void => {
    stop()
    for (const type of choosing) globalThis.removeEventListener(type, end)
  }
  for (const type of choosing) globalThis.addEventListener(type, end)
  return end
}
