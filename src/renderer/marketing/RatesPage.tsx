import { Button, Group } from '@mantine/core'
import { IconArrowsExchange, IconClipboard, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { dayText } from '../../shared/kernel/day-text'
import type { Currency } from '../../shared/kernel/money'
import { Day } from '../../shared/kernel/day'
import { fieldText, readTyped, typedMinor } from '../../shared/kernel/typed-number'
import { plural, sense, t } from '../../shared/kernel/words'
import { type ExchangeRate, ExchangeRateFields } from '../../shared/marketing/exchange-rate'
import { parseRateTable } from '../../shared/marketing/exchange-rate-table'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { useToday, useTypedDay } from '../platform/today'
import { Card } from '../ui/Card'
import type { DataColumn } from '../ui/data-column'
import { DataTable } from '../ui/DataTable'
import { EmptyState } from '../ui/EmptyState'
import { DayField, fieldErrors, isFieldDay, TextAreaField, TextField } from '../ui/fields'
import { dayWidth } from '../ui/fitting-width'
import { FormDialog } from '../ui/FormDialog'
import { useCheckedForm } from '../ui/use-checked-form'
import { Page } from '../ui/Page'
import { removeChoice } from '../ui/RowMenu'
import { useSaidOf } from '../ui/use-said-of'
import { conversionText, rateSentence } from './rate-view'
import classes from './marketing.module.css'

interface DialogProps {
  readonly currency: Currency
  readonly onClose: () => void
}

const RateDialog = ({ rate, currency, onClose }: DialogProps & { readonly rate: ExchangeRate | null }) => {
  const client = useClient()
  const set = useCommand(client.marketing.exchangeRate.set)
  const edit = useCommand(client.marketing.exchangeRate.edit)
  const today: string = useToday()
  const [typed, setTyped] = useState({ from: rate?.from ?? '', to: rate?.to ?? currency, on: rate?.on ?? today, rate: fieldText(rate?.rate ?? ''), source: rate?.source ?? '' })
  const change = (part: Partial<typeof typed>): void => setTyped((before) => ({ ...before, ...part }))
  const readRate = readTyped(typed.rate)
  const { errors, form } = useCheckedForm({
    schema: ExchangeRateFields,
    fields: { ...typed, from: typed.from.trim().toUpperCase(), to: typed.to.trim().toUpperCase(), rate: readRate ?? typed.rate.trim() },
    send: (fields) => (rate === null ? set(fields) : edit({ id: rate.id, fields })),
    refused: () => ({ from: t`This rate was removed meanwhile.` }),
  })
  return (
    <FormDialog title={rate === null ? t`Type in a rate` : t`Edit rate`} isOpen onClose={onClose} {...form} submitLabel={rate === null ? t`Add rate` : t`Save`}>
      <Group grow align="flex-start">
        <TextField
          label={t`1 unit of`}
          value={typed.from}
          onChange={(from) => change({ from })}
          error={errors['from']}
          placeholder="USD"
          isRequired
          autoFocus
        />
        <TextField
          label={t`is so many`}
          value={typed.rate}
          onChange={(value) => change({ rate: value })}
          onLeave={() => {
            if (readRate !== null) change({ rate: fieldText(readRate) })
          }}
          error={errors['rate']}
          placeholder={fieldText('0.9234')}
          isRequired
        />
        <TextField label={t`of`} value={typed.to} onChange={(to) => change({ to })} error={errors['to']} isRequired />
      </Group>
      <Group grow align="flex-start">
        <DayField label={t`On`} value={typed.on} onChange={(on) => change({ on })} error={errors['on']} isRequired />
        <TextField
          label={t`Source`}
          value={typed.source}
          onChange={(source) => change({ source })}
          error={errors['source']}
          placeholder={t`Bank statement`}
          isRequired
        />
      </Group>
      <p className={classes['soft']}>{t`A rate for the same currencies and day takes the place of the one before.`}</p>
    </FormDialog>
  )
}

const shownRefusals = 5

const PasteDialog = ({ onClose }: Pick<DialogProps, 'onClose'>) => {
  const client = useClient()
  const setMany = useCommand(client.marketing.exchangeRate.setMany)
  const [text, setText] = useState('')
  const [source, setSource] = useState('')
  const [error, setError] = useSaidOf(text)
  const { rates, refused } = parseRateTable(text, source.trim())
  const submit = async (): Promise<boolean> => {
    if (rates.length === 0) {
      setError(t`No line of this is a rate.`)
      return false
    }
    const result = await setMany({ rates: [...rates] })
    if (result?.ok === false) setError(Object.values(fieldErrors(result.error) ?? { text: t`These rates could not be taken.` })[0])
    return result?.ok === true
  }
  return (
    <FormDialog
      title={t`Paste a table of rates`}
      isOpen
      onClose={onClose}
      onSubmit={submit}
      submitLabel={rates.length === 0 ? t`Import rates` : t`${plural(rates.length, { one: 'Import 1 rate', other: 'Import # rates' })}`}
      size="lg"
    >
      <TextAreaField
        label={t`Table`}
        description={t`From, to, day, rate, source: parted by tabs, semicolons or commas, with or without a heading. Days like 2026-03-31.`}
        value={text}
        onChange={setText}
        minRows={8}
        placeholder={t`USD	EUR	2026-03-31	0.9234	ECB`}
        error={error}
        autoFocus
      />
      <TextField label={t`Source of lines that name none`} value={source} onChange={setSource} placeholder={t`European Central Bank, reference rates`} />
      {refused.length > 0 && (
        <div role="status">
          <p className={classes['soft']}>{t`${plural(refused.length, { one: '# line is', other: '# lines are' })} not taken:`}</p>
          <ul className={classes['lines']}>
            {refused.slice(0, shownRefusals).map(({ line, text: of, reason }) => (
              <li key={line} className={classes['costLine']}>
                <span className={classes['what']}>
                  <bdi>{t`Line ${line}: ${of}`}</bdi>
                  <span className={classes['soft']}>{reason}.</span>
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </FormDialog>
  )
}

/** Converts an amount by the rates there are, and prints the rate it used. */
const ConverterCard = ({ currency }: { readonly currency: Currency }) => {
  const client = useClient()
  const today = useToday()
  const [amount, setAmount] = useState('100')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState(currency)
  const [on, setOn] = useTypedDay(today)
  const [source, target] = [from.trim().toUpperCase(), to.trim().toUpperCase()]
  const isCode = (code: string): boolean => /^[A-Z]{3}$/.test(code)
  const day = isFieldDay(on) ? Day.safeParse(on).data : undefined
  const amountMinor = isCode(source) ? typedMinor(amount, source) : null
  const isWhole = amountMinor !== null && isCode(target) && day !== undefined
  const { value } = useAnswer(
    client.marketing.exchangeRate.convert,
    {
      amounts: [{ currency: isCode(source) ? source : currency, amountMinor: amountMinor ?? 0 }],
      to: isCode(target) ? target : currency,
      on: day ?? today,
    },
    { enabled: isWhole },
  )
  return (
    <Card title={t`Convert an amount`}>
      <div className={classes['filters']} data-on-screen>
        <TextField label={t`Amount`} value={amount} onChange={setAmount} />
        <TextField label={t`From`} value={from} onChange={setFrom} placeholder="USD" />
        <TextField label={sense('a currency to change into')`To`} value={to} onChange={setTo} />
        <DayField label={t`By the rate of`} value={on} onChange={setOn} error={day === undefined ? t`Type the day whole, with a year from 1900 on.` : undefined} />
      </div>
      <p className={classes['soft']} aria-live="polite">{!isWhole ? t`Type an amount and two currencies.` : value === undefined ? '' : conversionText(value)}</p>
    </Card>
  )
}

/** Dated exchange rates, typed in or pasted; none is ever fetched. */
export const RatesPage = () => {
  const client = useClient()
  const { value: rates } = useAnswer(client.marketing.exchangeRate.list, {})
  const { value: info } = useAnswer(client.workbook.info, {})
  const remove = useCommand(client.marketing.exchangeRate.remove)
  const [dialog, setDialog] = useState<ExchangeRate | 'new' | 'paste' | null>(null)
  const columns: readonly DataColumn<ExchangeRate>[] = [
    { key: 'pair', header: t`Currencies`, width: 130, sortValue: ({ from, to }) => `${from} ${to}`, render: ({ from, to }) => <strong>{sense('from one currency to another')`${from} to ${to}`}</strong> },
    { key: 'on', header: t`Day`, width: dayWidth, align: 'end', sortValue: ({ on }) => on, render: ({ on }) => dayText(on) },
    { key: 'rate', header: t`Rate`, width: 130, align: 'end', render: ({ rate }) => fieldText(rate) },
    { key: 'source', header: t`Source`, width: 260, sortValue: ({ source }) => source, render: ({ source }) => <bdi title={source}>{source}</bdi> },
  ]
  const addButton = <Button leftSection={<IconPlus size={16} />} onClick={() => setDialog('new')}>{t`Type in a rate`}</Button>
  const pasteButton = <Button variant="default" leftSection={<IconClipboard size={16} />} onClick={() => setDialog('paste')}>{t`Paste a table`}</Button>
  const currency = info?.settings.currency
  return (
    <Page title={t`Exchange rates`} actions={pasteButton} begin={addButton}>
      <p className={classes['soft']}>{t`Rapport never fetches a rate. What you type in holds from its day until the next one, in either direction, and is printed wherever it was used; rates are never chained over a third currency.`}</p>
      {currency !== undefined && rates !== undefined && rates.length > 0 && <ConverterCard currency={currency} />}
      {rates !== undefined && (
        <DataTable
          name="rates"
          label={t`Exchange rates`}
          columns={columns}
          rows={rates}
          rowKey={({ id }) => id}
          rowLabel={rateSentence}
          onOpen={setDialog}
          choices={({ id }) => [removeChoice(() => void remove({ id }))]}
          empty={<EmptyState icon={<IconArrowsExchange size={24} />} title={t`No rates yet`} begins>{t`Amounts in several currencies stand side by side until you say what one was worth in another, on which day, and where that is from.`}</EmptyState>}
        />
      )}
      {currency !== undefined && dialog !== null && dialog !== 'paste' && <RateDialog rate={dialog === 'new' ? null : dialog} currency={currency} onClose={() => setDialog(null)} />}
      {dialog === 'paste' && <PasteDialog onClose={() => setDialog(null)} />}
    </Page>
  )
}
