import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { z } from 'zod'
import { t } from '../../shared/kernel/words'
import { useAddress } from '../platform/use-address'
import { Card } from '../ui/Card'
import { FindField } from '../ui/FindField'
import { Page } from '../ui/Page'
import { LogDialog } from './LogDialog'
import classes from './networking.module.css'
import { Timeline } from './Timeline'

const InteractionSearch = z.object({ find: z.string().max(200).optional().catch(undefined) })
type InteractionSearch = z.infer<typeof InteractionSearch>
const parseInteractionSearch = (search: unknown): InteractionSearch => InteractionSearch.parse(search)

/** Everything that was logged, newest first, or what has some words in its note. */
export const InteractionsPage = () => {
  const [isLogging, setIsLogging] = useState(false)
  const [{ find = '' }, change] = useAddress('/networking/interactions', parseInteractionSearch)
  return (
    <Page title={t`Interactions`} actions={<Button leftSection={<IconPlus size={16} />} onClick={() => setIsLogging(true)}>{t`Log interaction`}</Button>}>
      <div className={classes['filters']} role="group" aria-label={t`Filters`}>
        <FindField label={t`Search notes`} value={find} onChange={(text) => change({ find: text === '' ? undefined : text })} />
      </div>
      <Card title={find.trim() === '' ? t`All interactions` : t`Interactions found`}>
        <Timeline find={find} />
      </Card>
      {isLogging && <LogDialog onClose={() => setIsLogging(false)} />}
    </Page>
  )
}
