import { Link } from '@tanstack/react-router'
import { t } from '../../shared/kernel/words'
import type { NetworkingMeasures } from '../../shared/networking/review.contract'
import { sentimentLabels, sentimentNames } from '../../shared/networking/sentiment/sentiment'
import { countText } from './figure-text'
import classes from './MeasureCards.module.css'

/** Where the texts behind a count of sentiment are. */
export interface TextsBehind {
  readonly to: '/networking/mentions' | '/networking/interactions'
  readonly search: object
}

type Counts = Pick<NetworkingMeasures['notes']['now'], 'positive' | 'neutral' | 'negative' | 'unread'>

interface SentimentCountsProps {
  readonly counts: Counts
  readonly behind: TextsBehind
}

/** How many texts there are, whichever way they read. */
export const textsOf = ({ positive, neutral, negative, unread }: Counts): number => positive + neutral + negative + unread

/** How many texts read each way, drawn and in numbers; each leads to its texts. */
export const SentimentCounts = ({ counts, behind: { to, search } }: SentimentCountsProps) => (
  <>
    {sentimentLabels.some((label) => counts[label] > 0) && (
      <div className={classes['shares']} aria-hidden>
        {sentimentLabels.map((label) => counts[label] > 0 && <span key={label} data-sentiment={label} style={{ flexGrow: counts[label] }} />)}
      </div>
    )}
    <p className={classes['counts']}>
      {sentimentLabels.map((label) => (
        <Link key={label} to={to} search={{ ...search, sentiment: label }}>
          <i data-sentiment={label} aria-hidden />
          {t`${sentimentNames[label]}: ${countText(counts[label])}`}
        </Link>
      ))}
      {counts.unread > 0 && <Link to={to} search={{ ...search, sentiment: 'unread' }}>{t`Not read: ${countText(counts.unread)}`}</Link>}
    </p>
  </>
)
