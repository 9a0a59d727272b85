import { IconFileImport } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { t } from '../../shared/kernel/words'
import { EmptyState } from '../ui/EmptyState'
import type { Belongings } from '../workbook/first-choice'
import classes from './ImportWizard.module.css'

interface HowTo {
  readonly title: string
  readonly steps: readonly string[]
  /** The page of the guide that says more. */
  readonly guide: { readonly page: string; readonly label: string }
}

const ways: Readonly<Record<Belongings, HowTo>> = {
  linkedin: {
    title: t`Bring in your LinkedIn archive`,
    steps: [t`On LinkedIn: Settings › Data privacy › Get a copy of your data. Ask for the larger archive.`, t`LinkedIn sends a link within a day; “Connections” alone comes in minutes.`, t`Choose the zip here, or drop it on this window. You see what it holds before anything changes.`],
    guide: { page: 'formats-linkedin-people', label: t`What is read of it` },
  },
  ads: {
    title: t`Bring in your results`,
    steps: [t`In the ad platform: export the report of your campaigns as CSV or XLSX, by day where it offers that.`, t`Choose the file here, or drop it on this window. Several platforms may come at once.`, t`Read what was found, and import. Then open the ROI report.`],
    guide: { page: 'formats-README', label: t`How to export from each platform` },
  },
  spreadsheet: {
    title: t`Bring in your spreadsheet`,
    steps: [t`Keep one row of headings and one line per person, post, deal or day.`, t`Choose the file here, or drop it on this window.`, t`Say what each column is. Rapport remembers it for the next file with the same headings.`],
    guide: { page: 'formats-generic', label: t`What a table needs` },
  },
}

/** What to do with what somebody said they have; else what may be dropped here. */
export const HowToGetIt = ({ belongings }: { readonly belongings: Belongings | null }) => {
  if (belongings === null) {
    return (
      <EmptyState icon={<IconFileImport size={26} />} title={t`Drop exports here`} action={null}>
        {t`One file, several, a folder or a zip. From Meta, Google Ads, LinkedIn, TikTok, Pinterest, Microsoft Advertising, X, Reddit or Snapchat as CSV or XLSX, or any table with spend, impressions or clicks. People from LinkedIn (the whole archive too), Google, Outlook, contact cards, Instagram, Threads, Facebook, X, Mastodon, or any table with names. Deals and orders from HubSpot, Pipedrive, Salesforce, Shopify, WooCommerce, Stripe or any table. You see what each file holds before anything changes, and can undo it whole.`}
      </EmptyState>
    )
  }
  const { title, steps, guide } = ways[belongings]
  return (
    <EmptyState icon={<IconFileImport size={26} />} title={title} action={<Link to="/help/$page" params={{ page: guide.page }}>{guide.label}</Link>}>
      <ol className={classes['steps']}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </EmptyState>
  )
}
