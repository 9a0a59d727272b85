import { parseArgs, type ParseArgsConfig } from 'node:util'
import { version } from '../../package.json'
import { t } from '../shared/kernel/words'
import { DefectError, UnsavedError } from '../shared/rpc/client'
import { adviseCommand } from './advise'
import { callCommand } from './call'
import { checkCommand, exportCommand, importsCommand, newCommand, refusedCommand, reportCommand, serveCommand, undoImportCommand } from './commands'
import { importCommand } from './import-files'
import { lockCommand, salvageCommand, secondPlaceCommand, unlockCommand } from './keep'
import { mappingsCommand, takeMappingsCommand } from './mappings'
import { terminalText } from './terminal-text'
import { RefusedError, UsageError, usageOf } from './usage'

const flag = { type: 'boolean' } as const
const text = { type: 'string' } as const
const workbook = { workbook: text } as const

/** Every command by its name. */
export const commands: Readonly<
  Record<
    string,
    {
      readonly options: NonNullable<ParseArgsConfig['options']>
      readonly run: (values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>, positionals: string[]) => Promise<void>
    }
  >
> = {
  new: { options: { currency: text, name: text, sample: flag, from: text }, run: newCommand },
  import: {
    options: {
      ...workbook,
      platform: text,
      'dry-run': flag,
      json: flag,
      account: text,
      currency: text,
      from: text,
      to: text,
      'date-order': text,
      decimal: text,
      sheet: text,
      mapping: text,
      subject: text,
      'people-mapping': text,
      renamed: text,
      handle: text,
      count: text,
      status: text,
      'join-names': flag,
      'followers-at-end': text,
      accept: { type: 'string', multiple: true },
    },
    run: importCommand,
  },
  imports: { options: { ...workbook, json: flag }, run: importsCommand },
  'undo-import': { options: workbook, run: undoImportCommand },
  refused: { options: { ...workbook, out: text }, run: refusedCommand },
  mappings: { options: { ...workbook, out: text }, run: mappingsCommand },
  'take-mappings': { options: workbook, run: takeMappingsCommand },
  report: {
    options: {
      ...workbook,
      by: text,
      from: text,
      to: text,
      compare: flag,
      platform: text,
      currency: text,
      revenue: text,
      quarter: text,
      year: text,
      filters: text,
      paper: text,
      format: text,
      out: text,
    },
    run: reportCommand,
  },
  export: { options: { out: text }, run: exportCommand },
  advise: {
    options: {
      ...workbook,
      outcome: text,
      by: text,
      currency: text,
      since: text,
      budget: text,
      target: text,
      weeks: text,
      lock: { type: 'string', multiple: true },
      json: flag,
    },
    run: adviseCommand,
  },
  lock: { options: { out: text, 'passphrase-file': text }, run: lockCommand },
  unlock: { options: { out: text, 'passphrase-file': text }, run: unlockCommand },
  salvage: { options: { out: text, json: flag }, run: salvageCommand },
  'second-place': { options: { folder: text, none: flag }, run: secondPlaceCommand },
  check: { options: { json: flag }, run: checkCommand },
  serve: { options: { port: text, 'no-open': flag }, run: serveCommand },
  call: { options: { ...workbook, out: text }, run: callCommand },
}

const isOptionError = (error: unknown): error is TypeError => error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')

/** What is wrong with an option, in our own words: Node says it in English alone. */
const optionSentence = ({ message }: TypeError, options: NonNullable<ParseArgsConfig['options']>): string => {
  const [, option = ''] = /'(--?[^' =]+)/.exec(message) ?? []
  const name = option.replace(/^--/, '')
  if (!Object.hasOwn(options, name)) return t`There is no option “${option}” here.`
  return options[name]?.type === 'boolean' ? t`“${option}” takes no value.` : t`“${option}” needs a value. One that begins with a dash is written ${option}=VALUE.`
}

/** Runs one command; answers with the code to exit with. */
export const run = async (args: readonly string[]): Promise<number> => {
  const [name, ...rest] = args
  // Also behind a command: that is where somebody asks who half knows it.
  if (name === undefined || name === 'help' || args.includes('--help') || args.includes('-h')) {
    console.log(usageOf(name === 'help' ? rest[0] : name))
    return name === undefined ? 2 : 0
  }
  if (name === '--version' || name === '-v') {
    console.log(version)
    return 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  try {
    if (command === undefined) throw new UsageError(name.startsWith('-') ? t`The command comes first, before “${name}”.` : t`There is no command “${name}”.`)
    const { values, positionals } = parseArgs({ args: rest, options: command.options, allowPositionals: true, strict: true })
    await command.run(values, positionals)
    return 0
  } catch (error) {
    // Each of these says in a whole sentence what happened.
    if (error instanceof RefusedError || error instanceof UnsavedError || error instanceof DefectError) {
      console.error(terminalText(error.message))
      return 1
    }
    const wrong = isOptionError(error) ? optionSentence(error, command?.options ?? {}) : error instanceof UsageError ? error.message : null
    if (wrong !== null) {
      // Of all commands it would push what is wrong out of sight.
      console.error(`${terminalText(wrong)}\n\n${command === undefined ? t`rapport --help lists all commands.` : usageOf(name)}`)
      return 2
    }
    console.error(terminalText(t`Something went wrong: ${error instanceof Error ? error.message : String(error)}`))
    return 1
  }
}
