import { accessSync, constants, existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, extname, resolve } from 'node:path'
import { z } from 'zod'
import { ImportOptions, type ImportQuestion } from '../shared/imports/import'
import type { ImportRefused } from '../shared/imports/import.contract'
import { listText, numberText, reachedText } from '../shared/kernel/language'
import { KnownCurrency } from '../shared/kernel/money'
import { plural, t } from '../shared/kernel/words'
import { type TimedProgress, timeLeftText } from '../shared/rpc/progress'
import { DealStatus } from '../shared/marketing/deal'
import { ReportAsk, reportDefinitions, ReportName, reportOfSlug, reportSlug } from '../shared/reports/definitions'
import { Paper } from '../shared/reports/report.contract'
import { ReportFormat } from '../shared/reports/roi.contract'
import { TypedSettings } from '../shared/workbook/workbook.contract'
import { keepWorkbook, publishCopy, writeDurably } from '../store/durable-file'
import { targetProblemOf, whereReadable } from '../store/problems'
import { serve } from './serve'
import { makeWorkspace, onStop, type Session, withWorkbook } from './session'
import { describeReceipt } from './describe-receipt'
import { terminalText } from './terminal-text'
import { RefusedError, UsageError } from './usage'

export type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

/** What an option was given. Undefined: it was not, or without a value. */
export const optional = (values: Values, name: string): string | undefined => {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

/** The same of one that must be given. Throws `UsageError`. */
export const required = (values: Values, name: string): string => {
  const value = optional(values, name)
  if (value === undefined) throw new UsageError(t`--${name} is missing.`)
  return value
}

/** The one argument of a command, which its usage calls `what`. Throws `UsageError`. */
export const onePositional = (positionals: readonly string[], what: string): string => {
  const [first, ...rest] = positionals
  if (first === undefined) throw new UsageError(t`${what} is missing.`)
  if (rest.length > 0) throw new UsageError(t`“${rest[0] ?? ''}” is one argument too many.`)
  return first
}

/** The file that is to be written. Undefined: the standard output, which `-` means wherever a file can be named. */
const outOf = (values: Values): string | undefined => {
  const out = optional(values, 'out')
  return out === '-' ? undefined : out
}

/** Filters whose option in the shell has another name. */
const optionNames: Readonly<Record<string, string>> = { revenueSource: 'revenue', peopleMapping: 'people-mapping', dateOrder: 'date-order' }

/** What is wrong with an argument. A window offers what there is to choose from; here it is named. */
const issueText = (issue: z.core.$ZodIssue): string => {
  const option = issue.path.map(String).filter((part) => part !== 'filters' && part !== 'period').map((part) => optionNames[part] ?? part).join('.')
  if (issue.code === 'invalid_value') return t`--${option} may be ${listText(issue.values.map(String), 'or')}.`
  return option === '' ? issue.message : `--${option}: ${issue.message}`
}

/** Arguments as a schema takes them. Throws `UsageError` with all that is wrong, in the names of the shell. */
export const parsed = <T>(schema: z.ZodType<T>, value: unknown): T => {
  const result = schema.safeParse(value)
  if (!result.success) throw new UsageError(result.error.issues.map(issueText).join('\n'))
  return result.data
}

/** JSON leaves the upper control characters as they are, which a terminal may take for orders; escaped they are the same text to whatever reads it. */
export const printJson = (value: unknown): void => console.log(JSON.stringify(value).replaceAll(/\p{Cc}/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`))

/** A whole file on the standard output: to a program byte for byte; in a terminal, what names and texts of others hold gives it no orders. */
export const printFile = (bytes: Buffer): void => void process.stdout.write(process.stdout.isTTY ? terminalText(bytes.toString('utf8').replaceAll('\r\n', '\n')) : bytes)

/** Progress for eyes only: on a terminal, one line that is overwritten. */
export const showProgress = (progress: TimedProgress): void => {
  if (!process.stderr.isTTY) return
  const { label, done, total } = progress
  const left = timeLeftText(progress)
  process.stderr.write(`\r${label}${total === null ? '' : ` ${reachedText(done / Math.max(1, total))}`}${left === null ? '' : `, ${left}`}\u001b[K`)
}

/** Takes the line of progress away, so that what is said next does not stand behind it. */
export const endProgress = (): void => {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
}

/** What a file asks before it can be imported, each question with the arguments that answer it. */
export const describeQuestions = (questions: readonly ImportQuestion[]): string =>
  questions.map(({ text, option, choices }) => `${text}\n${t`Answer with ${`--${option === 'accepted' ? 'accept' : option === 'dateOrder' ? 'date-order' : option}`} ${listText(choices.map(({ value }) => value), 'or')}.`}`).join('\n')

/** Why a file is not read, and the arguments with which it might be. */
const describeRefusal = ({ sentence, line, belongsTo, asks }: z.infer<typeof ImportRefused>): string =>
  [
    line === null ? sentence : t`${sentence} (line ${line})`,
    ...(belongsTo === undefined ? [] : [t`Answer with ${'--subject'} ${belongsTo}.`]),
    ...(asks === 'platform' ? [t`Answer with --subject posts --platform PLATFORM, or with --handle NAME.`] : []),
    ...(asks === 'dateOrder' ? [t`Answer with ${'--date-order'} ${listText(['DMY', 'MDY'], 'or')}.`] : []),
    ...(asks === 'currency' ? [t`Answer with ${'--currency'} CODE.`] : []),
    ...(asks === 'status' ? [t`Answer with ${'--status'} ${listText(DealStatus.options, 'or')}.`] : []),
    ...(asks === 'count' ? [t`Answer with ${'--count'} ${listText(['gains', 'totals'], 'or')}.`] : []),
  ].join('\n')

const describeFailure = (error: { readonly type: string } & Readonly<Record<string, unknown>>): string => {
  switch (error.type) {
    case 'Cancelled':
      return t`Cancelled. The workbook is as it was.`
    case 'ImportRefused':
      // The declared shape of the failure.
      return describeRefusal(error as unknown as z.infer<typeof ImportRefused>)
    case 'FileChanged':
      return t`The file has changed since it was read. Nothing was imported.`
    case 'OwnHandleNotFound':
      return t`The handle is not there any more.`
    case 'ImportNeedsAnswer':
      // The declared shape of the failure.
      return describeQuestions(error['questions'] as ImportQuestion[])
    case 'FileNotFound':
      return t`The file is not there any more.`
    case 'BatchNotFound':
      return t`There is no import of that number in this workbook.`
    case 'InvalidInput':
      return (error['issues'] as { path: string; message: string }[]).map(({ path, message }) => `${path}: ${message}`).join('\n')
    case 'NothingRefused':
      return t`This import refused no row.`
    case 'MappingFileRefused':
      return String(error['sentence'])
    case 'NoChart':
      return t`The report has no chart.`
    default:
      return JSON.stringify(error)
  }
}

export const valueOf = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { readonly type: string } }): T => {
  endProgress()
  if (result.ok) return result.value
  throw new RefusedError(describeFailure(result.error))
}

export const newCommand = async (values: Values, positionals: string[]): Promise<void> => {
  const path = resolve(onePositional(positionals, 'FILE'))
  if (!path.endsWith('.rapport')) throw new UsageError(t`The name of a workbook ends in .rapport.`)
  const settings = parsed(TypedSettings.pick({ name: true, currency: true }), { name: optional(values, 'name') ?? basename(path, '.rapport'), currency: optional(values, 'currency') ?? 'EUR' })
  const archive = optional(values, 'from')
  if (archive !== undefined && (values['sample'] === true || values['name'] !== undefined || values['currency'] !== undefined)) throw new UsageError(t`With --from, name and currency are those of the archive.`)
  const workspace = makeWorkspace()
  const forget = onStop(() => workspace.cancelOpening())
  workspace.onEvent(() => {
    const progress = workspace.opening()
    if (progress !== null) showProgress(progress)
  })
  const made = await workspace.open(path, { ...settings, isSample: values['sample'] === true, ...(archive !== undefined && { archive: resolve(archive) }) })
  await workspace.close()
  forget()
  endProgress()
  if (!made.ok) throw new RefusedError(`${made.error.sentence} (${archive ?? path})`)
  console.log(archive === undefined ? `${path} (${settings.currency})` : path)
}

/** The days asked for; either end may be open. */
const askedDays = (values: Values): { readonly from: string | null; readonly to: string | null } => {
  const [from, to] = [optional(values, 'from') ?? null, optional(values, 'to') ?? null]
  // Days are written so that they sort; what is no day is refused by its schema.
  if (from !== null && to !== null && from > to) throw new UsageError(t`--to ${to} lies before --from ${from}.`)
  return { from, to }
}

/** The currency that is named; undefined: none is. */
const currencyOf = (values: Values): string | undefined => parsed(z.object({ currency: KnownCurrency.optional() }), { currency: optional(values, 'currency') }).currency

export const importOptions = (values: Values): ImportOptions => {
  const mapping = optional(values, 'mapping')
  const peopleMapping = optional(values, 'people-mapping')
  const accept = values['accept']
  const days = askedDays(values)
  // Half a period would be none.
  if ((days.from === null) !== (days.to === null)) throw new UsageError(t`--${days.from === null ? 'from' : 'to'} is missing.`)
  return parsed(ImportOptions, {
    subject: optional(values, 'subject') ?? 'auto',
    platform: optional(values, 'platform') ?? 'auto',
    account: optional(values, 'account') ?? null,
    currency: currencyOf(values) ?? null,
    ...days,
    dateOrder: optional(values, 'date-order') ?? 'auto',
    decimal: optional(values, 'decimal') ?? 'auto',
    sheet: optional(values, 'sheet') ?? null,
    mapping: mapping === undefined ? null : parseJson(mapping),
    peopleMapping: peopleMapping === undefined ? null : parseJson(peopleMapping),
    renamed: optional(values, 'renamed') ?? null,
    accepted: Array.isArray(accept) ? accept.map(String) : [],
  })
}

/** JSON as it was typed; whoever receives it decides what it must be. Throws `UsageError`. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(t`“${text.slice(0, 60)}” is not JSON.`)
  }
}

export const importsCommand = async (values: Values, positionals: string[]): Promise<void> => {
  if (positionals.length > 0) throw new UsageError(t`“${positionals[0] ?? ''}” is one argument too many.`)
  await withWorkbook(required(values, 'workbook'), async ({ client }) => {
    const receipts = valueOf(await client.import.list({}))
    if (values['json'] === true) printJson(receipts)
    else for (const receipt of receipts) console.log(describeReceipt(receipt))
  })
}

const batchOf = (positionals: readonly string[]): number => {
  const text = onePositional(positionals, 'BATCH')
  const batch = Number(text)
  // As a receipt writes it: `1e3` and `1.0` are numbers to a computer, and no import's.
  if (!/^[1-9]\d*$/.test(text) || !Number.isSafeInteger(batch)) throw new UsageError(t`BATCH is the number of an import.`)
  return batch
}

export const undoImportCommand = async (values: Values, positionals: string[]): Promise<void> => {
  const batch = batchOf(positionals)
  await withWorkbook(required(values, 'workbook'), async ({ client, signal }) => {
    const { removed, restored, kept } = valueOf(await client.import.undo({ id: batch }, { onProgress: showProgress, signal }))
    console.log(t`Import ${batch} was taken back: ${plural(removed, { one: '# row', other: '# rows' })} removed, ${numberText(restored)} restored.`)
    if (kept > 0) console.log(t`${plural(kept, { one: '# row that was changed by hand since stays.', other: '# rows that were changed by hand since stay.' })}`)
  })
}

/** Writes the refused rows of an import, to be corrected and imported again. */
export const refusedCommand = async (values: Values, positionals: string[]): Promise<void> => {
  const batch = batchOf(positionals)
  const workbook = required(values, 'workbook')
  const out = targetOf(values)
  await withWorkbook(workbook, async (session) => {
    const made = valueOf(await session.client.import.saveRefused({ id: batch }, { signal: session.signal }))
    await deliver(session, made.id, out)
    console.error(made.isCorrectable
        ? t`${plural(made.rows, { one: '# refused row. Set it right', other: '# refused rows. Set them right' })} and import the file; its last column is passed over.`
        : t`${plural(made.rows, { one: '# refused row. It is of no table: the file lists it', other: '# refused rows. They are of no single table: the file lists them' })} and cannot be imported again.`)
  })
}

const textFormats: ReadonlySet<string> = new Set(['json', 'csv', 'html', 'svg'])

const notWritten = (error: unknown, path: string): RefusedError => new RefusedError(`${targetProblemOf(error, path).sentence} (${path})`)

/** Where a file for others goes: a folder that is not there is not made, and what has the name and is no file, as a device, keeps it. */
export const outputPath = (out: string): string => {
  if (out === '-') throw new UsageError(t`What is written here is no text for the standard output. Name a file with --out.`)
  const path = resolve(out)
  const folder = dirname(path)
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new RefusedError(t`There is no folder “${folder}”.`)
  if (!whereReadable(true, () => statSync(path).isFile())) throw new RefusedError(t`“${path}” is there and is no file. Nothing was written.`)
  try {
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw notWritten(error, path)
  }
  return path
}

/** Where a finished file goes, looked at before any work is done for it. Undefined: to the standard output. */
export const targetOf = (values: Values): string | undefined => {
  const out = outOf(values)
  return out === undefined ? undefined : outputPath(out)
}

/** Options of the shell by the filter each of them sets, as the report's schema takes it. */
const filterOptions: Readonly<Record<string, (values: Values) => unknown>> = {
  by: (values) => optional(values, 'by'),
  period: (values) => (values['from'] === undefined && values['to'] === undefined ? undefined : askedDays(values)),
  compare: (values) => (values['compare'] === true ? 'previous' : undefined),
  platform: (values) => optional(values, 'platform'),
  currency: currencyOf,
  revenueSource: (values) => optional(values, 'revenue'),
  quarter: (values) => optional(values, 'quarter'),
  year: (values) => optional(values, 'year'),
}

/** What is asked of a report; an option that it does not have is wrong usage, not silence. */
const askOf = (name: ReportName, values: Values): ReportAsk => {
  const given = optional(values, 'filters')
  const filters = given === undefined ? {} : parseJson(given)
  if (typeof filters !== 'object' || filters === null || Array.isArray(filters)) throw new UsageError(t`--filters is a JSON object.`)
  const known = Object.keys(reportDefinitions[name].filters.shape)
  const set = Object.entries(filterOptions).flatMap(([key, read]) => {
    const value = read(values)
    if (value === undefined) return []
    if (!known.includes(key)) throw new UsageError(t`The report ${reportSlug(name)} has no ${key === 'period' ? t`--from and --to` : key === 'revenueSource' ? '--revenue' : `--${key}`}.`)
    return [[key, value] as const]
  })
  const strange = Object.keys(filters).find((key) => !known.includes(key))
  if (strange !== undefined) throw new UsageError(t`The report ${reportSlug(name)} has no filter “${strange}”. It has: ${known.join(', ')}.`)
  return parsed(ReportAsk, { report: name, filters: { ...filters, ...Object.fromEntries(set) } })
}

const reportFormats = z.enum([...ReportFormat.options, 'svg'])

/** The format asked for, or the one that the name of the file ends in; CSV where there is no file. */
const formatOf = (values: Values): string => {
  const [format, out] = [optional(values, 'format'), outOf(values)]
  if (format !== undefined || out === undefined) return format ?? 'csv'
  const ending = extname(out).slice(1).toLowerCase()
  if (!reportFormats.options.some((each) => each === ending)) throw new UsageError(t`--format is missing: the name of the file ends in none of ${reportFormats.options.join(', ')}.`)
  return ending
}

export const reportCommand = async (values: Values, positionals: string[]): Promise<void> => {
  const asked = onePositional(positionals, t`The name of the report`)
  const name = reportOfSlug(asked)
  if (name === null) throw new UsageError(t`There is no report “${asked}”. There are: ${ReportName.options.map(reportSlug).join(', ')}.`)
  const { format, paper } = parsed(z.object({ format: reportFormats, paper: Paper }), { format: formatOf(values), paper: (optional(values, 'paper') ?? 'A4').toUpperCase() })
  if (outOf(values) === undefined && !textFormats.has(format)) throw new UsageError(t`--out is missing: ${format} is not text.`)
  const ask = askOf(name, values)
  const workbook = required(values, 'workbook')
  const out = targetOf(values)
  await withWorkbook(workbook, async (session) => {
    const output = valueOf(await session.client.report.export({ ask, format, paper }, { onProgress: showProgress, signal: session.signal }))
    await deliver(session, output.id, out)
  })
}

/** Puts a finished file where it is wanted, or on the standard output. */
export const deliver = async ({ workspace }: Session, id: string, out: string | undefined): Promise<void> => {
  const stored = await workspace.store()?.takeOutput(id)
  if (stored == null) throw new RefusedError(t`The file is gone.`)
  try {
    if (out === undefined) printFile(readFileSync(stored.path))
    else await putAt(stored.path, out)
  } finally {
    rmSync(stored.path, { force: true })
  }
}

const putAt = async (from: string, to: string): Promise<void> => {
  try {
    await publishCopy(from, to, { replace: true })
  } catch (error) {
    throw notWritten(error, to)
  }
}

/** Puts a text where it is wanted, over any file but a workbook. */
export const putText = (text: string, to: string): void => {
  try {
    keepWorkbook(to)
    writeDurably(to, text)
  } catch (error) {
    throw notWritten(error, to)
  }
}

export const exportCommand = async (values: Values, positionals: string[]): Promise<void> => {
  const workbook = onePositional(positionals, 'W')
  const out = outputPath(required(values, 'out'))
  await withWorkbook(workbook, async (session) => {
    const output = valueOf(await session.client.workbook.exportEverything({}, { onProgress: showProgress, signal: session.signal }))
    await deliver(session, output.id, out)
    console.log(out)
  })
}

export const checkCommand = async (values: Values, positionals: string[]): Promise<void> => {
  await withWorkbook(onePositional(positionals, 'W'), async ({ client, signal }) => {
    const report = valueOf(await client.workbook.check({}, { onProgress: showProgress, signal }))
    if (values['json'] === true) printJson(report)
    else for (const { ok, title, detail } of report.findings) console.log(terminalText(`${ok ? '✓' : '✗'} ${title}: ${detail}`))
    if (!report.ok) throw new RefusedError(t`The workbook is not in order.`)
  })
}

export const serveCommand = async (values: Values, positionals: string[]): Promise<void> => {
  if (positionals.length > 1) throw new UsageError(t`“${positionals[1] ?? ''}” is one argument too many.`)
  const port = Number(optional(values, 'port') ?? 0)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(t`--port is a number from 0 to 65535.`)
  await serve({ workbook: positionals[0] ?? null, port, opensBrowser: values['no-open'] !== true })
}
