import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { z } from 'zod'
import { ImportOptions, type ImportQuestion, type Receipt } from '../shared/imports/import'
import type { Progress } from '../shared/rpc/contract'
import { ReportFormat, RoiFilters } from '../shared/reports/roi.contract'
import { WorkbookSettings } from '../shared/workbook/workbook.contract'
import { publishCopy } from '../store/durable-file'
import { serve } from './serve'
import { admit, makeWorkspace, type Session, withWorkbook } from './session'
import { RefusedError, UsageError } from './usage'

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

const optional = (values: Values, name: string): string | undefined => {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

const required = (values: Values, name: string): string => {
  const value = optional(values, name)
  if (value === undefined) throw new UsageError(`--${name} is missing.`)
  return value
}

const onePositional = (positionals: readonly string[], what: string): string => {
  const [first, ...rest] = positionals
  if (first === undefined) throw new UsageError(`${what} is missing.`)
  if (rest.length > 0) throw new UsageError(`“${rest[0]}” is one argument too many.`)
  return first
}

const parsed = <T>(schema: z.ZodType<T>, value: unknown): T => {
  const result = schema.safeParse(value)
  if (!result.success) throw new UsageError(result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'))
  return result.data
}

const printJson = (value: unknown): void => console.log(JSON.stringify(value))

/** Progress for eyes only: on a terminal, one line that is overwritten. */
const showProgress = ({ label, done, total }: Progress): void => {
  if (!process.stderr.isTTY) return
  process.stderr.write(`\r${label}${total === null ? '' : ` ${Math.floor((done / Math.max(1, total)) * 100)} %`}   `)
}

const describeFailure = (error: { readonly type: string } & Readonly<Record<string, unknown>>): string => {
  switch (error.type) {
    case 'Cancelled':
      return 'Cancelled. The workbook is as it was.'
    case 'ImportRefused':
      return `${String(error['sentence'])}${typeof error['line'] === 'number' ? ` (line ${error['line']})` : ''}`
    case 'ImportNeedsAnswer':
      // The declared shape of the failure.
      return (error['questions'] as ImportQuestion[]).map(({ text, option, choices }) => `${text}\nAnswer with --${option === 'accepted' ? 'accept' : option === 'dateOrder' ? 'date-order' : option} ${choices.map(({ value }) => value).join(' or ')}.`).join('\n')
    case 'FileNotFound':
      return 'The file is not there any more.'
    case 'BatchNotFound':
      return 'There is no import of that number in this workbook.'
    case 'InvalidInput':
      return (error['issues'] as { path: string; message: string }[]).map(({ path, message }) => `${path}: ${message}`).join('\n')
    default:
      return JSON.stringify(error)
  }
}

const valueOf = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { readonly type: string } }): T => {
  if (result.ok) return result.value
  throw new RefusedError(describeFailure(result.error))
}

export const newCommand = async (values: Values, positionals: string[]): Promise<void> => {
  const path = resolve(onePositional(positionals, 'FILE'))
  if (!path.endsWith('.rapport')) throw new UsageError('The name of a workbook ends in .rapport.')
  const settings = parsed(WorkbookSettings.pick({ name: true, currency: true }), { name: optional(values, 'name') ?? basename(path, '.rapport'), currency: optional(values, 'currency') ?? 'EUR' })
  const workspace = makeWorkspace()
  const made = await workspace.open(path, { ...settings, isSample: values['sample'] === true })
  await workspace.close()
  if (!made.ok) throw new RefusedError(`${made.error.sentence} (${path})`)
  console.log(`${path} (${settings.currency})`)
}

const importOptions = (values: Values): ImportOptions => {
  const mapping = optional(values, 'mapping')
  const peopleMapping = optional(values, 'people-mapping')
  const accept = values['accept']
  return parsed(ImportOptions, {
    subject: optional(values, 'subject') ?? 'auto',
    platform: optional(values, 'platform') ?? 'auto',
    account: optional(values, 'account') ?? null,
    currency: optional(values, 'currency') ?? null,
    from: optional(values, 'from') ?? null,
    to: optional(values, 'to') ?? null,
    dateOrder: optional(values, 'date-order') ?? 'auto',
    decimal: optional(values, 'decimal') ?? 'auto',
    sheet: optional(values, 'sheet') ?? null,
    mapping: mapping === undefined ? null : parseJson(mapping),
    peopleMapping: peopleMapping === undefined ? null : parseJson(peopleMapping),
    accepted: Array.isArray(accept) ? accept.map(String) : [],
  })
}

