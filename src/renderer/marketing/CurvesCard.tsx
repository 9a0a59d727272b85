import { t } from '../../shared/kernel/words'
import type { AdviceOverview } from '../../shared/marketing/advice/advice.contract'
import type { Suggestion } from '../../shared/marketing/advice/suggestion'
import { Card } from '../ui/Card'
import { ResponseChart } from './ResponseChart'
import classes from './Advice.module.css'
import shared from './marketing.module.css'

/** What each channel brings for what is spent, as far as anybody knows. */
export const CurvesCard = ({ overview, suggestion }: { readonly overview: AdviceOverview; readonly suggestion: Suggestion | null }) => (
  <Card title={t`Response curves`}>
    <p className={shared['soft']}>{t`Each dot is a week. The shaded stretch is what was ever spent in a week; beyond it the curve is dashed, because nobody knows. The square is now, the diamond is suggested.`}</p>
    <div className={classes['curves']}>
      {overview.fit?.curves.map((view) => {
        const line = suggestion?.channels.find(({ key }) => key === view.key)
        const now = overview.channels.find(({ key }) => key === view.key)?.nowMinor ?? 0
        return <ResponseChart key={view.key} view={view} outcome={overview.question.outcome} currency={overview.question.currency} nowMinor={now} suggestedMinor={line?.suggestedMinor ?? now} />
      })}
    </div>
  </Card>
)
