import type { QualityCheck, Verdict } from '../../shared/marketing/advice/advice'
import { Card } from '../ui/Card'
import classes from './Advice.module.css'

const checkNames: Readonly<Record<QualityCheck['check'], string>> = { fit: 'Fit', stability: 'Stability', plausibility: 'Plausibility', drift: 'Drift' }

const verdictWords: Readonly<Record<Verdict, string>> = { PASS: 'The curves hold up.', REVIEW: 'Look at what is marked before you follow the curves.', FAIL: 'The curves do not hold and are not used; small moves are suggested instead.' }

/** Whether the curves can be believed, before anything is made of them. */
export const QualityCard = ({ quality, verdict }: { readonly quality: readonly QualityCheck[]; readonly verdict: Verdict | null }) => (
  <Card title="Can the curves be believed?">
    {verdict !== null && <p><strong className={classes['verdict']} data-verdict={verdict}>{verdict}</strong> {verdictWords[verdict]}</p>}
    <ul className={classes['checks']}>
      {quality.map(({ check, verdict: own, sentence }) => (
        <li key={check}>
          <strong className={classes['verdict']} data-verdict={own}>{own}</strong>
          <span><strong>{checkNames[check]}.</strong> {sentence}</span>
        </li>
      ))}
    </ul>
  </Card>
)
