import { normalEmail, normalName, phoneTail } from '../../shared/networking/duplicate'
import type { StoreContext } from '../context'

const chosen = '(SELECT value FROM json_each(@ids))'

/** What people are or were called: as they are now, and as imports said. */
const namesSql = `SELECT name FROM contact WHERE id IN ${chosen} UNION SELECT facts ->> '$.fields.name' FROM import_claim WHERE contact_id IN ${chosen} AND facts ->> '$.fields.name' <> ''`
const emailsSql = `SELECT email FROM contact_email WHERE contact_id IN ${chosen} UNION SELECT item.value FROM import_claim, json_each(facts, '$.emails') AS item WHERE contact_id IN ${chosen}`
const phonesSql = `SELECT phone FROM contact_phone WHERE contact_id IN ${chosen} UNION SELECT item.value FROM import_claim, json_each(facts, '$.phones') AS item WHERE contact_id IN ${chosen}`
const handlesSql = `SELECT handle FROM contact_handle WHERE contact_id IN ${chosen} UNION SELECT item.value ->> '$.handle' FROM import_claim, json_each(facts, '$.handles') AS item WHERE contact_id IN ${chosen}`

/** A name or handle shorter than this stands in too many texts to mean one person. */
const shortestWord = 4

/** Tells of texts whether they are about some people. Works on, once made, after these are erased. */
export interface PersonFinder {
  /** Of what was typed to find somebody: a whole name, e-mail, phone or handle, or a text that has one in it. */
  readonly isTypedFor: (text: string) => boolean
  /** Of words that anybody may have written about anything: a name (of one word only as it is written), an e-mail, a phone, a handle marked as one. */
  readonly isNamedIn: (text: string) => boolean
  /** Of what somebody called a list or a rule: as of words, but a name of one word may be any word there. */
  readonly isLabelFor: (text: string) => boolean
  /** Of what is about people anyway, such as a row of a list of people: a name of one word and a bare handle will do. */
  readonly isRowAbout: (text: string) => boolean
}

/** Texts of a filter that somebody typed. */
export const textsOfFilter = (filter: unknown): string[] => (typeof filter === 'object' && filter !== null ? Object.entries(filter).flatMap(([key, value]) => (key === 'text' ? [String(value)] : textsOfFilter(value))) : [])

const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

/** E-mail addresses in a text, as they are compared. Word by word: sought from each letter on, one in a long text without blanks would take time by its square. */
const emailsIn = (text: string): string[] =>
  text.split(/[\s|<>()[\]{},;:"“”„«»]+/).flatMap((word) => {
    const [email] = /^.+@[^']+/.exec(word) ?? []
    return email === undefined ? [] : [normalEmail(email.replace(/^'/, ''))]
  })

/** Phones in a text, as they are compared. */
const phonesIn = (text: string): string[] => (text.match(/\+?\d[\d\s().\-/]{4,}\d/g) ?? []).flatMap((phone) => phoneTail(phone) ?? [])

const handlesIn = (text: string, isMarked: boolean): string[] => [...text.matchAll(isMarked ? /[@/]([\p{L}\p{N}_.-]+)/gu : /([\p{L}\p{N}_.-]+)/gu)].map(([, handle]) => folded(handle ?? ''))

/** Names by one of their words, so that a long text is not held against every name. */
const namesByWord = (names: readonly string[]): ReadonlyMap<string, readonly (readonly string[])[]> => {
  const byWord = new Map<string, (readonly string[])[]>()
  for (const name of new Set(names.map(normalName))) {
    const words = name.split(' ').filter((word) => word !== '')
    const longest = words.toSorted((left, right) => right.length - left.length)[0]
    if (longest === undefined) continue
    const known = byWord.get(longest)
    if (known === undefined) byWord.set(longest, [words])
    else known.push(words)
  }
  return byWord
}

/** Makes a finder for contacts, given as a JSON list of their numbers. */
export const personFinder = ({ prepare }: Pick<StoreContext, 'prepare'>, ids: string): PersonFinder => {
  const texts = (sql: string): string[] => prepare(sql).pluck().all({ ids }).map(String)
  const [names, emails, phones, handles] = [texts(namesSql), texts(emailsSql), texts(phonesSql), texts(handlesSql).map((handle) => folded(handle).replace(/^@/, ''))]
  const typed = [...names, ...emails, ...phones, ...handles].map(folded)
  const byWord = namesByWord(names)
  const [emailSet, phoneSet, handleSet] = [new Set(emails.map(normalEmail)), new Set(phones.flatMap((phone) => phoneTail(phone) ?? [])), new Set(handles.filter((handle) => handle !== ''))]
  const singleNames = new Set(names.map((name) => name.normalize('NFKC').trim()).filter((name) => name.length >= shortestWord && !/\s/.test(name)))
  const hasSingleName = (text: string): boolean => (text.normalize('NFKC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).some((word) => singleNames.has(word))
  const hasName = (text: string, fewestWords: number): boolean => {
    const words = new Set(normalName(text).split(' '))
    return [...words].some((word) => byWord.get(word)?.some((name) => name.length >= fewestWords && name.every((one) => words.has(one))) === true)
  }
  const hasAddress = (text: string): boolean => emailsIn(text).some((email) => emailSet.has(email)) || phonesIn(text).some((phone) => phoneSet.has(phone))
  const isLabelFor = (text: string): boolean => text !== '' && (hasAddress(text) || hasName(text, 2) || handlesIn(text, true).some((handle) => handle.length >= shortestWord && handleSet.has(handle)))
  return {
    isTypedFor: (text) => {
      const wanted = folded(text)
      return wanted !== '' && typed.some((word) => word === wanted || (word.length >= shortestWord && wanted.includes(word)))
    },
    isNamedIn: (text) => text !== '' && (isLabelFor(text) || hasSingleName(text)),
    isLabelFor,
    isRowAbout: (text) => text !== '' && (hasAddress(text) || hasName(text, 1) || handlesIn(text, false).some((handle) => handleSet.has(handle))),
  }
}