const parseJson = (text: string): unknown => {
  const result = z.string().transform((value, context) => {
    try {
      // Any JSON; the schema that receives it decides what it must be.
      return JSON.parse(value) as unknown
    } catch {
      context.addIssue({ code: 'custom', message: 'This is not JSON.' })
      return z.NEVER
    }
  }).safeParse(text)
  if (!result.success) throw new UsageError(`“${text.slice(0, 60)}” is not JSON.`)
  return result.data
}

const describePeople = ({ file, kind, platform, rows, refusals, warnings, batch }: Receipt, sums: NonNullable<Receipt['people']>): string =>
  [
    `${file}: ${kind} (${platform})${batch === null ? '' : `, import ${batch}`}`,
    `  rows: ${rows.read} read = ${rows.added} added + ${rows.changed} changed + ${rows.unchanged} unchanged + ${rows.refused} refused + ${rows.suppressed} suppressed`,
    `  contacts: ${sums.contactsAdded} added, ${sums.contactsChanged} changed; interactions: ${sums.interactionsAdded} added, ${sums.interactionsChanged} changed; ${sums.owedReplies} wait for a reply`,
    ...refusals.map(({ line, reason }) => `  line ${line}: ${reason}`),
    ...warnings.map((warning) => `  ${warning}`),
  ].join('\n')

const describeReceipt = (receipt: Receipt): string => (receipt.people === null ? describeAds(receipt) : describePeople(receipt, receipt.people))

const describeAds = ({ file, kind, platform, currency, from, to, rows, totals, reconciled, refusals, warnings, batch }: Receipt): string => {
  const lines = [
    `${file}: ${kind} (${platform}, ${from === null ? 'no dates' : `${from} to ${to}`})${batch === null ? '' : `, import ${batch}`}`,
    `  rows: ${rows.read} read = ${rows.added} added + ${rows.changed} changed + ${rows.unchanged} unchanged + ${rows.refused} refused + ${rows.totals} totals`,
    `  spend ${totals.spend ?? 'n/a'} ${currency ?? ''}, impressions ${totals.impressions ?? 'n/a'}, clicks ${totals.clicks ?? 'n/a'}, conversions ${totals.conversions ?? 'n/a'}`,
    `  ${reconciled === null ? 'no summary row to check against' : reconciled ? 'agrees with the file’s own summary' : 'DOES NOT agree with the file’s own summary'}`,
  ]
  return [...lines, ...refusals.map(({ line, reason }) => `  line ${line}: ${reason}`), ...warnings.map((warning) => `  ${warning}`)].join('\n')
}

const importOne = async (session: Session, path: string, options: ImportOptions, isDryRun: boolean): Promise<Receipt> => {
  const file = await admit(session, path)
  const job = { onProgress: showProgress, signal: session.signal }
  const receipt = isDryRun ? valueOf(await session.client.import.preview({ file, options }, job)).receipt : valueOf(await session.client.import.run({ file, options }, job))
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  return receipt
}

export const importCommand = async (values: Values, positionals: string[]): Promise<void> => {
  if (positionals.length === 0) throw new UsageError('FILE is missing.')
  const options = importOptions(values)
  await withWorkbook(required(values, 'workbook'), async (session) => {
    const refused: string[] = []
    for (const path of positionals) {
      try {
        const receipt = await importOne(session, path, options, values['dry-run'] === true)
        if (values['json'] === true) printJson(receipt)
        else console.log(describeReceipt(receipt))
      } catch (error) {
        // One refused file does not stop the others; all of them are told at the end.
        if (!(error instanceof RefusedError)) throw error
        refused.push(positionals.length === 1 ? error.message : `${path}: ${error.message}`)
      }
    }
    if (refused.length > 0) throw new RefusedError(refused.join('\n'))
  })
}

export const importsCommand = async (values: Values, positionals: string[]): Promise<void> => {
  if (positionals.length > 0) throw new UsageError(`“${positionals[0]}” is one argument too many.`)
  await withWorkbook(required(values, 'workbook'), async ({ client }) => {
    const receipts = valueOf(await client.import.list({}))
    if (values['json'] === true) printJson(receipts)
    else for (const receipt of receipts) console.log(describeReceipt(receipt))
  })
}

