import { createHashHistory, type RouterHistory } from '@tanstack/react-router'

/**
 * The history of the window, in which an address that is typed has a number and a key as any other place has. The router numbers only where it leads itself:
 * it would take the way back from there for another one, and lead who stays for something typed elsewhere.
 */
export const hashHistory = (): RouterHistory => {
  // Heard before the router hears of it.
  window.addEventListener('popstate', () => {
    if (window.history.state !== null) return
    const key = crypto.randomUUID()
    const { __TSR_index: before } = history.location.state
    // Past the router, which takes what is called on the window for its own.
    History.prototype.replaceState.call(window.history, { __TSR_index: before + 1, __TSR_key: key, key }, '')
  })
  const history = createHashHistory()
  return history
}
