import { Group, Input, SegmentedControl, Stack, useMantineColorScheme } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { keysOf } from '../../shared/kernel/keys-of'
import { patchBetween } from '../../shared/kernel/patch'
import { t } from '../../shared/kernel/words'
import { TypedSettings, type WorkbookSettings } from '../../shared/workbook/workbook.contract'
import { parsePercent, percentInput } from '../marketing/experiment-view'
import { PlanningSettingsCard } from '../marketing/PlanningSettingsCard'
import { useClient } from '../platform/client'
import { setDensity, setPaper, useDensity, usePaper } from '../platform/preferences'
import { setDueNotice, setQuietHours, useDueNoticeChoice, useQuietHours } from '../platform/due-notice'
import { useAnswer, useCommand } from '../platform/queries'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { noErrors, SelectField, TextField } from '../ui/fields'
import { FindField } from '../ui/FindField'
import { Page } from '../ui/Page'
import { rich } from '../ui/rich'
import { useInlineForm } from '../ui/use-inline-form'
import { useTypedOver } from '../ui/use-typed-over'
import { BackupsCard } from '../workbook/BackupsCard'
import { ExportCard } from '../workbook/ExportCard'
import { LanguageField } from '../workbook/LanguageField'
import { LockedCopyCard } from '../workbook/LockedCopy'

/** The settings as they stand in the fields. */
const asTyped = ({ name, currency, grossMargin }: WorkbookSettings) => ({ name, currency, margin: grossMargin === null ? '' : percentInput(grossMargin) })

/** What belongs to the brand and travels with the file. */
const WorkbookForm = ({ settings }: { readonly settings: WorkbookSettings }) => {
  const client = useClient()
  const configure = useCommand(client.workbook.configure)
  const { typed, type, isTyped, settle } = useTypedOver(asTyped(settings))
  const { name, currency, margin } = typed
  const grossMargin = parsePercent(margin)
  const { errors, form } = useInlineForm({
    schema: TypedSettings,
    fields: { name, currency: currency.toUpperCase(), grossMargin },
    own: { grossMargin: grossMargin === null && margin.trim() !== '' && t`Type a percentage like 37.5.` },
    send: (fields) => configure(patchBetween(settings, fields)),
    refused: () => noErrors,
    onSaved: (saved) => settle(asTyped(saved)),
    isTyped,
    savesItself: true,
    lost: t`Not saved: what was typed about this workbook`,
  })
  return (
    <form {...form}>
      <Stack gap="sm" maw={420}>
        <TextField label={t`Name`} value={name} onChange={(value) => type({ name: value })} error={errors['name']} />
        <TextField label={t`Currency`} description={t`Reports use it where there are results in it.`} value={currency} onChange={(value) => type({ currency: value })} error={errors['currency']} />
        <TextField label={t`Gross margin in percent`} description={t`ROI counts revenue at this margin. Empty: not stated, revenue counts whole.`} value={margin} onChange={(value) => type({ margin: value })} error={errors['grossMargin']} placeholder={t`not stated`} />
      </Stack>
    </form>
  )
}

