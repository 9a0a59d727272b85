import { t } from '../../shared/kernel/words'
import type { QualityCheck, Verdict } from '../../shared/marketing/advice/advice'
import { Card } from '../ui/Card'
import classes from './Advice.module.css'

const checkNames: Readonly<Record<QualityCheck['check'], string>> = { fit: t`Fit`, stability: t`Stability`, plausibility: t`Plausibility`, drift: t`Drift` }

const verdictWords: Readonly<Record<Verdict, string>> = { PASS: t`The curves hold up.`, REVIEW: t`Look at what is marked before you follow the curves.`, FAIL: t`The curves do not hold and are not used; small moves are suggested instead.` }

/** Whether the curves can be believed, before anything is made of them. */
export const QualityCard = ({ quality, verdict }: { readonly quality: readonly QualityCheck[]; readonly verdict: Verdict | null }) => (
  <Card title={t`Can the curves be believed?`}>
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
