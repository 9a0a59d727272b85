/** One property of a card: `item1.EMAIL;TYPE=work:kim@example.com`, unfolded and decoded, without the group it is named in. */
export interface ContentLine {
  readonly line: number
  readonly name: string
  /** Values of all parameters, upper case: `WORK`, `PREF`, and those of 2.1, which have no names. */
  readonly parameters: ReadonlySet<string>
  /** As it stands in the file, escapes and all. */
  readonly value: string
}

interface Parameter {
  readonly name: string
  readonly value: string
}

/** Splits at a mark outside of quotes. */
const splitOutsideQuotes = (text: string, mark: string): string[] => {
  const parts: string[] = []
  let start = 0
  let isQuoted = false
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '"') isQuoted = !isQuoted
    else if (text[index] === mark && !isQuoted) {
      parts.push(text.slice(start, index))
      start = index + 1
    }
  }
  parts.push(text.slice(start))
  return parts
}

const parameterOf = (text: string): Parameter => {
  const equals = text.indexOf('=')
  return equals === -1 ? { name: '', value: text } : { name: text.slice(0, equals).trim().toUpperCase(), value: text.slice(equals + 1).replaceAll('"', '') }
}

const headPattern = /^(?:[\w-]+\.)?([\w-]+)$/

interface Head {
  readonly name: string
  readonly parameters: readonly Parameter[]
  readonly valueStart: number
}

/** What stands before the colon that ends a property's name and parameters. Null: the line is no property. */
const headOf = (text: string): Head | null => {
  let isQuoted = false
  let colon = -1
  for (let index = 0; index < text.length && colon === -1; index += 1) {
    if (text[index] === '"') isQuoted = !isQuoted
    else if (text[index] === ':' && !isQuoted) colon = index
  }
  if (colon === -1) return null
  const [first = '', ...rest] = splitOutsideQuotes(text.slice(0, colon), ';')
  const match = headPattern.exec(first.trim())
  return match === null ? null : { name: (match[1] ?? '').toUpperCase(), parameters: rest.map(parameterOf), valueStart: colon + 1 }
}

const saysQuotedPrintable = ({ parameters }: Head): boolean => parameters.some(({ name, value }) => (name === '' || name === 'ENCODING') && value.toUpperCase() === 'QUOTED-PRINTABLE')

/** Whether the first line of a property says that its value is in quoted-printable. */
export const isQuotedPrintable = (text: string): boolean => {
  const head = headOf(text)
  return head !== null && saysQuotedPrintable(head)
}

const decoderOf = (charset: string): InstanceType<typeof TextDecoder> => {
  try {
    return new TextDecoder(charset)
  } catch {
    // A charset no decoder knows: most of those files are UTF-8 all the same.
    return new TextDecoder('utf-8')
  }
}

const hexadecimal = /=([\dA-Fa-f]{2})/g

/** Decodes quoted-printable; letters that stand for themselves may be any. Plain ones are bytes too: the second byte of a Japanese letter is often one. */
export const decodeQuotedPrintable = (text: string, charset: string): string => {
  const decoder = decoderOf(charset)
  return text.replaceAll(/=\r?\n?$/g, '').replaceAll(/\p{ASCII}+/gu, (run) => decoder.decode(Buffer.from(run.replaceAll(hexadecimal, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))), 'latin1')))
}

/** A property of its unfolded line. Null: the line is none. */
export const contentLineOf = (text: string, line: number): ContentLine | null => {
  const head = headOf(text)
  if (head === null) return null
  const raw = text.slice(head.valueStart)
  const charset = head.parameters.find(({ name }) => name === 'CHARSET')?.value ?? 'utf-8'
  return {
    line,
    name: head.name,
    parameters: new Set(head.parameters.filter(({ name }) => name === '' || name === 'TYPE' || name === 'PREF').flatMap(({ name, value }) => (name === 'PREF' ? ['PREF'] : value.toUpperCase().split(',')))),
    value: saysQuotedPrintable(head) ? decodeQuotedPrintable(raw, charset) : raw,
  }
}

/** A value without its escapes. */
export const unescapeValue = (text: string): string => text.replaceAll(/\\([\\,;:nN"])/g, (_whole, letter: string) => (letter.toLowerCase() === 'n' ? '\n' : letter)).replaceAll('\r\n', '\n')

/** Splits a value at a mark that is not escaped, and takes the escapes off its parts. */
export const splitValue = (value: string, mark: ';' | ','): string[] => {
  const parts: string[] = []
  let start = 0
  for (let index = 0; index < value.length; index += 1) {
    if (value[index] === '\\') index += 1
    else if (value[index] === mark) {
      parts.push(value.slice(start, index))
      start = index + 1
    }
  }
  parts.push(value.slice(start))
  return parts.map((part) => unescapeValue(part).trim())
}
