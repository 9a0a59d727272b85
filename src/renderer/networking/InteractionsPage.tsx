import { Button } from '@mantine/core'
import { IconMessages, IconPlus, IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode, useMemo, useState } from 'react'
import { z } from 'zod'
import { numberText } from '../../shared/kernel/language'
import { Platform, platformNames } from '../../shared/kernel/platform'
import { plural, t } from '../../shared/kernel/words'
import { CommunityId } from '../../shared/networking/community'
import { ContactId } from '../../shared/networking/contact'
import { Direction, directionNames, type Interaction, InteractionType, interactionTypes } from '../../shared/networking/interaction'
import { InteractionGrouping, mostNotesFound } from '../../shared/networking/interaction.contract'
import { sentimentLabels, sentimentNames } from '../../shared/networking/sentiment/sentiment'
import { useClient } from '../platform/client'
import { useAnswer, useCommand, usePages } from '../platform/queries'
import { useToday } from '../platform/today'
import { useAddress } from '../platform/use-address'
import { type CellEdit, cellProblem, withEdits } from '../ui/cell-edit'
import type { DataColumn } from '../ui/data-column'
import { EmptyState } from '../ui/EmptyState'
import { SelectField } from '../ui/fields'
import { dayWidth, fittingWords } from '../ui/fitting-width'
import { Page } from '../ui/Page'
import { removeChoice, rowIcons } from '../ui/RowMenu'
import { countedText } from '../views/counted-text'
import { labelOf } from '../views/filters-in-force'
import { inMonths, inWords } from '../views/group-headings'
import { tableSearch, type UsualOrder } from '../views/table-view'
import { type TableGrouping, useTableView } from '../views/use-table-view'
import { useViewColumns } from '../views/use-view-columns'
import { ViewedTable } from '../views/ViewedTable'
import { PeriodFields, periodInForce } from '../ui/PeriodFields'
import { InteractionActs } from './InteractionActs'
import { dayText, directionOptions, platformOptions, sentimentOptions, touchName, typeOptions } from './labels'
import { LogDialog } from './LogDialog'
import { SaveInteractionsButton } from './SaveInteractionsButton'
import { daysOfSearch, periodNames, periods, periodSearch } from './period-search'
import { useSentiment } from './use-reading'

const InteractionsSearch = z.object({
  ...tableSearch,
  type: z.enum([...InteractionType.options, 'touch']).optional().catch(undefined),
  touchDirection: z.enum([...Direction.options, 'theirs']).optional().catch(undefined),
  platform: Platform.optional().catch(undefined),
  sentiment: z.enum([...sentimentLabels, 'unread']).optional().catch(undefined),
  ...periodSearch,
  contact: ContactId.optional().catch(undefined),
  community: CommunityId.optional().catch(undefined),
  sort: z.literal('on').optional().catch(undefined),
  groupBy: InteractionGrouping.optional().catch(undefined),
})
type InteractionsSearch = z.infer<typeof InteractionsSearch>

const usualOrder: UsualOrder = { sort: 'on', direction: 'descending' }

const typeNames: Readonly<Record<string, string>> = Object.fromEntries(typeOptions.map(({ value, label }) => [value, label]))

const Sentiment = ({ interaction }: { readonly interaction: Interaction }) => {
  const label = useSentiment(interaction)
  return label === null ? null : sentimentNames[label]
}

const People = ({ people }: Pick<Interaction, 'people'>) =>
  people.map(({ id, name }, index) => (
    <Fragment key={id}>
      {index > 0 && ', '}
      <Link to="/networking/contacts/$id" params={{ id: String(id) }} tabIndex={-1}><bdi>{name}</bdi></Link>
    </Fragment>
  ))

const interactionColumns: readonly DataColumn<Interaction>[] = [
  { key: 'on', header: t`Day`, width: dayWidth, sortable: true, render: ({ on }) => dayText(on) },
  { key: 'type', header: t`Type`, width: fittingWords(t`Type`, Object.values(interactionTypes).map(({ name }) => name)), render: ({ type }) => interactionTypes[type].name },
  { key: 'direction', header: t`Direction`, width: fittingWords(t`Direction`, Object.values(directionNames)), render: ({ direction }) => directionNames[direction] },
  { key: 'people', header: t`With`, width: 180, render: ({ people }) => <People people={people} />, copyText: ({ people }) => people.map(({ name }) => name).join(', ') },
  { key: 'note', header: t`Note`, width: 230, render: ({ note }) => <bdi title={note}>{note}</bdi> },
  { key: 'platform', header: t`Platform`, width: 110, render: ({ platform }) => (platform === null ? '' : platformNames[platform]) },
  { key: 'community', header: t`Community`, width: 140, render: ({ communityName }) => <bdi>{communityName}</bdi> },
  { key: 'minutes', header: t`Minutes`, width: 84, align: 'end', isHiddenAtFirst: true, render: ({ minutes }) => (minutes === null ? '' : numberText(minutes)) },
  { key: 'sentiment', header: t`Sentiment`, width: 110, isHiddenAtFirst: true, render: (interaction) => <Sentiment interaction={interaction} /> },
]

