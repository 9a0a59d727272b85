import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Card } from '../ui/Card'
import { Page } from '../ui/Page'
import { LogDialog } from './LogDialog'
import { Timeline } from './Timeline'

/** Everything that was logged, newest first. */
export const InteractionsPage = () => {
  const [isLogging, setIsLogging] = useState(false)
  return (
    <Page title="Interactions" actions={<Button leftSection={<IconPlus size={16} />} onClick={() => setIsLogging(true)}>Log interaction</Button>}>
      <Card title="All interactions">
        <Timeline />
      </Card>
      {isLogging && <LogDialog onClose={() => setIsLogging(false)} />}
    </Page>
  )
}
