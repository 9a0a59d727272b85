import { Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { AdPlatform, platformNames } from '../../shared/kernel/platform'
import { patchBetween } from '../../shared/kernel/patch'
import { t } from '../../shared/kernel/words'
import { PlanningSettings } from '../../shared/marketing/planning'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { Card } from '../ui/Card'
import { noErrors, SelectField, TextField } from '../ui/fields'
import { showMessage } from '../ui/toasts'
import { useInlineForm } from '../ui/use-inline-form'
import { useTypedOver } from '../ui/use-typed-over'
import { adPlatformOptions } from './ad-platform-options'
import { parsePercent, percentInput } from './experiment-view'
import classes from './marketing.module.css'

const weekdays = [t`Monday`, t`Tuesday`, t`Wednesday`, t`Thursday`, t`Friday`, t`Saturday`, t`Sunday`] as const

/** Zones this computer knows; one that is set but not among them stays to be seen. */
const zoneOptions = (none: string, own: string): readonly { readonly value: string; readonly label: string }[] => {
  const known = Intl.supportedValuesOf('timeZone')
  return [{ value: '', label: none }, ...[...new Set(['UTC', ...known, ...(own === '' ? [] : [own])])].map((value) => ({ value, label: value.replaceAll('_', ' ') }))]
}

/** The settings as they stand in the fields. */
const asTyped = ({ firstWeekday, timeZone, underBelow, overAbove }: PlanningSettings) => ({ firstWeekday: String(firstWeekday), timeZone: timeZone ?? '', under: percentInput(underBelow), over: percentInput(overAbove) })

const PlanningForm = ({ settings }: { readonly settings: PlanningSettings }) => {
  const client = useClient()
  const configure = useCommand(client.marketing.planning.configure)
  const { typed, type, isTyped, settle } = useTypedOver(asTyped(settings))
  const { firstWeekday, timeZone, under, over } = typed
  const [underBelow, overAbove] = [parsePercent(under), parsePercent(over)]
  const { errors, form } = useInlineForm({
    schema: PlanningSettings,
    fields: { firstWeekday: Number(firstWeekday), timeZone: timeZone === '' ? null : timeZone, underBelow, overAbove },
    own: {
      underBelow: underBelow === null ? t`Type a percentage like 90.` : (underBelow <= 0 || underBelow > 1) && t`From more than 0 to 100%.`,
      overAbove: overAbove === null ? t`Type a percentage like 110.` : overAbove < 1 && t`100% at least.`,
    },
    send: (fields) => configure(patchBetween(settings, fields)),
    refused: () => noErrors,
    onSaved: (saved) => settle(asTyped(saved)),
    isTyped,
    savesItself: true,
    lost: t`Not saved: what was typed about planning`,
  })
  return (
    <form {...form}>
      <Stack gap="sm" maw={420}>
        <SelectField label={t`Weeks begin on`} description={t`In the media plan, the calendar and the budget advice. Weeks of reports begin on Monday.`} value={firstWeekday} onChange={(value) => type({ firstWeekday: value })} options={weekdays.map((label, index) => ({ value: String(index + 1), label }))} />
        <SelectField label={t`Ad accounts count days in`} description={t`A day is complete once it is over there.`} value={timeZone} onChange={(value) => type({ timeZone: value })} options={zoneOptions(t`This computer’s time zone`, timeZone)} error={errors['timeZone']} />
        <TextField label={t`Under plan means less than (in percent of the plan)`} value={under} onChange={(value) => type({ under: value })} error={errors['underBelow']} />
        <TextField label={t`Over plan means more than (in percent of the plan)`} value={over} onChange={(value) => type({ over: value })} error={errors['overAbove']} />
      </Stack>
    </form>
  )
}

/** Platforms whose ad account counts its days in a zone of its own. */
const ZonesForm = () => {
  const client = useClient()
  const { value: zones = [] } = useAnswer(client.marketing.planning.zones, {})
  const setZone = useCommand(client.marketing.planning.setZone)
  const [platform, setPlatform] = useState<AdPlatform>('meta')
  const own = zones.find((zone) => zone.platform === platform)?.timeZone ?? ''
  const change = (timeZone: string): void => {
    void setZone({ platform, timeZone: timeZone === '' ? null : timeZone }).then((result) => { if (result?.ok === false) showMessage(t`This time zone is not known.`, 'failed') })
  }
  return (
    <Stack gap="sm" maw={420}>
      <Group grow preventGrowOverflow={false} align="flex-start" className={classes['pair']}>
        <SelectField label={t`Ad account of`} value={platform} onChange={setPlatform} options={adPlatformOptions} />
        <SelectField label={t`Its time zone`} value={own} onChange={change} options={zoneOptions(t`As all others`, own)} />
      </Group>
      {zones.length > 0 && <p className={classes['soft']}>{zones.map(({ platform: of, timeZone }) => `${platformNames[of]}: ${timeZone.replaceAll('_', ' ')}`).join('; ')}.</p>}
    </Stack>
  )
}

/** How this workbook plans: where weeks begin, in which zone days end, and when pacing asks for a decision. */
export const PlanningSettingsCard = () => {
  const client = useClient()
  const { value: settings } = useAnswer(client.marketing.planning.settings, {})
  return (
    <Card title={t`Planning`}>
      <Stack gap="lg">
        {settings !== undefined && <PlanningForm settings={settings} />}
        <ZonesForm />
      </Stack>
    </Card>
  )
}
