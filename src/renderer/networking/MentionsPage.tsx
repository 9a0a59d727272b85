import { Button } from '@mantine/core'
import { IconPlus, IconQuote, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '../../shared/kernel/words'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useToday } from '../platform/today'
import { useAddress } from '../platform/use-address'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { AdvocatesCard, AuthorsCard } from './AdvocatesCard'
import channels from './channels.module.css'
import { mentionColumns } from './post-columns'
import { choiceOf, isNarrowed, PostSearch } from './post-search'
import { PostDialog } from './PostDialog'
import { PostsTable } from './PostsTable'
import { ShareOfVoiceCard } from './ShareOfVoiceCard'

const tableHeight = 420

/** What others post about us: who, how they feel, whether we may use it; how much we are talked about, and who speaks for us. */
export const MentionsPage = () => {
  const client = useClient()
  const [search, change] = useAddress('/networking/mentions', PostSearch)
  const [isAdding, setIsAdding] = useState(false)
  const choice = choiceOf(search, 'about', useToday())
  const { value: page, isStale } = useAnswer(client.networking.post.list, { ...choice, limit: 1 })
  const addButton = <Button leftSection={<IconPlus size={16} />} onClick={() => setIsAdding(true)}>{t`New mention`}</Button>
  // While the search is being cleared, what is known is still of less than everything.
  const isEmpty = page?.total === 0 && !isStale && !isNarrowed(search)
  return (
    <Page title={t`Mentions`} begin={addButton}>
      {isEmpty && (
        <EmptyState
          icon={<IconQuote size={24} />}
          title={t`Nobody was noted yet`}
          begins
        >{t`Log what others post about this brand or with its products: who it was, how it reads, and whether you may use it.`}</EmptyState>
      )}
      {page !== undefined && !isEmpty && (
        <PostsTable
          name="mentions"
          label={t`Mentions`}
          columns={mentionColumns}
          choice={choice}
          scopes={['about', 'user_generated', 'mention']}
          search={search}
          onChange={change}
          maxHeight={tableHeight}
          empty={<EmptyState icon={<IconSearch size={24} />} title={t`No mention matches`}>{t`Change or clear the search and filters above.`}</EmptyState>}
        />
      )}
      {page !== undefined && (
        <div className={channels['two']}>
          <AuthorsCard from={choice.from} to={choice.to} />
          <AdvocatesCard />
          <ShareOfVoiceCard />
        </div>
      )}
      {isAdding && <PostDialog post={null} kind="mention" onClose={() => setIsAdding(false)} />}
    </Page>
  )
}
