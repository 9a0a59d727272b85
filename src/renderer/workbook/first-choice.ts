import { t } from '../../shared/kernel/words'
import type { Workspace } from '../platform/preferences'

/** What the sample is made from: a year of a fictional brand. */
export const sampleWorkbook = { name: t`Juniper & Salt (sample)`, currency: 'EUR', isSample: true }

/** What somebody has at hand who opens Rapport for the first time. */
export type Belongings = 'linkedin' | 'ads' | 'spreadsheet'

interface FirstChoice {
  readonly title: string
  readonly text: string
  /** What comes once the workbook is there, as the dialog for its name says. */
  readonly next: string
  /** Where what comes of it is worked with. */
  readonly workspace: Workspace
}

export const firstChoices: Readonly<Record<Belongings, FirstChoice>> = {
  linkedin: { title: t`A LinkedIn archive`, text: t`Your connections and messages. You see at once who waits for a reply.`, next: t`Next you choose the archive, as the zip that LinkedIn sent.`, workspace: 'networking' },
  ads: { title: t`An export of ads`, text: t`From Meta, Google, LinkedIn, TikTok and others. You see what each campaign returned.`, next: t`Next you choose the export, as CSV or XLSX.`, workspace: 'marketing' },
  spreadsheet: { title: t`A spreadsheet`, text: t`People, posts or results, with headings in one row. You say once what each column is.`, next: t`Next you choose the spreadsheet, as XLSX or CSV.`, workspace: 'networking' },
}

const isBelongings = (value: unknown): value is Belongings => typeof value === 'string' && value in firstChoices

/** The screen that brings it in, by its address. */
export const addressOfChoice = (belongings: Belongings): string => `/imports/new?have=${belongings}`

/** What a person said they have, as it stands in the address of the import. Null: they came another way. */
export const belongingsOfSearch = (search: unknown): Belongings | null => {
  const have = typeof search === 'object' && search !== null && 'have' in search ? search.have : null
  return isBelongings(have) ? have : null
}
