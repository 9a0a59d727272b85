import { Button, Group } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import type { DuplicatePair } from '../../shared/networking/duplicate'
import { useClient } from '../platform/client'
import { useCommand, usePages } from '../platform/queries'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { useShownRows } from '../ui/use-shown-rows'
import { ContactPerson } from './Avatar'
import classes from './networking.module.css'
import { duplicateReasonNames, sharedText } from './labels'
import { MergeDialog } from './MergeDialog'
import { detailsOf } from './picked-person'

const Side = ({ contact, contact: { id, name, hasPhoto } }: { readonly contact: DuplicatePair['first'] }) => (
  <div className={classes['pairSide']}>
    <Link to="/networking/contacts/$id" params={{ id: String(id) }}><ContactPerson id={id} name={name} hasPhoto={hasPhoto} /></Link>
    <div className={classes['soft']}><bdi>{detailsOf(contact)}</bdi></div>
  </div>
)

/** Why two may be one, in words. That names are alike goes without saying where they and the organisation are the same. */
const reasonsOf = ({ first, second, reasons }: DuplicatePair) => {
  const isSame = reasons.some(({ kind }) => kind === 'name_organization')
  return reasons.flatMap(({ kind, shared }) => (kind === 'name' && isSame ? [] : [{ kind, shared, text: kind === 'name' && first.name === second.name ? t`Same name` : duplicateReasonNames[kind] }]))
}

const PairLine = ({ pair, onMerge }: { readonly pair: DuplicatePair; readonly onMerge: () => void }) => {
  const { first, second } = pair
  const client = useClient()
  const dismiss = useCommand(client.networking.duplicate.dismiss)
  const names = t`${first.name} and ${second.name}`
  return (
    <li className={classes['pair']}>
      <Side contact={first} />
      <Side contact={second} />
      <ul className={classes['reasons']} aria-label={t`Why`}>
        {reasonsOf(pair).map(({ kind, shared, text }) => <li key={`${kind}${shared}`} className={classes['chip']}>{text}{kind === 'email' || kind === 'handle' ? <>: <bdi>{sharedText(kind, shared)}</bdi></> : ''}</li>)}
      </ul>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" onClick={() => void dismiss({ firstId: first.id, secondId: second.id })} aria-label={t`Not the same: ${names}`}>{t`Not the same`}</Button>
        <Button size="compact-sm" variant="light" onClick={onMerge} aria-label={t`Merge… ${names}`}>{t`Merge…`}</Button>
      </Group>
    </li>
  )
}

/** Contacts that may be one person, surest first: said to be two, or made one. */
export const DuplicatesPage = () => {
  const client = useClient()
  const { value, rows, loadMore } = usePages(client.networking.duplicate.list, {})
  const { shown, left, showMore } = useShownRows(rows, value?.total ?? 0, loadMore)
  const [merging, setMerging] = useState<DuplicatePair | null>(null)
  if (value === undefined) return null
  return (
    <Page title={t`Duplicates`} breadcrumbs={[{ label: t`Contacts`, to: '/networking/contacts' }]}>
      {value.total === 0 ? (
        <EmptyState icon={<IconUsers size={24} />} title={t`No duplicates found`} action={<Link to="/networking/contacts">{t`Go to contacts`}</Link>}>
          {t`Contacts with the same e-mail or handle, or with a similar name, appear here, so that each person is kept once.`}
        </EmptyState>
      ) : (
        <Card title={t`${plural(value.total, { one: '# pair', other: '# pairs' })} may be one person`}>
          <ul className={classes['list']}>
            {shown.map((pair) => <PairLine key={`${pair.first.id}-${pair.second.id}`} pair={pair} onMerge={() => setMerging(pair)} />)}
          </ul>
          {left > 0 && <Button variant="default" mt="md" onClick={showMore}>{t`Show more (${numberText(left)})`}</Button>}
        </Card>
      )}
      {merging !== null && <MergeDialog firstId={merging.first.id} secondId={merging.second.id} onClose={() => setMerging(null)} />}
    </Page>
  )
}
