import { decimalText, numberText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import type { ContactId } from '../../shared/networking/contact'
import { interactionTypes } from '../../shared/networking/interaction'
import { strengthDefinition } from '../../shared/networking/strength'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useToday } from '../platform/today'
import { Card } from '../ui/Card'
import { dayText } from './labels'
import classes from './networking.module.css'

const shownParts = 8

/** Why a relationship is as strong as it is: which touches, what each still adds, and what the next one would. */
export const StrengthCard = ({ id }: { readonly id: ContactId }) => {
  const client = useClient()
  const { value } = useAnswer(client.networking.contact.strength, { id, today: useToday() })
  if (value === undefined) return null
  const { strength, sum, parts, others, next, fading } = value
  const hidden = parts.slice(shownParts)
  const rest = { count: others.count + hidden.length, adds: hidden.reduce((total, { adds }) => total + adds, others.adds) }
  return (
    <Card title={t`Strength`} actions={<span className={classes['strength']}>{strength === null ? t`n/a` : t`${Math.round(strength)} of 100`}</span>}>
      {strength === null ? (
        <p className={classes['soft']}>{t`Nothing is logged yet.`}</p>
      ) : (
        <>
          <table className={classes['figuresTable']}>
            <caption>{t`What makes it up today`}</caption>
            <thead><tr><th scope="col">{t`Touch`}</th><th scope="col">{t`Weight`}</th><th scope="col">{t`Adds`}</th></tr></thead>
            <tbody>
              {parts.slice(0, shownParts).map(({ interactionId, type, on, weight, adds }) => (
                <tr key={interactionId}><th scope="row">{interactionTypes[type].name}, {dayText(on)}</th><td>{numberText(weight)}</td><td>{decimalText(adds, 2)}</td></tr>
              ))}
              {rest.count > 0 && <tr><th scope="row">{t`${numberText(rest.count)} more`}</th><td>–</td><td>{decimalText(rest.adds, 2)}</td></tr>}
              <tr><th scope="row"><b>{t`Sum`}</b></th><td>–</td><td><b>{decimalText(sum, 2)}</b></td></tr>
            </tbody>
          </table>
          <p className={classes['soft']}>{t`Without another touch: ${fading.map(({ on, strength: then }) => t`${then === null ? t`n/a` : Math.round(then)} on ${dayText(on)}`).join(', ')}.`}</p>
        </>
      )}
      <details className={classes['details']}>
        <summary>{t`What the next touch would add`}</summary>
        <table className={classes['figuresTable']}>
          <caption className="visually-hidden">{t`What the next touch would add`}</caption>
          <thead><tr><th scope="col">{t`Today`}</th><th scope="col">{t`Gain`}</th><th scope="col">{t`Then`}</th></tr></thead>
          <tbody>
            {[...next].sort((left, right) => right.gain - left.gain).map(({ type, gain, strength: then }) => (
              <tr key={type}><th scope="row">{interactionTypes[type].name}</th><td>+{decimalText(gain, 1)}</td><td>{decimalText(then, 1)}</td></tr>
            ))}
          </tbody>
        </table>
      </details>
      <details className={classes['details']}>
        <summary>{t`How it is computed`}</summary>
        <p className={classes['soft']}>{strengthDefinition}</p>
      </details>
    </Card>
  )
}
