import { t } from '../../shared/kernel/words'
import { growingText, type RateName, rateNames, rateReason, togetherRate } from '../../shared/networking/engagement-words'
import type { EngagementOverPosts } from '../../shared/networking/post'
import { MetricValue } from '../ui/MetricValue'
import { WideTable } from '../ui/WideTable'
import { countText, rateText } from './figure-text'
import classes from './networking.module.css'

const names: readonly RateName[] = ['byReach', 'byImpressions', 'byFollowers']

/** That some of the posts are so young that their rates will change. */
export const GrowingNote = ({ over }: { readonly over: EngagementOverPosts }) => {
  const text = growingText(over)
  return text !== null && <p className={classes['soft']}>{text}</p>
}

/** The three engagement rates over posts, each by its own denominator: taken together in the way its row says, and as the mean of the posts' rates. */
export const EngagementTable = ({ over }: { readonly over: EngagementOverPosts }) => (
  <>
    <WideTable label={t`Engagement rates, table`}>
      <table className={classes['figuresTable']}>
        <caption className="visually-hidden">{t`Engagement rates, each by its own denominator`}</caption>
        <thead>
          <tr>
            <th scope="col">{t`Engagement rate`}</th>
            <th scope="col">{t`Together`}</th>
            <th scope="col">{t`Mean of posts`}</th>
            <th scope="col">{t`Of posts`}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => {
            const reason = rateReason(over, name)
            const together = togetherRate(over, name)
            return (
              <tr key={name}>
                <th scope="row">{rateNames[name]}</th>
                <td><MetricValue text={rateText(together)} reason={together === null ? reason : null} note={name === 'byFollowers' ? t`mean of days` : t`pooled`} isFocusable /></td>
                <td><MetricValue text={rateText(over[name].mean)} reason={over[name].mean === null ? reason : null} isFocusable /></td>
                <td>{t`${countText(over[name].posts)} of ${countText(over.posts)}`}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </WideTable>
    <GrowingNote over={over} />
  </>
)
