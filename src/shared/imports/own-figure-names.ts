import { t } from '../kernel/words'
import type { OwnFigure } from './import'

/** What lists of our own posts and followers count, in words. */
export const ownFigureNames: Readonly<Record<OwnFigure, string>> = {
  reach: t`Reach, summed`, impressions: t`Impressions`, reactions: t`Reactions`, comments: t`Comments`, shares: t`Shares`, saves: t`Saves`, clicks: t`Clicks`, views: t`Views`,
  promotedImpressions: t`Promoted impressions`, promotedEngagements: t`Promoted engagements`, promotedClicks: t`Promoted clicks`,
  gained: t`New followers`, organic: t`Organic`, sponsored: t`Sponsored`,
}
