import { Button, Group, Table } from '@mantine/core'
import { IconPlus, IconShieldLock } from '@tabler/icons-react'
import { useState } from 'react'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import { daysInBackups, type RetentionRule } from '../../shared/networking/personal-data.contract'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { useToday } from '../platform/today'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { rich } from '../ui/rich'
import { timeText } from '../../shared/kernel/time-text'
import { Figure, Figures } from './Figures'
import { filterWords } from './filter-words'
import { useFilterLists } from './FilterBar'
import classes from './networking.module.css'
import { RetentionPreviewDialog, RetentionRuleDialog } from './RetentionDialogs'

const causeNames = { request: t`Asked for`, retention: t`Retention rule`, restored: t`A backup from before was put back` } as const

const RuleLine = ({ rule, onPreview }: { readonly rule: RetentionRule; readonly onPreview: () => void }) => {
  const client = useClient()
  const remove = useCommand(client.networking.personalData.removeRetentionRule)
  const { value } = useAnswer(client.networking.personalData.previewRetention, { id: rule.id, today: useToday(), limit: 1 })
  const { value: customFields = [] } = useAnswer(client.networking.customField.list, {})
  const { names } = useFilterLists(customFields)
  const { id, name, idleDays, filter } = rule
  return (
    <li>
      <div className={classes['grown']}>
        <strong><bdi>{name}</bdi></strong>
        <div className={classes['soft']}>{t`More than ${plural(idleDays, { one: '# day', other: '# days' })} without an interaction; ${filter === null ? t`everybody` : filterWords(filter, names)}`}</div>
      </div>
      <Button size="compact-sm" variant="light" onClick={onPreview}>{value === undefined ? t`Preview…` : t`Finds ${plural(value.total, { one: '# contact', other: '# contacts' })} today…`}<span className="visually-hidden"> {name}</span></Button>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void remove({ id })} aria-label={t`Remove: ${name}`}>{t`Remove`}</Button>
    </li>
  )
}

const RulesCard = () => {
  const client = useClient()
  const { value: rules } = useAnswer(client.networking.personalData.retentionRules, {})
  const [isAdding, setIsAdding] = useState(false)
  const [previewed, setPreviewed] = useState<RetentionRule | null>(null)
  const addButton = <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />} onClick={() => setIsAdding(true)}>{t`New rule`}</Button>
  return (
    <Card title={t`Retention rules`} actions={addButton}>
      {rules?.length === 0 && <p className={classes['soft']}>{t`No rule yet: contacts are kept until you erase them. A rule finds those nobody has been in touch with for long.`}</p>}
      <ul className={classes['list']}>{rules?.map((rule) => <RuleLine key={rule.id} rule={rule} onPreview={() => setPreviewed(rule)} />)}</ul>
      {isAdding && <RetentionRuleDialog onClose={() => setIsAdding(false)} />}
      {previewed !== null && <RetentionPreviewDialog rule={previewed} onClose={() => setPreviewed(null)} />}
    </Card>
  )
}

const KeptCard = () => (
  <Card title={t`What is kept, plainly`}>
    <ul className={classes['plainList']}>
      <li>{rich`${<strong>{t`About each contact`}</strong>}: what you typed or imported (name, addresses, handles, work, birthday, picture, notes, tags, your own fields), the communities they are in, what passed between you, what was promised, what they agreed to, what they bought and answered and where they came from, what files said of them, and figures computed from that.`}</li>
      <li>{rich`${<strong>{t`Where`}</strong>}: in this workbook on this computer, and in its backups beside it. Nothing is sent anywhere. Whoever can read the disk can read it, so encrypt the disk.`}</li>
      <li>{rich`${<strong>{t`For how long`}</strong>}: until you erase it, or apply a retention rule. Backups from before an erasure go within ${daysInBackups} days, and one that is put back before then is rid of the erased at once. Copies you saved elsewhere and files you exported are yours to delete.`}</li>
      <li>{rich`${<strong>{t`What stays after an erasure`}</strong>}: that so many were erased, when and why; amounts and days of their deals, under a number; of whoever came with a file, a hash that names nobody and keeps a newer file from bringing them back; and of whoever objected, a hash that names nobody but knows them again.`}</li>
      <li>{rich`${<strong>{t`What a contact may ask`}</strong>}: everything about them as a file, to be corrected, to be left alone, to be erased. All of it is on their page, under Personal data.`}</li>
    </ul>
  </Card>
)

/** What is kept about people, for how long, and what was done about it. */
export const PrivacyPage = () => {
  const client = useClient()
  const { value: overview } = useAnswer(client.networking.personalData.overview, {})
  if (overview === undefined) return null
  const { contacts, objected, objectionHashes, consents, consentsWithdrawn, backups, erasures } = overview
  return (
    <Page title={t`Privacy`}>
      <Figures label={t`Privacy`}>
        <Figure label={t`Contacts kept`} text={numberText(contacts)} />
        <Figure label={t`Of them objected`} text={numberText(objected)} note={t`${plural(objectionHashes, { one: '# hash', other: '# hashes' })} to know them again`} />
        <Figure label={t`Consent records`} text={numberText(consents)} note={t`${numberText(consentsWithdrawn)} withdrawn`} />
        <Figure label={t`Backups`} text={numberText(backups)} />
      </Figures>
      <RulesCard />
      <KeptCard />
      <Card title={t`Erasures`}>
        {erasures.length === 0 ? (
          <EmptyState icon={<IconShieldLock size={24} />} title={t`Nobody was erased yet`}>{t`To erase one contact, open their page and choose Erase… under Personal data. Here it will say when, why and how many, never who.`}</EmptyState>
        ) : (
          <Group>
            <Table>
              <Table.Thead><Table.Tr><Table.Th>{t`When`}</Table.Th><Table.Th>{t`Why`}</Table.Th><Table.Th ta="end">{t`Contacts`}</Table.Th></Table.Tr></Table.Thead>
              <Table.Tbody>
                {erasures.map(({ id, at, cause, rule, contacts: count }) => (
                  <Table.Tr key={id}><Table.Td>{timeText(at)}</Table.Td><Table.Td>{causeNames[cause]}{rule === '' ? '' : `: ${rule}`}</Table.Td><Table.Td ta="end">{numberText(count)}</Table.Td></Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Group>
        )}
      </Card>
    </Page>
  )
}
