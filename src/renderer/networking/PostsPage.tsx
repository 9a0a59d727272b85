import { Button } from '@mantine/core'
import { IconPlus, IconSearch, IconSpeakerphone } from '@tabler/icons-react'
import { useState } from 'react'
import { plural, t } from '../../shared/kernel/words'
import { totalReason } from '../../shared/networking/engagement-words'
import { engagementDefinition } from '../../shared/networking/post'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useToday } from '../platform/today'
import { useAddress } from '../platform/use-address'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { SaveTableButton } from '../views/SaveTableButton'
import channels from './channels.module.css'
import { Definitions } from './Definitions'
import { EngagementTable } from './EngagementTable'
import { Figure, Figures } from './Figures'
import { countText } from './figure-text'
import { ImportPostsButton } from './ImportPostsButton'
import { postColumns } from './post-columns'
import { choiceOf, isNarrowed, PostSearch } from './post-search'
import { PostDialog } from './PostDialog'
import { PostsTable } from './PostsTable'

const counted = [['engagements', t`Engagements`], ['reactions', t`Reactions`], ['comments', t`Comments`], ['shares', t`Shares`], ['saves', t`Saves`], ['clicks', t`Clicks`], ['views', t`Views`]] as const

/** Everything posted, by us and about us, with what came of it and three engagement rates. */
export const PostsPage = () => {
  const client = useClient()
  const [search, change] = useAddress('/networking/posts', PostSearch)
  const [isAdding, setIsAdding] = useState(false)
  const choice = choiceOf(search, 'all', useToday())
  const { sort = 'on', direction = 'descending' } = search
  const { value: over, isStale } = useAnswer(client.networking.post.engagement, choice)
  const addButton = <Button leftSection={<IconPlus size={16} />} onClick={() => setIsAdding(true)}>{t`New post`}</Button>
  // While the search is being cleared, what is known is still of less than everything.
  const isEmpty = over?.posts === 0 && !isStale && !isNarrowed(search)
  return (
    <Page
      title={t`Posts`}
      actions={
        <>
          {over !== undefined && over.posts > 0 && (
            <SaveTableButton
              call={client.networking.post.saveList}
              ask={(format) => ({ ...choice, sort, direction, format })}
              counted={t`${plural(over.posts, { one: '# post', other: '# posts' })} with all figures`}
              offer={(format) => t`Save posts as ${format}`}
              doing={t`Writing posts`}
            />
          )}
          <ImportPostsButton />
        </>
      }
      begin={addButton}
    >
      {isEmpty && (
        <EmptyState
          icon={<IconSpeakerphone size={24} />}
          title={t`No posts yet`}
          begins
        >{t`Log what this brand posts, and what others post about it, with the figures the platforms show. Engagement rates follow from them.`}</EmptyState>
      )}
      {over !== undefined && !isEmpty && (
        <PostsTable
          name="posts"
          label={t`Posts`}
          columns={postColumns}
          choice={choice}
          scopes={['all', 'own', 'about', 'user_generated', 'mention']}
          search={search}
          onChange={change}
          empty={<EmptyState icon={<IconSearch size={24} />} title={t`No post matches`}>{t`Change or clear the search and filters above.`}</EmptyState>}
        >
          <details className={channels['summary']} open>
            <summary>{t`Figures of these posts`}</summary>
            <div className={channels['two']}>
              <Figures label={t`Figures of these posts`}>
                <Figure label={t`Posts`} text={countText(over.posts)} />
                {counted.map(([key, label]) => (
                  <Figure key={key} label={label} text={countText(over[key])} reason={totalReason(over, key)} />
                ))}
                {over.promoted.posts > 0 && (
                  <Figure
                    label={t`Promoted impressions`}
                    text={countText(over.promoted.impressions)}
                    note={t`beside ${countText(over.promoted.organicImpressions)} that were not, of ${plural(over.promoted.posts, { one: '# post', other: '# posts' })}`}
                  />
                )}
              </Figures>
              <Card title={t`Engagement`}>
                <EngagementTable over={over} />
                <Definitions sentences={[engagementDefinition]} />
              </Card>
            </div>
          </details>
        </PostsTable>
      )}
      {isAdding && <PostDialog post={null} onClose={() => setIsAdding(false)} />}
    </Page>
  )
}
