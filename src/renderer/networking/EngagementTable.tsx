import type { EngagementOverPosts } from '../../shared/networking/post'
import { MetricValue } from '../ui/MetricValue'
import { countText, type RateName, rateNames, rateReason, rateText } from './figure-text'
import classes from './networking.module.css'

const names: readonly RateName[] = ['byReach', 'byImpressions', 'byFollowers']

const Rate = ({ value, reason }: { readonly value: number | null; readonly reason: string | null }) => <td><MetricValue text={rateText(value)} reason={value === null ? reason : null} isFocusable /></td>

/** The three engagement rates over posts, each by its own denominator, pooled or by day and as the mean of posts. */
export const EngagementTable = ({ over }: { readonly over: EngagementOverPosts }) => (
  <table className={classes['figuresTable']}>
    <caption className="visually-hidden">Engagement rates, each by its own denominator</caption>
    <thead>
      <tr>
        <th scope="col">Engagement rate</th>
        <th scope="col">Pooled</th>
        <th scope="col">Mean of days</th>
        <th scope="col">Mean of posts</th>
        <th scope="col">Posts</th>
      </tr>
    </thead>
    <tbody>
      {names.map((name) => {
        const reason = rateReason(over, name)
        return (
          <tr key={name}>
            <th scope="row">{rateNames[name]}</th>
            <Rate value={name === 'byFollowers' ? null : over[name].pooled} reason={reason ?? 'Followers of several posts do not add up, so nothing is pooled.'} />
            <Rate value={name === 'byFollowers' ? over[name].daily : null} reason={reason ?? 'Taken by post, not by day.'} />
            <Rate value={over[name].mean} reason={reason} />
            <td>{countText(over[name].posts)} of {countText(over.posts)}</td>
          </tr>
        )
      })}
    </tbody>
  </table>
)
