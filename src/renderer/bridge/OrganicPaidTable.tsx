import { Fragment } from 'react'
import { attributionRuleNames, AttributionRule } from '../../shared/bridge/attribution'
import { type OrganicPaidLine, type OrganicPaidReport, reportSideNames, type RuleLine, type SideCell } from '../../shared/bridge/organic-paid-report'
import type { Currency } from '../../shared/kernel/money'
import { t } from '../../shared/kernel/words'
import { formatCell } from '../../shared/reports/format'
import { MetricValue } from '../ui/MetricValue'
import { WideTable } from '../ui/WideTable'
import classes from './bridge.module.css'

const groupNames: Readonly<Record<OrganicPaidLine['group'], string>> = { effort: t`Effort in`, results: t`Results out`, ratios: t`What it came to` }
const strongLines = new Set(['cost', 'revenue', 'roi'])

const Figure = ({ cell: { kind, value, reason, note }, currency }: { readonly cell: SideCell; readonly currency: Currency }) => (
  <>
    <MetricValue text={formatCell(kind === 'money' ? { kind, value, currency } : { kind, value })} reason={reason} isFocusable />
    {note !== null && <span className={classes['note']}>{note}</span>}
  </>
)

/** Effort and results of both sides, line by line on the same formulas. */
export const OrganicPaidTable = ({ report: { lines, sides, currency } }: { readonly report: OrganicPaidReport }) => (
  <WideTable label={t`Organic and paid side by side`}>
    <table className={classes['table']}>
      <thead><tr><th scope="col">{t`Amounts in ${currency}`}</th>{sides.map((side) => <th key={side} scope="col">{reportSideNames[side]}</th>)}</tr></thead>
      <tbody>
        {lines.map((line, index) => (
          <Fragment key={line.key}>
            {line.group !== lines[index - 1]?.group && <tr className={classes['group']}><th scope="rowgroup" colSpan={sides.length + 1}>{groupNames[line.group]}</th></tr>}
            <tr className={strongLines.has(line.key) ? classes['strong'] : undefined}>
              <th scope="row" title={line.definition}>{line.label}</th>
              {sides.map((side) => { const cell = line.cells[side]; return <td key={side}>{cell !== undefined && <Figure cell={cell} currency={currency} />}</td> })}
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  </WideTable>
)

const ruleColumns = [['deals', t`Won deals`], ['revenue', t`Revenue`], ['leads', t`Leads`], ['customers', t`New customers`], ['roi', t`ROI (profit)`]] as const satisfies readonly (readonly [keyof RuleLine, string])[]

/** What each rule of attribution makes of the same deals and people; the chosen one is marked. */
export const RulesTable = ({ report: { rules, currency, filters } }: { readonly report: OrganicPaidReport }) => (
  <WideTable label={t`What each rule makes of it, table`}>
    <table className={classes['table']}>
      <thead><tr><th scope="col">{t`Rule`}</th><th scope="col" className={classes['words']}>{t`Side`}</th>{ruleColumns.map(([key, label]) => <th key={key} scope="col">{label}</th>)}</tr></thead>
      <tbody>
        {AttributionRule.options.flatMap((rule) =>
          rules.filter((line) => line.rule === rule).map((line, index) => (
            <tr key={`${rule}${line.side}`} className={rule === filters.rule ? classes['chosen'] : undefined}>
              <th scope="row">{index === 0 ? `${attributionRuleNames[rule]}${rule === filters.rule ? ` ${t`(chosen)`}` : ''}` : <span className="visually-hidden">{attributionRuleNames[rule]}</span>}</th>
              <td className={classes['words']}>{reportSideNames[line.side]}</td>
              {ruleColumns.map(([key]) => <td key={key}><Figure cell={line[key]} currency={currency} /></td>)}
            </tr>
          )),
        )}
      </tbody>
    </table>
  </WideTable>
)
