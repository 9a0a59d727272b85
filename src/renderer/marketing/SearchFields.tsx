import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { AdPlatform } from '../../shared/kernel/platform'
import type { Currency } from '../../shared/kernel/money'
import { t } from '../../shared/kernel/words'
import type { CampaignId } from '../../shared/marketing/campaign'
import type { InOtherCurrency } from '../../shared/marketing/metrics'
import type { RoiReport } from '../../shared/reports/roi.contract'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { SelectField } from '../ui/fields'
import type { FilterInForce } from '../ui/FilterChips'
import { PeriodFields } from '../ui/PeriodFields'
import { adPlatformOptions } from './ad-platform-options'
import { amountsOfChoice, amountsOptions, choiceOfAmounts } from './amounts-choice'
import type { AmountsSearch, PeriodSearch } from './marketing-search'
import { type PeriodPreset, periodPresetNames, periodPresets } from './period-presets'
import classes from './marketing.module.css'

interface PartFieldProps<Search> {
  readonly search: Search
  /** Changes a part of the address; undefined takes it out. */
  readonly onChange: (part: Partial<Record<keyof Search, unknown>>) => void
}

/** Which days: by a name that counts back from the newest day with results, or from one day to another. */
export const PeriodField = ({ search, onChange, usual }: PartFieldProps<PeriodSearch> & { readonly usual: PeriodPreset }) => (
  <PeriodFields search={search} onChange={onChange} names={periodPresetNames} usual={usual} offered={periodPresets} />
)

/** What a campaign that is chosen is called, as one of a table's filters. */
export const useCampaignInForce = ({ campaign }: { readonly campaign?: CampaignId | undefined }): FilterInForce => {
  const client = useClient()
  const { value: campaigns } = useAnswer(client.marketing.campaign.names, {})
  return { label: t`Campaign`, value: campaign === undefined || campaigns === undefined ? null : (campaigns.find(({ id }) => id === campaign)?.name ?? t`Removed`), keys: ['campaign'] }
}

const all = { value: '' as const, label: t`All` }

export const PlatformField = ({ search, onChange }: PartFieldProps<{ readonly platform?: AdPlatform | undefined }>) => (
  <SelectField label={t`Platform`} value={search.platform ?? ''} onChange={(platform) => onChange({ platform: platform === '' ? undefined : platform })} options={[all, ...adPlatformOptions]} />
)

/** Which campaign, of all there are. */
export const CampaignField = ({ search, onChange }: PartFieldProps<{ readonly campaign?: CampaignId | undefined }>) => {
  const client = useClient()
  const { value: campaigns } = useAnswer(client.marketing.campaign.names, {})
  return (
    <SelectField
      label={t`Campaign`}
      value={String(search.campaign ?? '')}
      onChange={(id) => onChange({ campaign: id === '' ? undefined : Number(id) })}
      options={[all, ...(campaigns ?? []).map(({ id, name }) => ({ value: String(id), label: name }))]}
      gone={campaigns === undefined ? '' : t`Removed`}
    />
  )
}

/** The notes of a report without those that `OtherCurrencies` shows at its head. */
export const notesBelow = (notes: readonly string[], { otherCurrencies }: Pick<RoiReport, 'otherCurrencies'>): readonly string[] => notes.filter((note) => !otherCurrencies.some(({ sentence }) => sentence === note))

/** What a sum leaves out because it is in another currency, each with the way to it. `lacksRates`: with a rate it would be in it. */
export const OtherCurrencies = ({ left, lacksRates = false, onShow }: { readonly left: readonly InOtherCurrency[]; readonly lacksRates?: boolean; readonly onShow: (currency: Currency) => void }) =>
  left.map(({ currency, sentence }) => (
    <p key={currency} className={classes['soft']}>
      {sentence} <Anchor component="button" type="button" size="sm" onClick={() => onShow(currency)}>{t`Show ${currency}`}</Anchor>
      {lacksRates && <> <Anchor size="sm" renderRoot={(props) => <Link to="/marketing/rates" {...props} />}>{t`Exchange rates`}</Anchor></>}
    </p>
  ))

/** Which amounts, where the workbook holds several currencies: all of them in one, as far as there are rates, or those of one alone. `main`: the currency that no choice means. Null: it is not known by name. */
export const AmountsField = ({ search, onChange, main }: PartFieldProps<AmountsSearch> & { readonly main: Currency | null }) => {
  const client = useClient()
  const { value: currencies = [] } = useAnswer(client.report.currencies, {})
  if (currencies.length < 2 && search.currency === undefined) return null
  const known = search.currency === undefined ? currencies : [...currencies, search.currency]
  return <SelectField label={t`Currency`} value={choiceOfAmounts(search, main)} onChange={(choice) => onChange(amountsOfChoice(choice, main))} options={amountsOptions(known, main)} />
}

/** Which currency, where the workbook holds several. `unset` says what no choice means. */
export const CurrencyField = ({ search, onChange, unset }: PartFieldProps<{ readonly currency?: Currency | undefined }> & { readonly unset: string }) => {
  const client = useClient()
  const { value: currencies = [] } = useAnswer(client.report.currencies, {})
  if (currencies.length < 2 && search.currency === undefined) return null
  return (
    <SelectField
      label={t`Currency`}
      value={search.currency ?? ''}
      onChange={(currency) => onChange({ currency: currency === '' ? undefined : currency })}
      options={[{ value: '', label: unset }, ...currencies.map((value) => ({ value, label: value }))]}
      gone={search.currency ?? ''}
    />
  )
}
