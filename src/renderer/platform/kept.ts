/**
 * What this computer remembers of its person by a name, such as the density of rows. A browser that was told to keep nothing of pages throws when asked;
 * then it lasts as long as the window.
 */
const inWindow = new Map<string, string>()

/** Null: nothing was kept by this name. */
export const readKept = (name: string): string | null => {
  try {
    return localStorage.getItem(name) ?? inWindow.get(name) ?? null
  } catch {
    return inWindow.get(name) ?? null
  }
}

export const keepHere = (name: string, value: string): void => {
  inWindow.set(name, value)
  try {
    localStorage.setItem(name, value)
  } catch {
    // It is kept in the window.
  }
}