const groupings: readonly TableGrouping<Interaction, InteractionGrouping>[] = [
  { key: 'month', label: t`Month`, headingOf: inMonths },
  { key: 'type', label: t`Type`, headingOf: inWords(typeNames) },
  { key: 'direction', label: t`Direction`, headingOf: inWords(directionNames) },
]

const platformChoices = [{ value: '', label: '–' }, ...platformOptions]

/** How cells of the list are changed in place, by the key of their column. */
const useInteractionEdits = (): ReadonlyMap<string, CellEdit<Interaction>> => {
  const edit = useCommand(useClient().networking.interaction.edit)
  return useMemo(() => {
    const save = async ({ id }: Interaction, changes: Parameters<typeof edit>[0]['changes']): Promise<string | null> => {
      const result = await edit({ id, changes })
      return cellProblem(result, result?.ok === false && result.error.type === 'NotYet' ? t`This day is still to come. Add a follow-up instead.` : t`This interaction was removed meanwhile.`)
    }
    return new Map<string, CellEdit<Interaction>>([
      ['on', { kind: 'date', valueOf: ({ on }) => on, save: (touch, on) => save(touch, { on }) }],
      // The lists offer nothing else.
      ['type', { kind: 'choice', options: typeOptions, valueOf: ({ type }) => type, save: (touch, type) => save(touch, { type: type as Interaction['type'] }) }],
      ['direction', { kind: 'choice', options: directionOptions, valueOf: ({ direction }) => direction, save: (touch, direction) => save(touch, { direction: direction as Interaction['direction'] }) }],
      ['platform', { kind: 'choice', options: platformChoices, valueOf: ({ platform }) => platform ?? '', save: (touch, platform) => save(touch, { platform: platform === '' ? null : (platform as Interaction['platform']) }) }],
    ])
  }, [edit])
}

const actsOn = (chosen: readonly Interaction[]): ReactNode => <InteractionActs interactions={chosen} />

const all = { value: '', label: t`All` }
const listedTypes = [{ value: 'touch', label: t`All touches, no likes` }, ...typeOptions]
const spokenOptions = [...directionOptions, { value: 'theirs', label: t`Not from me` }]
const orNothing = (value: string): string | undefined => (value === '' ? undefined : value)

/** Which interactions the list shows: the fields beside its search, and what they are set to. One person is chosen at a row of theirs, or on their page. */
const useInteractionFilters = ([search, change]: readonly [InteractionsSearch, (part: Partial<Record<keyof InteractionsSearch, unknown>>) => void]) => {
  const client = useClient()
  const { type, touchDirection, platform, contact, community, sentiment } = search
  const { value: communities = [] } = useAnswer(client.networking.community.list, { today: useToday() })
  const { value: person } = useAnswer(client.networking.contact.get, { id: contact ?? (0 as ContactId) }, { enabled: contact !== undefined })
  const communityOptions = communities.map(({ id, name }) => ({ value: String(id), label: name }))
  return {
    fields: (
      <>
        <SelectField label={t`Type`} value={type ?? ''} onChange={(value) => change({ type: orNothing(value) })} options={[all, ...listedTypes]} />
        <SelectField label={t`Direction`} value={touchDirection ?? ''} onChange={(value) => change({ touchDirection: orNothing(value) })} options={[all, ...spokenOptions]} />
        <SelectField label={t`Platform`} value={platform ?? ''} onChange={(value) => change({ platform: orNothing(value) })} options={[all, ...platformOptions]} />
        <SelectField label={t`Sentiment`} value={sentiment ?? ''} onChange={(value) => change({ sentiment: orNothing(value) })} options={[all, ...sentimentOptions]} />
        {communities.length > 0 && <SelectField label={t`Community`} value={String(community ?? '')} onChange={(value) => change({ community: value === '' ? undefined : Number(value) })} options={[all, ...communityOptions]} />}
        <PeriodFields names={periodNames} search={search} onChange={change} usual="all" offered={periods} />
      </>
    ),
    filters: [
      { label: t`Type`, value: labelOf(listedTypes, type), keys: ['type'] },
      { label: t`Direction`, value: labelOf(spokenOptions, touchDirection), keys: ['touchDirection'] },
      { label: t`Platform`, value: labelOf(platformOptions, platform), keys: ['platform'] },
      { label: t`Sentiment`, value: labelOf(sentimentOptions, sentiment), keys: ['sentiment'] },
      // What was removed is still what the list is narrowed to.
      { label: t`Community`, value: community === undefined ? null : (labelOf(communityOptions, community) ?? '–'), keys: ['community'] },
      periodInForce(search, periodNames),
      { label: t`With`, value: contact === undefined ? null : (person?.name ?? '–'), keys: ['contact'] },
    ],
  }
}

