import { Text } from '@mantine/core'
import type { Receipt } from '../../shared/imports/import'
import { ownFigureNames } from '../../shared/imports/own-figure-names'
import { sourceName } from '../../shared/imports/receipt-words'
import { t } from '../../shared/kernel/words'
import { Figure, Figures } from '../networking/Figures'
import { countText } from '../networking/figure-text'
import { reachNotice } from '../networking/labels'
import { NoticeList } from '../ui/NoticeList'
import { PartTitle } from '../ui/PartTitle'
import { DealAmounts } from './DealAmounts'
import { isOfOurOwn, outcomeSentence, receiptDays, receiptPeriod } from './receipt-view'
import { RefusalPanel } from './RefusalPanel'
import { RowEquation } from './RowEquation'
import { TotalsPanel } from './TotalsPanel'
import classes from './imports.module.css'

const facts = (receipt: Receipt): readonly (readonly [string, string])[] => {
  const what = [[t`Taken for`, `${sourceName(receipt)}, ${receipt.kind}`]] as const
  // People have neither an account nor a currency.
  if (receipt.subject === 'people') return receipt.from === null ? what : [...what, [t`Days`, receiptPeriod(receipt)]]
  if (receipt.subject === 'deals') return [...what, [t`Days`, receiptDays(receipt)]]
  if (isOfOurOwn(receipt)) return [...what, [t`Our handle`, receipt.account === '' ? t`Not named` : receipt.account], [t`Days`, receiptDays(receipt)]]
  return [...what, [t`Account`, receipt.account === '' ? t`Not named` : receipt.account], [t`Period`, receiptPeriod(receipt)], [t`Broken down by`, receipt.breakdown], [t`Currency`, receipt.currency ?? t`n/a`]]
}

/** What the file is: platform, kind, account, period, currency, breakdown. */
export const ReceiptFacts = ({ receipt }: { readonly receipt: Receipt }) => (
  <dl className={classes.facts}>
    {facts(receipt).map(([term, text]) => (
      <div key={term}>
        <dt>{term}</dt>
        <dd>{text}</dd>
      </div>
    ))}
  </dl>
)

/** What the rows of our own posts or followers add up to, to be compared with the file. */
const Sums = ({ sums }: Pick<Receipt, 'sums'>) => (
  <section className={classes.panel} aria-label={t`Totals`}>
    <PartTitle className={classes.panelTitle}>{t`Totals`}</PartTitle>
    <div className={classes.stack}>
      <Figures label={t`Sums of the file`}>
        {sums.map(({ figure, sum }) => (
          <Figure key={figure} label={ownFigureNames[figure]} text={countText(sum)} />
        ))}
      </Figures>
      {sums.some(({ figure }) => figure === 'reach') && <NoticeList sentences={[reachNotice]} />}
    </div>
  </section>
)

/** What the deals of a file come to. */
const Amounts = ({ amounts }: Pick<Receipt, 'amounts'>) => (
  <section className={classes.panel} aria-label={t`Totals`}>
    <PartTitle className={classes.panelTitle}>{t`Totals`}</PartTitle>
    <DealAmounts amounts={amounts} />
  </section>
)

/** A whole receipt: what the file is, what became of its rows, what it adds up to, what was refused. */
export const ReceiptSummary = ({ receipt }: { readonly receipt: Receipt }) => (
  <div className={classes.stack}>
    <section className={classes.panel} aria-label={t`What was imported`}>
      <Text mb={14}>{outcomeSentence(receipt)}</Text>
      <RowEquation receipt={receipt} />
    </section>
    <NoticeList sentences={receipt.warnings} />
    <section className={classes.panel} aria-label={t`The file`}>
      <ReceiptFacts receipt={receipt} />
    </section>
    {receipt.subject === 'ads' && <TotalsPanel receipt={receipt} />}
    {receipt.sums.length > 0 && <Sums sums={receipt.sums} />}
    {receipt.amounts.length > 0 && <Amounts amounts={receipt.amounts} />}
    <RefusalPanel receipt={receipt} />
  </div>
)
