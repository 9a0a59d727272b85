/** Some fields of T; absent or undefined ones stay as they are. */
export type Patch<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** The value with the patch's fields in place of its own. */
export const applyPatch = <T extends object>(value: T, patch: Patch<T>): T =>
  // Entries that are undefined are left out, so what remains are T's own fields with T's own types.
  ({ ...value, ...(Object.fromEntries(Object.entries(patch).filter(([, field]) => field !== undefined)) as Partial<T>) })

/** The fields of `after` that differ from `before`, so that what another window changed meanwhile is not put back. */
export const patchBetween = <T extends object>(before: T, after: T): Patch<T> => {
  const known = new Map<string, unknown>(Object.entries(before))
  // Entries of `after` are T's own fields with T's own types.
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(known.get(key)))) as Patch<T>
}
