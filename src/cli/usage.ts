import { t } from '../shared/kernel/words'

/** The text of `rapport --help`. */
export const usage = `${t`Rapport: networking and marketing in one workbook.`}

rapport new FILE.rapport [--currency EUR] [--name NAME] [--sample]
rapport new FILE.rapport --from ARCHIVE.zip
rapport import FILE|FOLDER|ZIP… --workbook W [--platform auto|meta|google|linkedin|tiktok|pinterest|microsoft|x|reddit|snapchat|generic]
               [--subject auto|ads|people] [--people-mapping JSON] [--dry-run] [--json]
               [--account NAME] [--currency CODE] [--from DAY --to DAY] [--date-order DMY|MDY|YMD] [--decimal .|,]
               [--sheet NAME] [--mapping JSON] [--renamed same|other] [--accept QUESTION]
rapport imports --workbook W [--json]
rapport undo-import BATCH --workbook W
rapport refused BATCH --workbook W [--out FILE]
rapport mappings --workbook W [--out FILE]
rapport take-mappings FILE --workbook W
rapport report roi --workbook W [--by campaign|platform|month|week|day] [--from DAY --to DAY] [--compare]
               [--platform P] [--currency CODE] [--revenue both|platforms|deals] [--format json|csv|xlsx|pdf|html|svg] [--out FILE.pdf]
rapport report plan-vs-actual|pacing|community-health|keep-in-touch|organic-paid|quarter-review|promises|client --workbook W
               [--by channel|campaign|month] [--from DAY --to DAY] [--compare] [--currency CODE] [--quarter 2026-Q1]
               [--filters JSON] [--paper A4|LETTER] [--format json|csv|xlsx|pdf|html|svg] [--out FILE.pdf]
rapport export W --out ARCHIVE.zip
rapport advise --workbook W [--outcome NAME] [--by platform|campaign] [--currency CODE] [--since DAY] [--budget N] [--target N]
               [--weeks N] [--lock CHANNEL] [--json]
rapport check W [--json]
rapport lock W --out COPY.rapport.locked --passphrase-file FILE|-
rapport unlock COPY.rapport.locked --out W.rapport --passphrase-file FILE|-
rapport salvage DAMAGED.rapport --out RESCUED.rapport [--json]
rapport second-place W --folder FOLDER | --none
rapport serve [W] [--port N] [--no-open]
rapport call PROCEDURE [JSON|-] --workbook W

${t`Exit codes: 0 done; 1 refused, with a sentence on stderr; 2 wrong usage.`}`

/** Wrong usage: the sentence says what was wrong. */
export class UsageError extends Error {}

/** Refused: the sentence says why and, where there is one, what to do. */
export class RefusedError extends Error {}