const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${String(hour).padStart(2, '0')}:00` }))

/** When and whether the desktop tells of who waits, of new alerts and of pacing. */
const NoticeFields = () => {
  const notice = useDueNoticeChoice()
  const quiet = useQuietHours()
  return (
    <>
      <div>
        <Input.Label labelElement="div" display="block" id="notice-label">{t`Notice of who waits, of alerts and of pacing`}</Input.Label>
        <SegmentedControl aria-labelledby="notice-label" value={notice} onChange={setDueNotice} data={[{ value: 'on', label: t`Once a day` }, { value: 'off', label: t`Never` }]} transitionDuration={0} />
        <div>{t`While Rapport is open, in numbers alone; no name leaves the window.`}</div>
      </div>
      <Group role="group" aria-label={t`Quiet hours`} align="flex-end">
        <SelectField label={t`Quiet from`} value={String(quiet.from)} onChange={(from) => setQuietHours({ ...quiet, from: Number(from) })} options={hours} />
        <SelectField label={t`to`} value={String(quiet.to)} onChange={(to) => setQuietHours({ ...quiet, to: Number(to) })} options={hours} />
        <div>{quiet.from === quiet.to ? t`The same hour twice: never quiet.` : t`A notice waits until then.`}</div>
      </Group>
    </>
  )
}

/** What belongs to this computer and does not travel with the workbook. */
const ComputerCard = ({ isDesktop }: { readonly isDesktop: boolean }) => {
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const density = useDensity()
  const paper = usePaper()
  return (
    <Card title={t`This computer`}>
      <Stack gap="md" align="flex-start">
        <div>
          <Input.Label labelElement="div" display="block" id="theme-label">{t`Appearance`}</Input.Label>
          <SegmentedControl
            aria-labelledby="theme-label"
            value={colorScheme}
            onChange={(value) => setColorScheme(value)}
            data={[
              { value: 'auto', label: t`As the system` },
              { value: 'light', label: t`Light` },
              { value: 'dark', label: t`Dark` },
            ]}
            transitionDuration={0}
          />
        </div>
        <div>
          <Input.Label labelElement="div" display="block" id="density-label">{t`Rows`}</Input.Label>
          <SegmentedControl
            aria-labelledby="density-label"
            value={density}
            onChange={setDensity}
            data={[
              { value: 'comfortable', label: t`Comfortable` },
              { value: 'compact', label: t`Compact` },
            ]}
            transitionDuration={0}
          />
        </div>
        <div>
          <Input.Label labelElement="div" display="block" id="paper-label">{t`Paper of PDF files`}</Input.Label>
          <SegmentedControl
            aria-labelledby="paper-label"
            value={paper}
            onChange={setPaper}
            data={[
              { value: 'A4', label: t`A4` },
              { value: 'LETTER', label: t`Letter` },
            ]}
            transitionDuration={0}
          />
        </div>
        <LanguageField />
        {isDesktop && <NoticeFields />}
      </Stack>
    </Card>
  )
}

/** What each card of the settings is about, in the words somebody may look for. */
const cardWords = {
  workbook: t`this workbook name currency gross margin roi`,
  planning: t`planning weeks begin monday sunday first day of week time zone ad account pacing threshold`,
  backups: t`backups restore back up now second place copy disk folder`,
  locked: t`locked copy passphrase password encryption`,
  everything: t`export everything open files csv zip archive`,
  computer: t`this computer appearance theme light dark rows density comfortable compact paper pdf a4 letter language english german deutsch`,
  about: t`about version status`,
} as const

/** Only the desktop gives notices. */
const noticeWords = t`notice notification who waits alerts pacing quiet hours`

/** Settings of the workbook, kept apart from those of this computer. */
export const SettingsPage = () => {
  const client = useClient()
  const info = useAnswer(client.workbook.info, {})
  const state = useAnswer(client.host.state, {})
  const filling = [info, state, useAnswer(client.marketing.planning.settings, {}), useAnswer(client.backups.list, {}), useAnswer(client.status.of, {})]
  const host = state.value
  const [find, setFind] = useState('')
  const words = find.toLowerCase().split(/\s+/).filter((word) => word !== '')
  const isDesktop = host?.kind === 'desktop'
  const wordsOf = (card: keyof typeof cardWords): string => (card === 'computer' && isDesktop ? `${cardWords[card]} ${noticeWords}` : cardWords[card])
  const isShown = (card: keyof typeof cardWords): boolean => words.every((word) => wordsOf(card).includes(word))
  const isNothing = keysOf(cardWords).every((card) => !isShown(card))
  // A card that fills late would push those below it from under the pointer.
  const isFilled = filling.every(({ isLoading }) => !isLoading)
  return (
    <Page title={t`Settings`} actions={<FindField value={find} onChange={setFind} />}>
      {isFilled && (
        <>
          {isShown('workbook') && <Card title={t`This workbook`}>{info.value !== undefined && <WorkbookForm settings={info.value.settings} />}</Card>}
          {isShown('planning') && <PlanningSettingsCard />}
          {isShown('backups') && <BackupsCard />}
          {isShown('locked') && <LockedCopyCard />}
          {isShown('everything') && <ExportCard />}
          {isShown('computer') && <ComputerCard isDesktop={isDesktop} />}
          {isShown('about') && (
            <Card title={t`About`}>
              {rich`Rapport ${host?.version}. ${<Link to="/status">{t`How this workbook is kept`}</Link>}. ${<Link to="/help/$page" params={{ page: 'whats-new' }}>{t`What’s new`}</Link>}. Everything stays in ${host?.workbook?.fileName ?? t`the workbook`} in ${host?.workbook?.folder ?? t`its folder`}.`}
            </Card>
          )}
          <div aria-live="polite" style={{ display: 'contents' }}>
            {isNothing && <EmptyState icon={<IconSearch size={24} />} title={t`No setting of that name`}>{t`Try another word, such as “backup”, “paper” or “currency”.`}</EmptyState>}
          </div>
        </>
      )}
    </Page>
  )
}
