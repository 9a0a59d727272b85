import { IconCheck, IconX } from '@tabler/icons-react'
import { Text } from '@mantine/core'
import type { Receipt } from '../../shared/imports/import'
import { t } from '../../shared/kernel/words'
import { PartTitle } from '../ui/PartTitle'
import { WideTable } from '../ui/WideTable'
import { reconcileSentence, type TotalLine, totalLines } from './receipt-view'
import classes from './imports.module.css'

const Verdict = ({ verdict, difference }: Pick<TotalLine, 'verdict' | 'difference'>) => {
  switch (verdict) {
    case 'unchecked':
      return <span className={classes.dimmed}>{t`not compared`}</span>
    case 'equal':
      return (
        <span className={classes.good}>
          <IconCheck size={15} aria-hidden />{' '}{t`equal`}
        </span>
      )
    case 'rounding':
      return (
        <span className={classes.good}>
          <IconCheck size={15} aria-hidden />{' '}{t`${difference ?? ''}, rounding`}
        </span>
      )
    case 'different':
      return (
        <span className={classes.bad}>
          <IconX size={15} aria-hidden /> {difference}
        </span>
      )
  }
}

/** The sums of the rows beside the file's own summary, with the verdict for each measure. */
export const TotalsPanel = ({ receipt }: { readonly receipt: Receipt }) => {
  const lines = totalLines(receipt)
  const hasSummary = receipt.fileTotals !== null
  return (
    <section className={classes.panel} aria-label={t`Totals`}>
      <PartTitle className={classes.panelTitle}>{t`Totals`}</PartTitle>
      <Text size="sm" c="dimmed" mb={12}>
        {reconcileSentence(receipt)}
      </Text>
      {lines.length > 0 && (
        <WideTable className={classes.tableFrame} label={t`Totals, table`}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t`Measure`}</th>
                <th scope="col" className={classes.end}>
                  {t`Rows add up to`}
                </th>
                {hasSummary && (
                  <>
                    <th scope="col" className={classes.end}>
                      {t`File’s own summary`}
                    </th>
                    <th scope="col">{t`Compared`}</th>
                  </>
                )}
              </tr>
            </thead>
            <tbody>
              {lines.map(({ label, rows, file, verdict, difference }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td className={classes.end}>{rows}</td>
                  {hasSummary && (
                    <>
                      <td className={classes.end}>{file ?? t`n/a`}</td>
                      <td>
                        <Verdict verdict={verdict} difference={difference} />
                      </td>
                    </>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
    </section>
  )
}
