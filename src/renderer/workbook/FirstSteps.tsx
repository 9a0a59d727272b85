import { IconBrandLinkedin, IconReportMoney, IconSeeding, IconTable } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '../../shared/kernel/words'
import { type Belongings, firstChoices } from './first-choice'
import { Way } from './Way'
import classes from './StartScreen.module.css'

const icons: Readonly<Record<Belongings, ReactNode>> = {
  linkedin: <IconBrandLinkedin size={22} aria-hidden />,
  ads: <IconReportMoney size={22} aria-hidden />,
  spreadsheet: <IconTable size={22} aria-hidden />,
}

const order = ['linkedin', 'ads', 'spreadsheet'] as const

/** The one question of a first start; each answer leads to the screen that shows something of it. */
export const FirstSteps = ({ onChoose, onLookAround }: { readonly onChoose: (belongings: Belongings) => void; readonly onLookAround: () => void }) => (
  <section aria-label={t`First steps`}>
    <h2 className={classes['heading']}>{t`What do you have?`}</h2>
    <div className={classes['ways']}>
      {order.map((each) => (
        <Way key={each} icon={icons[each]} title={firstChoices[each].title} text={firstChoices[each].text} onClick={() => onChoose(each)} />
      ))}
      <Way icon={<IconSeeding size={22} aria-hidden />} title={t`Nothing yet`} text={t`Look around in a finished example first.`} onClick={onLookAround} />
    </div>
    <h2 className={classes['heading']}>{t`Or begin here`}</h2>
  </section>
)
