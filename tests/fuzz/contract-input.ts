import { z } from 'zod'
import type { Seeded } from '../support/seeded'

/** Texts that some schema of the contract takes, and texts that are known to break programs. Which of them a schema takes is found out by asking it. */
const texts = [
  '', 'a', 'Ada', 'Ada Østergård', 'Ada Østergård'.normalize('NFD'), 'Studio', 'press', 'VIP', 'vip', ' spaced ', 'İstanbul ß', '王小明', '👩‍👩‍👧', 'x'.repeat(60), 'x'.repeat(120), 'x'.repeat(5000),
  '=1+1', '-5', '@cmd', '<img src=x onerror=alert(1)>', '"; DROP TABLE contact; --', '%', '_', '*', '"', "'", 'a"b*', 'NEAR(', 'AND', '\\', '\0', 'a\0b', '\ud800', '\u202egnp.exe', '\t', 'line\nline', '\r\n', '__proto__', 'constructor', 'toString', 'null', '0', '1',
  '2026-03-01', '2026-03-31', '2026-04-06', '2026-06-30', '2026-11-27', '2025-12-31', '2024-02-29', '0001-01-01', '9999-12-31', '2026-02-30', '--02-29', '2026-03', '2026-Q1', '2026-W01', '12:30', '02-29',
  '2026-03-29T02:30:00.000Z', '2026-10-25T01:30:00Z', 'EUR', 'USD', 'JPY', 'KWD', 'XXX', 'Europe/Berlin', 'UTC', 'Pacific/Chatham', 'de', 'en',
  'ada@example.com', 'ADA@Example.com', 'not@', '+49 30 1234567', '@ada', 'https://example.com/ada', 'https://example.com', 'javascript:alert(1)', 'utm_source', 'spring-2026', '#ff0000', '#1f4e79', 'iVBORw0KGgoA', '/9j/', 'e2f1b3f4-3c0f-4f0e-9c57-3f6a0a4a2b11', '?a=1&b=2',
] as const
const numbers = [0, 1, 2, 3, 4, 5, 6, 7, 12, 30, 100, 999, 10_000, 1_000_000, -1, 0.5, 0.1, 0.333, 1e-9, 1.5, -0.5, 1e12, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 1, -0, 2 ** 31, 1e21] as const
const oddities: readonly unknown[] = [null, '', 0, -1, {}, [], true, '9999-99-99', 1e300, 'x'.repeat(20_000), '\ud800', '2026-02-30', [null], { id: 1 }]

/** What a schema takes of a list, asked once. */
const taken = new WeakMap<object, readonly unknown[]>()
const takenOf = (schema: z.core.$ZodType, choices: readonly unknown[]): readonly unknown[] => {
  const known = taken.get(schema)
  if (known !== undefined) return known
  const found = choices.filter((choice) => z.safeParse(schema, choice).success)
  taken.set(schema, found)
  return found
}

/** A value of the shape a schema says; a rule that joins several fields may still refuse it. */
const shaped = (type: z.core.$ZodType, random: Seeded, depth: number): unknown => {
  // The kinds of schema are a closed union, told apart by `type`.
  const def = (type as z.core.$ZodTypes & { readonly def: z.core.$ZodTypes['_zod']['def'] }).def
  const some = (most: number): readonly null[] => Array.from({ length: random.below(depth > 4 ? 2 : most + 1) }, () => null)
  const within = (inner: z.core.$ZodType): unknown => shaped(inner, random, depth + 1)
  // Kinds that the contract has none of end in an error.
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check
  switch (def.type) {
    case 'object': {
      const fields = Object.entries(def.shape).flatMap(([key, field]): [string, unknown][] => {
        const value = within(field)
        return value === undefined ? [] : [[key, value]]
      })
      return Object.fromEntries(fields)
    }
    case 'array':
      return some(3).map(() => within(def.element))
    case 'tuple':
      return def.items.map(within)
    case 'optional':
    case 'default':
    case 'prefault':
      return random.below(2) === 0 ? undefined : within(def.innerType)
    case 'nullable':
      return random.below(3) === 0 ? null : within(def.innerType)
    case 'readonly':
    case 'nonoptional':
    case 'catch':
      return within(def.innerType)
    case 'union':
      return within(random.pick(def.options))
    case 'intersection':
      return Object.assign({}, within(def.left), within(def.right))
    case 'pipe':
      return within(def.in)
    case 'lazy':
      // Whatever may hold itself ends somewhere.
      return depth > 6 ? null : within(def.getter())
    case 'literal':
      return random.pick(def.values)
    case 'enum':
      return random.pick(Object.values(def.entries))
    case 'boolean':
      return random.below(2) === 0
    case 'null':
      return null
    case 'record':
      return Object.fromEntries(some(3).map(() => [String(within(def.keyType)), within(def.valueType)]))
    case 'number': {
      const possible = takenOf(type, numbers)
      // Numbers of rows are small: most of what is asked about is there.
      return random.pick(random.below(3) === 0 ? possible : possible.slice(0, 6))
    }
    case 'string': {
      const possible = takenOf(type, texts)
      if (possible.length === 0) throw new Error(`No text is known that this schema takes: add one to \`texts\`: ${JSON.stringify(z.toJSONSchema(type as z.ZodType, { unrepresentable: 'any' }))}`)
      return random.pick(possible)
    }
    default:
      throw new Error(`Nothing is known of schemas of kind ${def.type}.`)
  }
}

/** Something else in the place of one part of a value, anywhere in it. */
const spoilt = (value: unknown, random: Seeded): unknown => {
  if (typeof value !== 'object' || value === null || random.below(5) === 0) return random.pick(oddities)
  const keys = Object.keys(value)
  if (keys.length === 0) return random.pick(oddities)
  const key = random.pick(keys)
  if (Array.isArray(value)) return value.map((part: unknown, index) => (String(index) === key ? spoilt(part, random) : part))
  return Object.fromEntries(Object.entries(value).flatMap(([name, part]): [string, unknown][] => (name !== key ? [[name, part]] : random.below(4) === 0 ? [] : [[name, spoilt(part, random)]])))
}

/** An input for a procedure: most are such as its schema takes, one of ten is nearly one. */
export const inputFor = (schema: z.ZodType, random: Seeded): unknown => {
  let made: unknown = {}
  for (let attempt = 0; attempt < 8; attempt += 1) {
    made = shaped(schema, random, 0)
    if (schema.safeParse(made).success) break
  }
  return random.below(10) === 0 ? spoilt(made, random) : made
}
