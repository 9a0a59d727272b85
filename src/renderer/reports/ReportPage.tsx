import { IconReportOff } from '@tabler/icons-react'
import { useLocation, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import type { AppContract } from '../../shared/contract'
import { t } from '../../shared/kernel/words'
import type { Client, QueryCall } from '../../shared/rpc/contract'
import type { ReportDocument } from '../../shared/reports/document'
import { ReportAsk, reportDefinitions, type ReportName, reportOfSlug } from '../../shared/reports/definitions'
import type { ReportDefinition } from '../../shared/reports/report-definition'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { usePrint } from '../platform/use-print'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { useIsPrinting } from '../ui/use-is-printing'
import { ExportMenu } from './ExportMenu'
import { LogoField } from './LogoField'
import { PrintedReport } from './PrintedReport'
import { type Filters, ReportFields } from './ReportFields'
import { ReportView } from './ReportView'
import { pathOfReport } from './report-address'
import { SavedReports } from './SavedReports'
import classes from './reports.module.css'

const back = [{ label: t`Reports`, to: '/reports' }]

interface AskedProps<FilterSchema extends z.ZodType, Answer> {
  readonly name: ReportName
  readonly definition: ReportDefinition<FilterSchema, Answer>
  readonly call: QueryCall<z.input<FilterSchema>, Answer, unknown>
}

/** The filters of the address where they are legal, else those of a report just opened. */
const filtersOf = (name: ReportName, search: unknown): Filters => {
  const asked = typeof search === 'object' && search !== null && 'filters' in search ? search.filters : {}
  const ask = ReportAsk.safeParse({ report: name, filters: asked })
  return ask.success ? ask.data.filters : ReportAsk.parse({ report: name }).filters
}

/** One report with its fields: what is set stands in the address, what is not legal yet stays in the fields with its reason. */
const AskedReport = <FilterSchema extends z.ZodType, Answer>({ name, definition, call }: AskedProps<FilterSchema, Answer>) => {
  const navigate = useNavigate()
  const search: unknown = useSearch({ strict: false })
  const filters = filtersOf(name, search)
  const [wrong, setWrong] = useState<{ readonly filters: Filters; readonly errors: Readonly<Record<string, string>> } | null>(null)
  // Parsed by the very schema just above.
  const { value: answer } = useAnswer(call, filters as z.input<FilterSchema>)
  const isPrinting = useIsPrinting()
  const print = usePrint()
  const go = (next: Filters): void => void navigate({ to: pathOfReport(name), search: { filters: next }, replace: true })
  // Of two fields that change one after the other the second must not undo the first, whose change the address may not have yet.
  const meant = useRef<Filters | null>(null)
  useEffect(() => {
    if (JSON.stringify(meant.current) === JSON.stringify(filters)) meant.current = null
  }, [filters])
  const change = (part: Filters): void => {
    const next = { ...(meant.current ?? wrong?.filters ?? filters), ...part }
    meant.current = next
    const parsed = definition.filters.safeParse(next)
    if (!parsed.success) return setWrong({ filters: next, errors: Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.'), message])) })
    setWrong(null)
    meant.current = parsed.data as Filters
    return go(parsed.data as Filters)
  }
  const document: ReportDocument | null = answer === undefined ? null : definition.toDocument(answer)
  const ask = ReportAsk.parse({ report: name, filters })
  return (
    <>
      <div className={classes['screen']}>
        <Page title={definition.title} breadcrumbs={back} actions={document !== null && <ExportMenu ask={ask} document={document} onPrint={print} />}>
          <SavedReports ask={ask} onOpen={(saved) => { setWrong(null); meant.current = null; go(saved.ask.filters) }} />
          <ReportFields fields={definition.fields} filters={wrong?.filters ?? filters} errors={wrong?.errors ?? {}} onChange={change} />
          {name === 'client' && <LogoField />}
          {document !== null && <ReportView name={name} document={document} />}
        </Page>
      </div>
      {isPrinting && document !== null && <PrintedReport document={document} />}
    </>
  )
}

const Named = ({ name, client }: { readonly name: ReportName; readonly client: Pick<Client<AppContract>, 'report'> }) => {
  const { report } = client
  switch (name) {
    case 'roi':
      return null
    case 'planVsActual':
      return <AskedReport name={name} definition={reportDefinitions.planVsActual} call={report.planVsActual} />
    case 'pacing':
      return <AskedReport name={name} definition={reportDefinitions.pacing} call={report.pacing} />
    case 'communityHealth':
      return <AskedReport name={name} definition={reportDefinitions.communityHealth} call={report.communityHealth} />
    case 'keepInTouch':
      return <AskedReport name={name} definition={reportDefinitions.keepInTouch} call={report.keepInTouch} />
    case 'organicPaid':
      return <AskedReport name={name} definition={reportDefinitions.organicPaid} call={report.organicPaid} />
    case 'quarterReview':
      return <AskedReport name={name} definition={reportDefinitions.quarterReview} call={report.quarterReview} />
    case 'yearReview':
      return <AskedReport name={name} definition={reportDefinitions.yearReview} call={report.yearReview} />
    case 'promises':
      return <AskedReport name={name} definition={reportDefinitions.promises} call={report.promises} />
    case 'client':
      return <AskedReport name={name} definition={reportDefinitions.client} call={report.client} />
  }
}

/** Every report but ROI, which has a screen of its own: fields, saved ones, figures, charts, tables, files and paper. */
export const ReportPage = () => {
  const client = useClient()
  const { name: slug } = useParams({ strict: false })
  const name = typeof slug === 'string' ? reportOfSlug(slug) : null
  // What is typed and not legal yet belongs to the place of the history where it was typed, not to a saved report that is opened over it.
  const place = useLocation({ select: ({ state: { __TSR_index: index } }) => index })
  if (name === null) {
    return (
      <Page title={t`Report`} breadcrumbs={back}>
        <EmptyState icon={<IconReportOff size={24} />} title={t`There is no such report`}>{t`The list of reports has all there are.`}</EmptyState>
      </Page>
    )
  }
  return <Named key={`${name} ${place}`} name={name} client={client} />
}