/** Everything that was logged, newest first, or what has some words in its note. */
export const InteractionsPage = () => {
  const client = useClient()
  const [isLogging, setIsLogging] = useState(false)
  const [edited, setEdited] = useState<Interaction | null>(null)
  const [search, change] = useAddress('/networking/interactions', InteractionsSearch)
  const { find = '', type = null, touchDirection = null, platform = null, contact = null, community = null, sentiment = null, direction = 'descending', groupBy = null } = search
  const remove = useCommand(client.networking.interaction.remove)
  const view = useTableView({ table: 'interactions', name: 'interactions', address: [search, change], usual: usualOrder, groupings })
  const columns = useViewColumns(view, withEdits(interactionColumns, useInteractionEdits()))
  const question = { search: find, type, touchDirection, platform, sentiment, contactId: contact, communityId: community, ...daysOfSearch(search, 'all', useToday()), direction }
  const { value, rows, loaded, loadMore, isStale } = usePages(
    client.networking.interaction.list,
    { ...question, groupBy },
    { folded: view.folded },
  )
  const { fields, filters } = useInteractionFilters([search, change])
  const isNarrowed = filters.some(({ value: set }) => set !== null)
  const total = value?.total ?? 0
  const toRead = value?.toRead ?? 0
  const counted = [
    countedText(t`${plural(total, { one: '# interaction', other: '# interactions' })}`, loaded),
    ...(value?.isCut === true ? [t`looked for among the ${numberText(mostNotesFound)} logged last with these words only`] : []),
    ...(toRead === 0 ? [] : [t`${plural(toRead, { one: '# note is', other: '# notes are' })} still to be read; this list will grow`]),
  ].join(' · ')
  const logButton = <Button leftSection={<IconPlus size={16} />} onClick={() => setIsLogging(true)}>{t`Log interaction`}</Button>
  return (
    <Page
      title={t`Interactions`}
      actions={total > 0 && <SaveInteractionsButton question={question} count={total} />}
      begin={logButton}
    >
      <ViewedTable
        view={view}
        columns={columns}
        everything={t`All interactions`}
        findLabel={t`Search notes`}
        fields={fields}
        filters={filters}
        label={t`Interactions`}
        rows={value === undefined ? undefined : rows}
        groups={value?.groups}
        total={total}
        onReachEnd={loadMore}
        caption={counted}
        rowKey={({ id }) => id}
        rowLabel={touchName}
        onOpen={setEdited}
        choices={({ id, people }) => [...people.filter((person) => person.id !== contact).map((person) => ({ label: t`Only with ${person.name}`, icon: rowIcons.filter, run: () => change({ contact: person.id }) })), removeChoice(() => void remove({ ids: [id] }))]}
        acts={actsOn}
        empty={
          // While the search is being cleared, what is known is still of less than everything.
          find === '' && !isNarrowed && !isStale ? (
            <EmptyState icon={<IconMessages size={24} />} title={t`Nothing logged yet`} begins>{t`What was said and done with the people this brand knows, by day. Press Q anywhere to log something.`}</EmptyState>
          ) : (
            <EmptyState icon={<IconSearch size={24} />} title={t`No interaction matches`}>{t`Change or clear the search and filters above.`}</EmptyState>
          )
        }
      />
      {isLogging && <LogDialog onClose={() => setIsLogging(false)} />}
      {edited !== null && <LogDialog interaction={edited} onClose={() => setEdited(null)} />}
    </Page>
  )
}
