/** How soon after a click another one in its place is the second of a double click, and not one of its own. */
const doubleClickMilliseconds = 400

const pressable = 'button, a, label, summary, [role="row"], [role="option"], [role="menuitem"]'

/** What a press is meant for. */
const thingAt = (target: EventTarget | null): EventTarget | null => (target instanceof Element ? (target.closest(pressable) ?? target) : target)

/** Leaves out the second click of a double click where the first has put something else in that place: it would do the same to the next line of a list, close what was just opened, or press whatever stands there on the next screen. */
export const leaveSecondClicks = (): void => {
  let pressed: { readonly thing: EventTarget | null; readonly at: number } = { thing: null, at: Number.NEGATIVE_INFINITY }
  window.addEventListener(
    'click',
    (event) => {
      const thing = thingAt(event.target)
      if (event.detail > 1 && thing !== pressed.thing && event.timeStamp - pressed.at < doubleClickMilliseconds) {
        event.preventDefault()
        event.stopImmediatePropagation()
      } else pressed = { thing, at: event.timeStamp }
    },
    { capture: true },
  )
}
