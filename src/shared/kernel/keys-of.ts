/** The keys of a record that is written down whole, in the order they are written in. */
export const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] =>
  // Object.keys forgets them, for a record may have more than its type says; one written down has not.
  Object.keys(record) as Key[]
