interface Judged {
  readonly value: unknown
  readonly issues: readonly { readonly path?: readonly PropertyKey[] | undefined }[]
}

/** Lets a rule between fields speak although others are wrong, as soon as those it reads are right: a form then says everything at its first press. */
export const ruleBetween = (...fields: readonly string[]): { readonly when: (judged: Judged) => boolean } => ({
  when: ({ value, issues }) => typeof value === 'object' && value !== null && !Array.isArray(value) && issues.every(({ path }) => !fields.includes(String(path?.[0]))),
})
