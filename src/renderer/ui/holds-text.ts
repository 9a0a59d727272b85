/** Fields without a text to be typed, pasted or undone in. */
const withoutText: ReadonlySet<string> = new Set(['button', 'checkbox', 'radio', 'range', 'submit', 'reset', 'file', 'color', 'image'])

/** Whether keys that are pressed here are a text's own: letters, paste, and undo. */
export const holdsText = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement ? !withoutText.has(target.type) : target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable)
