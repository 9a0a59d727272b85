import { z } from 'zod'

/** Whether something of a text leaves a mark on a screen: not blanks, joiners, fillers and other signs that nobody sees. */
export const hasVisible = (text: string): boolean => /[^\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text)

/** A name as it is typed: without blanks around it, with something to be seen. `missing`: what is said of one that has nothing. */
export const typedName = (longest: number, missing: string) => z.string().trim().max(longest).refine(hasVisible, missing)

/** A name that may be left out: one in which nothing can be seen is. */
export const optionalName = (longest: number) => z.string().trim().max(longest).transform((text) => (hasVisible(text) ? text : ''))

/** A name as it is kept: files of before have some that nobody sees. */
export const KeptName = z.string()
