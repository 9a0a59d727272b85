/** A name as lists order and match it: lower case, without accents and outer spaces, compatibility forms unified. */
export const sortName = (name: string): string => name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