export const undoImportCommand = async (values: Values, positionals: string[]): Promise<void> => {
  const batch = Number(onePositional(positionals, 'BATCH'))
  if (!Number.isSafeInteger(batch) || batch < 1) throw new UsageError('BATCH is the number of an import.')
  await withWorkbook(required(values, 'workbook'), async ({ client, signal }) => {
    const { removed, restored } = valueOf(await client.import.undo({ id: batch }, { onProgress: showProgress, signal }))
    console.log(`Import ${batch} was taken back: ${removed} rows removed, ${restored} restored.`)
  })
}

const textFormats: ReadonlySet<string> = new Set(['json', 'csv', 'html'])

/** Where a report goes; a folder that is not there is not made. */
const outputPath = (out: string): string => {
  const path = resolve(out)
  const folder = dirname(path)
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new RefusedError(`There is no folder “${folder}”.`)
  return path
}

export const reportCommand = async (values: Values, positionals: string[]): Promise<void> => {
  if (onePositional(positionals, 'The name of the report') !== 'roi') throw new UsageError('The report there is: roi.')
  const format = parsed(ReportFormat, required(values, 'format'))
  const out = optional(values, 'out')
  if (out === undefined && !textFormats.has(format)) throw new UsageError(`--out is missing: ${format} is not text.`)
  const filters = parsed(RoiFilters, {
    by: optional(values, 'by') ?? 'campaign',
    period: { from: optional(values, 'from') ?? null, to: optional(values, 'to') ?? null },
    compare: values['compare'] === true ? 'previous' : 'none',
    platform: optional(values, 'platform') ?? null,
    currency: optional(values, 'currency') ?? null,
    revenueSource: optional(values, 'revenue') ?? 'both',
  })
  await withWorkbook(required(values, 'workbook'), async ({ client, workspace, signal }) => {
    const output = valueOf(await client.report.exportRoi({ filters, format }, { onProgress: showProgress, signal }))
    const stored = await workspace.store()?.takeOutput(output.id)
    if (stored == null) throw new RefusedError('The report is gone.')
    if (out === undefined) process.stdout.write(readFileSync(stored.path))
    else publishCopy(stored.path, outputPath(out))
    rmSync(stored.path, { force: true })
  })
}

export const checkCommand = async (values: Values, positionals: string[]): Promise<void> => {
  await withWorkbook(onePositional(positionals, 'W'), async ({ client, signal }) => {
    const report = valueOf(await client.workbook.check({}, { onProgress: showProgress, signal }))
    if (values['json'] === true) printJson(report)
    else for (const { ok, title, detail } of report.findings) console.log(`${ok ? '✓' : '✗'} ${title}: ${detail}`)
    if (!report.ok) throw new RefusedError('The workbook is not in order.')
  })
}

export const serveCommand = async (values: Values, positionals: string[]): Promise<void> => {
  if (positionals.length > 1) throw new UsageError(`“${positionals[1]}” is one argument too many.`)
  const port = Number(optional(values, 'port') ?? 0)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError('--port is a number from 0 to 65535.')
  await serve({ workbook: positionals[0] ?? null, port, opensBrowser: values['no-open'] !== true })
}

export const callCommand = async (values: Values, positionals: string[]): Promise<void> => {
  const [path, given, ...rest] = positionals
  if (path === undefined) throw new UsageError('PROCEDURE is missing.')
  if (rest.length > 0) throw new UsageError(`“${rest[0]}” is one argument too many.`)
  const input = given === undefined ? {} : parseJson(given === '-' ? readFileSync(0, 'utf8') : given)
  await withWorkbook(required(values, 'workbook'), async ({ client }) => {
    // A path of the contract leads to its function; anything else ends at undefined.
    const call = path.split('.').reduce<unknown>((node, part) => (typeof node === 'object' && node !== null && Object.hasOwn(node, part) ? (node as Record<string, unknown>)[part] : undefined), client)
    if (typeof call !== 'function') throw new UsageError(`There is no procedure “${path}”.`)
    const result = (await (call as (input: unknown) => Promise<unknown>)(input)) as { ok: true; value: unknown } | { ok: false; error: unknown }
    if (!result.ok) throw new RefusedError(JSON.stringify(result.error))
    printJson(result.value)
  })
}

