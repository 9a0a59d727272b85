import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { breakText } from '../../shared/bridge/pedigree'
import type { Pedigree, PedigreeFigure, PedigreeScope } from '../../shared/bridge/pedigree.contract'
import { dayRangeText, dayText } from '../../shared/kernel/day-text'
import { dayOfMoment } from '../../shared/kernel/day'
import { numberText } from '../../shared/kernel/language'
import type { Currency } from '../../shared/kernel/money'
import { platformNames } from '../../shared/kernel/platform'
import { plural, t } from '../../shared/kernel/words'
import { metricDefinitions, type MetricKey } from '../../shared/marketing/metrics'
import { formatCell, formatMoney } from '../../shared/reports/format'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { MetricValue } from '../ui/MetricValue'
import { Look } from '../ui/Look'
import classes from './bridge.module.css'
import facts from '../marketing/marketing.module.css'
import { rich } from '../ui/rich'
import { WideTable } from '../ui/WideTable'

const figureText = ({ kind, value }: PedigreeFigure, currency: Currency): string => formatCell(kind === 'money' ? { kind, value, currency } : { kind, value })

const withUnit = (figure: PedigreeFigure, currency: Currency): string => `${figureText(figure, currency)}${figure.kind === 'money' && figure.value !== null ? ` ${currency}` : ''}`

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => <section aria-label={title}><h3>{title}</h3>{children}</section>

const Facts = ({ pedigree: { parts, currency, clickType, conversionKind, dataTo, rowCount } }: { readonly pedigree: Pedigree }) => (
  <dl className={facts['facts']}>
    {/* Two parts may be called the same only where they are the same sum. */}
    {/* oxlint-disable-next-line react/no-array-index-key */}
    {parts.map((figure, index) => <div key={index} style={{ display: 'contents' }}><dt>{figure.label}</dt><dd><MetricValue text={withUnit(figure, currency)} reason={figure.reason} isFocusable /></dd></div>)}
    {clickType !== null && <><dt>{t`Kind of clicks`}</dt><dd>{clickType}</dd></>}
    {conversionKind !== null && <><dt>{t`Kind of conversions`}</dt><dd>{conversionKind}</dd></>}
    <dt>{t`Currency`}</dt><dd>{currency}</dd>
    <dt>{t`Data to`}</dt><dd>{dataTo === null ? t`no dated results` : dayText(dataTo)}</dd>
    <dt>{t`Imported rows`}</dt><dd>{numberText(rowCount)}</dd>
  </dl>
)

const Windows = ({ pedigree: { settings, usual, breaks } }: { readonly pedigree: Pedigree }) => {
  const sentences = [
    ...settings.map(({ platform, setting, from, to, file }) => (from === null || to === null ? t`${platformNames[platform]}: “${setting}”, as ${file} says.` : t`${platformNames[platform]}: “${setting}”, as ${file} says for ${dayRangeText(from, to)}.`)),
    ...usual.map(({ platform, window }) => t`${platformNames[platform]}: the files name none. Usually ${window}.`),
    ...breaks.map(breakText),
  ]
  return sentences.length === 0 ? null : <Part title={t`Attribution window`}><ul>{sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul></Part>
}

const Rows = ({ pedigree: { rows, rowCount, currency, clickType } }: { readonly pedigree: Pedigree }) => {
  // A row of the figures' own currency needs no name for it.
  const money = (value: number | null, own: Currency): string => (value === null || own === currency ? formatCell({ kind: 'money', value, currency }) : formatMoney(value, own, { withCurrency: true }))
  const count = (value: number | null): string => formatCell({ kind: 'count', value })
  return (
    <Part title={rows.length < rowCount ? t`The newest ${numberText(rows.length)} of ${numberText(rowCount)} rows` : t`Rows`}>
      <WideTable label={t`Rows, table`}>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t`What`}</th>
              <th scope="col">{t`Days`}</th>
              <th scope="col">{t`Spend`}</th>
              <th scope="col">{t`Impressions`}</th>
              <th scope="col">{clickType ?? t`Clicks`}</th>
              <th scope="col">{t`Conversions`}</th>
              <th scope="col">{t`Value`}</th>
              <th scope="col">{t`Import`}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ from, to, what, currency: own, spendMinor, impressions, clicks, conversions, valueMinor, batch }, index) => (
              // Two rows may say the same; their order is their identity.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={index}>
                <th scope="row">
                  <bdi>{what}</bdi>
                </th>
                <td>{from === null || to === null ? t`no date` : dayRangeText(from, to)}</td>
                <td>{money(spendMinor, own)}</td>
                <td>{count(impressions)}</td>
                <td>{count(clicks)}</td>
                <td>{formatCell({ kind: 'decimal', value: conversions })}</td>
                <td>{money(valueMinor, own)}</td>
                <td>{batch}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </Part>
  )
}

const Whole = ({ pedigree }: { readonly pedigree: Pedigree }) => {
  const { definition, figure, arithmetic, currency, batches, rows, notes } = pedigree
  return (
    <div className={classes['drawer']}>
      <div>
        <div className={classes['big']}>{withUnit(figure, currency)}</div>
        {figure.reason !== null && <p>{figure.reason}</p>}
        <p>{definition}</p>
        {arithmetic !== null && <p>{arithmetic} = <strong>{figureText(figure, currency)}</strong></p>}
      </div>
      <Part title={t`Made of`}><Facts pedigree={pedigree} /></Part>
      <Windows pedigree={pedigree} />
      {batches.length > 0 && <Part title={t`Imports`}><ul>{batches.map(({ id, file, importedAt, rows: count }) => <li key={id}>{rich`${<Link to="/imports/$id" params={{ id: String(id) }}>{file}</Link>} (import ${id}), ${dayText(dayOfMoment(importedAt))}, ${plural(count, { one: '# row', other: '# rows' })}`}</li>)}</ul></Part>}
      {rows.length > 0 && <Rows pedigree={pedigree} />}
      {notes.length > 0 && <Part title={t`Good to know`}><ul>{notes.map((note) => <li key={note}>{note}</li>)}</ul></Part>}
    </div>
  )
}

/** Where one figure comes from: formula, sums, kinds, windows, imports and rows. */
export const PedigreeDrawer = ({ metric, scope, onClose }: { readonly metric: MetricKey; readonly scope: Partial<PedigreeScope>; readonly onClose: () => void }) => {
  const client = useClient()
  const { value: pedigree } = useAnswer(client.bridge.pedigree.of, { ...scope, metric })
  return (
    <Look title={metricDefinitions[metric].label} size="lg" onClose={onClose}>
      {pedigree === undefined ? <p aria-busy>{t`Looking it up…`}</p> : <Whole pedigree={pedigree} />}
    </Look>
  )
}
