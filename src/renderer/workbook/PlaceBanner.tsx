import { Alert, Button, Group } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../shared/kernel/words'
import type { StatusWarning } from '../../shared/workbook/status.contract'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { focusScreen } from '../ui/focus-screen'

/** Warnings about where the workbook lies, which only moving it mends. */
const ofPlace: ReadonlySet<StatusWarning['id']> = new Set(['sync_folder', 'network_disk', 'several_names', 'conflict_copies'])

/** Where the workbook lies may cost it something: said when it is opened or made, above every screen, until it was read. The status screen goes on saying it. */
export const PlaceBanner = ({ onSaveCopy }: { readonly onSaveCopy: () => void }) => {
  const { value: status } = useAnswer(useClient().status.of, {})
  const [read, setRead] = useState<ReadonlySet<string>>(new Set())
  const warnings = status?.warnings.filter(({ id }) => ofPlace.has(id) && !read.has(id)) ?? []
  if (warnings.length === 0) return null
  const readAll = (): void => {
    setRead(new Set([...read, ...warnings.map(({ id }) => id)]))
    focusScreen()
  }
  return (
    <Alert color="yellow" variant="outline" title={t`Where this workbook lies`} role="status" m="sm">
      {warnings.map(({ id, sentence }) => (
        <p key={id}>{sentence}</p>
      ))}
      <Group mt="sm">
        <Button size="compact-sm" variant="default" onClick={onSaveCopy}>{t`Save a copy…`}</Button>
        <Button size="compact-sm" variant="default" onClick={readAll}>{t`I know`}</Button>
      </Group>
    </Alert>
  )
}
