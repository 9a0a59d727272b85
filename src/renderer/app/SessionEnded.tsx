import { Text, Title } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { t } from '../../shared/kernel/words'
import { EmptyState } from '../ui/EmptyState'

export const sessionEndedTitle = t`This tab is not connected to Rapport`

/** Why, and what to do, in the words of the person. */
export const sessionEndedText =
  t`Its link was used already or is too old, or Rapport was started again since. Nothing is lost. Press Enter where you started Rapport, and open the new link it prints.`

/** What a tab shows that Rapport no longer talks to. */
export const SessionEnded = () => (
  <main>
    <Title order={1} className="visually-hidden">
      {t`Rapport`}
    </Title>
    <EmptyState icon={<IconPlugConnectedX size={26} />} title={sessionEndedTitle}>
      <Text component="span">{sessionEndedText}</Text>
    </EmptyState>
  </main>
)
