import { Button, Checkbox, Group, Stack } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useContext, useState } from 'react'
import { addDays, Day } from '../../shared/kernel/day'
import type { Currency } from '../../shared/kernel/money'
import { AdPlatform } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { CampaignId, type CampaignName } from '../../shared/marketing/campaign'
import { type Flight, FlightFields, type MediaPlanId, PlacementFamily, placementNames } from '../../shared/marketing/flight'
import { FlightShape, flightShapeNames } from '../../shared/marketing/flighting'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { useToday } from '../platform/today'
import { amountMissing, DayField, isFieldDay, MoneyField, SelectField, TextAreaField, TextField, useTold } from '../ui/fields'
import { FormDialog, LeaveContext } from '../ui/FormDialog'
import { IconButton } from '../ui/IconButton'
import { useCheckedForm } from '../ui/use-checked-form'
import { useTypedOver } from '../ui/use-typed-over'
import { adPlatformOptions } from './ad-platform-options'
import { flightRefusal } from './flight-refusal'
import { proposedDays } from './plan-view'
import { useTypedAmount } from './use-typed-amount'

/** A flight as it stands in the dialog; days may be half typed. */
interface TypedFlight {
  readonly campaignId: string
  /** Null: the campaign’s own. */
  readonly platform: AdPlatform | null
  readonly placement: PlacementFamily
  /** Null: as the campaign’s days propose it. */
  readonly startsOn: string | null
  /** Null: as the campaign’s days propose it. */
  readonly endsOn: string | null
  readonly shape: FlightShape
  readonly dark: readonly { readonly from: string; readonly to: string }[]
  readonly isBooked: boolean
  readonly note: string
}

interface FlightDialogProps {
  /** Null: a new one. */
  readonly flight: Flight | null
  readonly planId: MediaPlanId
  /** The days of the plan. */
  readonly plan: { readonly startsOn: Day; readonly endsOn: Day }
  readonly campaigns: readonly CampaignName[]
  readonly currency: Currency
  readonly onClose: () => void
  /** Opens the amounts of the flight's weeks in place of this. */
  readonly onCells: (flight: Flight) => void
}

/** For what is not asked. */
const noCampaign = CampaignId.parse(1)

const placementOptions = PlacementFamily.options.map((value) => ({ value, label: placementNames[value] }))

const DarkDays = ({ dark, onChange: onDark, onAdd, error }: { readonly dark: TypedFlight['dark']; readonly onChange: (dark: TypedFlight['dark']) => void; readonly onAdd: () => void; readonly error: string | undefined }) => {
  const onChange = useTold(onDark)
  const add = useTold<unknown>(onAdd)
  return (
    <Stack gap={6} role="group" aria-label={t`Dark weeks, in which nothing runs`}>
      {dark.map((range, index) => {
        const change = (part: Partial<typeof range>): void => onChange(dark.map((other, place) => (place === index ? { ...other, ...part } : other)))
        return (
          <Group key={index} align="flex-end" wrap="nowrap">
            <DayField label={t`Dark from`} value={range.from} onChange={(from) => change({ from })} />
            <DayField label={t`to`} value={range.to} onChange={(to) => change({ to })} />
            <IconButton size={34} label={t`Remove dark days ${index + 1}`} onClick={() => onChange(dark.filter((_, place) => place !== index))}><IconX size={16} /></IconButton>
          </Group>
        )
      })}
      {error !== undefined && <span role="alert" style={{ color: 'var(--bad)', fontSize: 12 }}>{error}</span>}
      <Group><Button size="compact-sm" variant="default" onClick={add}>{t`Add dark days`}</Button></Group>
    </Stack>
  )
}

interface FlightActsProps {
  readonly flight: Flight
  readonly onClose: () => void
  readonly onCells: (flight: Flight) => void
  /** Why it was refused. */
  readonly onRefused: (sentence: string) => void
}

/** What else is done with a flight as it is saved: none of it takes in what is typed above. */
const FlightActs = ({ flight, onClose, onCells, onRefused }: FlightActsProps) => {
  const client = useClient()
  const copy = useCommand(client.marketing.flight.copy)
  const remove = useCommand(client.marketing.flight.remove)
  const leave = useContext(LeaveContext)
  const [typedFrom, setCopyFrom] = useState<string | null>(null)
  const copyFrom = typedFrom ?? addDays(flight.endsOn, 1)
  const copyIt = async (): Promise<void> => {
    const result = await copy({ id: flight.id, startsOn: copyFrom })
    if (result?.ok === true) onClose()
    else if (result?.ok === false) onRefused(flightRefusal(result.error))
  }
  const removeIt = async (): Promise<void> => {
    const result = await remove({ ids: [flight.id] })
    if (result?.ok === true) onClose()
    else if (result?.ok === false) onRefused(flightRefusal(result.error))
  }
  return (
    // The day of a copy is no part of what is saved.
    <Group data-apart align="flex-end" onInput={(event) => event.stopPropagation()}>
      <Button size="compact-sm" variant="default" onClick={() => leave(() => onCells(flight))}>{t`Amounts by week`}</Button>
      <DayField label={t`Copy it, from`} value={copyFrom} onChange={setCopyFrom} />
      <Button size="compact-sm" variant="default" disabled={!isFieldDay(copyFrom)} onClick={() => leave(() => void copyIt())}>{t`Copy flight`}</Button>
      <Button size="compact-sm" variant="default" onClick={() => leave(() => void removeIt())}>{t`Remove flight`}</Button>
    </Group>
  )
}

