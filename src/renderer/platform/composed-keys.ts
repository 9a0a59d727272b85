/** What browsers call a key that an input method took; Safari calls the Enter so that ends a word, when it does not compose any more. */
const takenByInputMethod = 229

/** Keeps from the app the keys by which the system puts letters together, such as the Enter that ends a word of Japanese, or the arrows in a menu of accents: they would choose, save and close. */
export const leaveComposedKeys = (): void =>
  window.addEventListener(
    'keydown',
    (event) => {
      // oxlint-disable-next-line typescript/no-deprecated
      if (event.isComposing || event.keyCode === takenByInputMethod) event.stopImmediatePropagation()
    },
    { capture: true },
  )
