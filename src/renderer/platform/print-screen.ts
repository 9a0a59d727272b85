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