/** Plans a flight, or changes one: in one step, of which nothing is saved where any of it is refused. */
export const FlightDialog = ({ flight, planId, plan, campaigns, currency: given, onClose, onCells }: FlightDialogProps) => {
  const client = useClient()
  const add = useCommand(client.marketing.flight.add)
  const edit = useCommand(client.marketing.flight.edit)
  const today = useToday()
  // A bar that was just dropped is opened before the sheet has its new days, and another window may change it: what is typed stays.
  const { typed, type: change } = useTypedOver<TypedFlight>({
    campaignId: String(flight?.campaignId ?? campaigns[0]?.id ?? ''),
    platform: flight?.platform ?? null,
    placement: flight?.placement ?? 'any',
    startsOn: flight?.startsOn ?? null,
    endsOn: flight?.endsOn ?? null,
    shape: flight?.shape ?? 'even',
    dark: flight?.dark ?? [],
    isBooked: flight?.isBooked ?? false,
    note: flight?.note ?? '',
  })
  const chosen = campaigns.find(({ id }) => String(id) === typed.campaignId)
  const { value: campaign } = useAnswer(client.marketing.campaign.get, { id: chosen?.id ?? noCampaign }, { enabled: chosen !== undefined })
  const proposed = proposedDays({ from: plan.startsOn, to: plan.endsOn }, campaign ?? { startsOn: null, endsOn: null }, today)
  const [startsOn, endsOn] = [typed.startsOn ?? proposed.from, typed.endsOn ?? proposed.to]
  const platform = typed.platform ?? campaign?.platforms[0] ?? 'meta'
  const { amountMinor, currency, changeAmount, changeCurrency, rounding } = useTypedAmount(flight, chosen?.currency ?? given)
  const { errors, setErrors, form } = useCheckedForm({
    schema: FlightFields,
    fields: { ...typed, startsOn, endsOn, amountMinor, campaignId: Number(typed.campaignId), platform, currency },
    own: { amountMinor: amountMinor === null && amountMissing(currency), endsOn: startsOn !== '' && endsOn !== '' && endsOn < startsOn && flightRefusal({ type: 'EndsBeforeStart' }) },
    send: (fields, changes) => (flight === null ? add({ planId, fields }) : edit({ id: flight.id, changes })),
    refused: (failure) => ({ [failure.type === 'NoActiveDay' ? 'dark' : failure.type === 'CampaignNotFound' ? 'campaignId' : 'endsOn']: flightRefusal(failure) }),
  })
  const darkError = Object.entries(errors).find(([path]) => path.startsWith('dark'))?.[1]
  const addDark = (): void => {
    const from = Day.safeParse(startsOn)
    change({ dark: [...typed.dark, { from: startsOn, to: from.success ? addDays(from.data, 6) : startsOn }] })
  }
  return (
    <FormDialog
      title={flight === null ? t`Add flight` : t`Edit flight`}
      isOpen
      onClose={onClose}
      {...form}
      submitLabel={flight === null ? t`Add flight` : t`Save`}
      size="lg"
    >
      <SelectField
        label={t`Campaign`}
        value={typed.campaignId}
        onChange={(campaignId) => change({ campaignId })}
        options={campaigns.map(({ id, name }) => ({ value: String(id), label: name }))}
        error={errors['campaignId']}
        autoFocus
      />
      <Group grow align="flex-start">
        <SelectField label={t`Platform`} value={platform} onChange={(next) => change({ platform: next })} options={adPlatformOptions} />
        <SelectField label={t`Placement`} value={typed.placement} onChange={(placement) => change({ placement })} options={placementOptions} />
      </Group>
      <Group grow align="flex-start">
        <DayField label={t`First day`} value={startsOn} onChange={(value) => change({ startsOn: value })} error={errors['startsOn']} />
        <DayField label={t`Last day`} value={endsOn} onChange={(value) => change({ endsOn: value })} error={errors['endsOn']} />
      </Group>
      <Group grow align="flex-start">
        <MoneyField label={t`Amount`} value={amountMinor} onChange={changeAmount} currency={currency} error={errors['amountMinor']} isRequired {...rounding} />
        <TextField label={t`Currency`} value={currency} onChange={changeCurrency} error={errors['currency']} />
        <SelectField
          label={t`Shape`}
          value={typed.shape}
          onChange={(shape) => change({ shape })}
          options={FlightShape.options
            .filter((value) => value !== 'custom' || flight?.shape === 'custom')
            .map((value) => ({ value, label: flightShapeNames[value] }))}
        />
      </Group>
      <DarkDays dark={typed.dark} onChange={(dark) => change({ dark })} onAdd={addDark} error={darkError} />
      <Checkbox
        label={t`Booked: the money is promised to the seller`}
        checked={typed.isBooked}
        onChange={(event) => change({ isBooked: event.currentTarget.checked })}
      />
      <TextAreaField label={t`Note`} value={typed.note} onChange={(note) => change({ note })} error={errors['note']} minRows={2} />
      {flight !== null && <FlightActs flight={flight} onClose={onClose} onCells={onCells} onRefused={(endsOn) => setErrors({ endsOn })} />}
    </FormDialog>
  )
}
