import { t } from '../shared/kernel/words'

/** How a command is written, and what it does. A line that goes on below is indented. */
interface CommandUsage {
  readonly lines: string
  readonly what: string
}

/** By the name of the command, in the order of `rapport --help`. */
const usages: Readonly<Record<string, CommandUsage>> = {
  new: {
    what: t`Makes a workbook, or reads an exported archive into one.`,
    lines: `rapport new FILE.rapport [--currency EUR] [--name NAME] [--sample]
rapport new FILE.rapport --from ARCHIVE.zip`,
  },
  import: {
    what: t`Imports exports, or with --dry-run tells what would come of it; FILE - is the standard input. What a file asks is told with the argument that answers it.`,
    lines: `rapport import FILE|FOLDER|ZIP… --workbook W
               [--platform auto|meta|google|linkedin|tiktok|pinterest|microsoft|x|reddit|snapchat|outlook|vcard|instagram|threads|facebook|mastodon|generic]
               [--subject auto|ads|people|posts|followers|deals] [--people-mapping '{"0":"full_name"}'] [--dry-run] [--json]
               [--handle NAME] [--count gains|totals] [--followers-at-end N] [--status open|won|lost] [--join-names]
               [--account NAME] [--currency CODE] [--from DAY --to DAY] [--date-order DMY|MDY|YMD] [--decimal .|,]
               [--sheet NAME] [--mapping '{"0":"day","3":"spend"}'] [--renamed same|other] [--accept QUESTION]`,
  },
  imports: { what: t`Lists the receipts of imports, with their numbers.`, lines: 'rapport imports --workbook W [--json]' },
  'undo-import': { what: t`Takes a whole import back.`, lines: 'rapport undo-import BATCH --workbook W' },
  refused: { what: t`Writes the refused rows of an import, to be corrected and imported again.`, lines: 'rapport refused BATCH --workbook W [--out FILE]' },
  mappings: { what: t`Writes the column mappings of a workbook, for another one.`, lines: 'rapport mappings --workbook W [--out FILE]' },
  'take-mappings': { what: t`Takes over the column mappings of another workbook.`, lines: 'rapport take-mappings FILE --workbook W' },
  report: {
    what: t`Writes a report: to a file in the format that its name ends in, or else as CSV to the terminal.`,
    lines: `rapport report roi --workbook W [--by campaign|platform|month|week|day] [--from DAY --to DAY] [--compare]
               [--platform P] [--currency CODE] [--revenue both|platforms|deals] [--format json|csv|xlsx|pdf|html|svg] [--out FILE.pdf]
rapport report plan-vs-actual|pacing|community-health|keep-in-touch|organic-paid|quarter-review|year-review|promises|client --workbook W
               [--by channel|campaign|month] [--from DAY --to DAY] [--compare] [--currency CODE] [--quarter 2026-Q1] [--year 2026]
               [--filters JSON] [--paper A4|LETTER] [--format json|csv|xlsx|pdf|html|svg] [--out FILE.pdf]`,
  },
  export: { what: t`Writes everything as an archive of open files.`, lines: 'rapport export W --out ARCHIVE.zip' },
  advise: {
    what: t`Tells how a budget might be divided, and how much of that the results allow.`,
    lines: `rapport advise --workbook W [--outcome NAME] [--by platform|campaign] [--currency CODE] [--since DAY] [--budget N] [--target N]
               [--weeks N] [--lock CHANNEL] [--json]`,
  },
  check: { what: t`Checks the whole file; nothing is changed.`, lines: 'rapport check W [--json]' },
  lock: { what: t`Writes a copy that opens with a passphrase alone.`, lines: 'rapport lock W --out COPY.rapport.locked --passphrase-file FILE|-' },
  unlock: { what: t`Makes a workbook of a locked copy.`, lines: 'rapport unlock COPY.rapport.locked --out W.rapport --passphrase-file FILE|-' },
  salvage: { what: t`Reads what can be read of a damaged workbook into a new one.`, lines: 'rapport salvage DAMAGED.rapport --out RESCUED.rapport [--json]' },
  'second-place': { what: t`Names a folder on another disk to which backups are copied, or none.`, lines: 'rapport second-place W --folder FOLDER | --none' },
  serve: { what: t`Opens the app in the browser of this computer.`, lines: 'rapport serve [W] [--port N] [--no-open]' },
  call: {
    what: t`Asks one procedure of the contract, for scripts; what makes a file writes it to --out.`,
    lines: `rapport call PROCEDURE [JSON|-] --workbook W [--out FILE]
rapport call networking.contact.saveList '{"target":{"filter":null},"format":"vcf"}' --workbook W --out PEOPLE.vcf`,
  },
}

const exitCodes = t`Exit codes: 0 done; 1 refused, with a sentence on stderr; 2 wrong usage.`

const described = ({ lines, what }: CommandUsage): string => `${lines}\n    ${what}`

/** The text of `rapport --help`. */
const wholeUsage = (): string => [t`Rapport: networking and marketing in one workbook.`, ...Object.values(usages).map(described), exitCodes].join('\n\n')

/** How a command is used; of a name that is none, how all are. */
export const usageOf = (command: string | undefined): string => {
  const usage = command !== undefined && Object.hasOwn(usages, command) ? usages[command] : undefined
  return usage === undefined ? wholeUsage() : `${described(usage)}\n\n${t`rapport --help lists all commands.`}`
}

/** Wrong usage: the sentence says what was wrong. */
export class UsageError extends Error {}

/** Refused: the sentence says why and, where there is one, what to do. */
export class RefusedError extends Error {}
