import { z } from 'zod'
import { OrganicPaidFilters, OrganicPaidReport } from '../bridge/organic-paid-report'
import { Currency } from '../kernel/money'
import { Output } from '../kernel/output'
import { t } from '../kernel/words'
import { command, errors, job, query } from '../rpc/contract'
import { ClientReport, ClientReportFilters, Logo } from './client-report'
import { CommunityHealthAnswer, CommunityHealthFilters } from './community-report'
import { ReportAsk } from './definitions'
import { KeepInTouchAnswer, KeepInTouchFilters } from './keep-in-touch-report'
import { PacingAnswer, PacingFilters } from './pacing-report'
import { PlanVsActual, PlanVsActualFilters } from './plan-vs-actual'
import { PromiseAnswer, PromiseFilters } from './promise-report'
import { PeriodReview, QuarterReviewFilters, YearReviewFilters } from './period-review'
import { ReportFormat, RoiFilters, RoiReport } from './roi.contract'

/** Paper of a PDF, laid on its side. */
export const Paper = z.enum(['A4', 'LETTER'])
export type Paper = z.infer<typeof Paper>

/** The largest logo file that is taken, in bytes. */
export const largestLogoBytes = 1024 * 1024

/** Why a picture was not taken: no PNG or JPEG, too large in bytes or pixels, or damaged. The one before stays. */
const LogoRefused = z.object({ type: z.literal('LogoRefused'), reason: z.enum(['not_an_image', 'too_large', 'damaged']) })

/** The report has no chart that could be a picture. */
const NoChart = z.object({ type: z.literal('NoChart') })

export const reportContract = {
  /** The ROI report: results, costs and revenue by group, summed in the store. */
  roi: query({ input: RoiFilters, output: RoiReport }),
  /** Planned against spent media on the days of a plan. */
  planVsActual: query({ input: PlanVsActualFilters, output: PlanVsActual }),
  /** How spending stands against the plan, line by line. */
  pacing: query({ input: PacingFilters, output: PacingAnswer }),
  /** How communities fared, beside as many days before. */
  communityHealth: query({ input: CommunityHealthFilters, output: CommunityHealthAnswer }),
  /** Who waits, and how much was kept up. */
  keepInTouch: query({ input: KeepInTouchFilters, output: KeepInTouchAnswer }),
  /** Networking and campaigns side by side on the same formulas over one period, under one rule of attribution; amounts of other currencies by dated rates only. */
  organicPaid: query({ input: OrganicPaidFilters, output: OrganicPaidReport }),
  /** A quarter of both workspaces with its goals. */
  quarterReview: query({ input: QuarterReviewFilters, output: PeriodReview }),
  /** A year of both workspaces with the goals of its quarters. */
  yearReview: query({ input: YearReviewFilters, output: PeriodReview }),
  /** Adopted suggestions held against what happened. */
  promises: query({ input: PromiseFilters, output: PromiseAnswer }),
  /** Chosen parts with a cover. */
  client: query({ input: ClientReportFilters, output: ClientReport }),
  /** Currencies that results, costs, deals or plans are in, by code. */
  currencies: query({ input: z.object({}), output: z.array(Currency) }),
  /** Any of them as a file. `svg`: its first chart alone. */
  export: job({ input: z.object({ ask: ReportAsk, format: z.enum([...ReportFormat.options, 'svg']), paper: Paper.default('A4') }), output: Output, errors: errors(NoChart), label: t`Export report` }),
  /** The brand's logo, for client reports. Null: there is none. */
  logo: query({ input: z.object({}), output: Logo.nullable() }),
  /** Keeps a PNG or JPEG as the logo, made anew without anything but its picture; null takes it away. */
  setLogo: command({ input: z.object({ base64: z.base64().max(Math.ceil(largestLogoBytes / 3) * 4).nullable() }), output: Logo.nullable(), errors: errors(LogoRefused), label: t`Change logo` }),
}
