/** Some fields of T; absent or undefined ones stay as they are. */
export type Patch<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** The value with the patch's fields in place of its own. */
export const applyPatch = <T extends object>(value: T, patch: Patch<T>): T =>
  // Entries that are undefined are left out, so what remains are T's own fields with T's own types.
  ({ ...value, ...(Object.fromEntries(Object.entries(patch).filter(([, field]) => field !== undefined)) as Partial<T>) })
