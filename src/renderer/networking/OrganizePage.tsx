import { Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { plural, t } from '../../shared/kernel/words'
import { allOf } from '../../shared/networking/counted-contacts'
import { TagChange } from '../../shared/networking/contact.contract'
import type { CustomField } from '../../shared/networking/custom-field'
import type { Group } from '../../shared/networking/group'
import { useClient } from '../platform/client'
import { useAnswer, useCommand, useCommandForMany } from '../platform/queries'
import { announcePlace } from '../ui/announce'
import { Card } from '../ui/Card'
import { noErrors, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { IconButton } from '../ui/IconButton'
import { Page } from '../ui/Page'
import { useCheckedForm } from '../ui/use-checked-form'
import { useShownWork } from '../ui/use-shown-work'
import { ContactsCount } from './ContactsCount'
import { CustomFieldDialog } from './CustomFieldDialog'
import { GroupDialog } from './GroupDialog'
import { fieldKindNames, rhythmText } from './labels'
import classes from './networking.module.css'

const GroupsCard = () => {
  const client = useClient()
  const { value: groups } = useAnswer(client.networking.group.list, {})
  const remove = useCommand(client.networking.group.remove)
  // Null: closed; a new one has no group yet.
  const [open, setOpen] = useState<{ readonly group: Group | null } | null>(null)
  return (
    <Card title={t`Groups`} actions={<Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />} onClick={() => setOpen({ group: null })}>{t`New group`}</Button>}>
      <p className={classes['soft']}>{t`A circle of contacts with a rhythm: whoever has none of their own follows the group’s. A contact is in one group at most; tags mark the rest.`}</p>
      <ul className={classes['list']}>
        {groups?.map((group) => (
          <li key={group.id}>
            <div className={classes['grown']}>
              <strong><bdi>{group.name}</bdi></strong>
              <div className={classes['soft']}>{rhythmText(group) === '' ? t`no rhythm` : rhythmText(group)} · <ContactsCount contacts={group.contacts} archived={group.archived} filter={{ field: 'group', anyOf: [group.id] }} /></div>
            </div>
            <div className={classes['pushed']}>
              <Button size="compact-sm" variant="default" onClick={() => setOpen({ group })} aria-label={t`Edit ${group.name}`}>{t`Edit`}</Button>
              <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void remove({ id: group.id })} aria-label={t`Remove ${group.name}`}>{t`Remove`}</Button>
            </div>
          </li>
        ))}
      </ul>
      {open !== null && <GroupDialog group={open.group} onClose={() => setOpen(null)} />}
    </Card>
  )
}

const FieldsCard = () => {
  const client = useClient()
  const { value: fields = [] } = useAnswer(client.networking.customField.list, {})
  const remove = useCommand(client.networking.customField.remove)
  const arrange = useCommand(client.networking.customField.arrange, { toast: false })
  const [open, setOpen] = useState<{ readonly field: CustomField | null } | null>(null)
  const move = (index: number, by: 1 | -1): void => {
    const ids = fields.map(({ id }) => id)
    const [moved, other] = [ids[index], ids[index + by]]
    if (moved === undefined || other === undefined) return
    void arrange({ ids: ids.with(index, other).with(index + by, moved) }).then((result) => {
      if (result?.ok === true) announcePlace(fields[index]?.name ?? '', index + by + 1, fields.length)
    })
  }
  return (
    <Card title={t`Fields of your own`} actions={<Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />} onClick={() => setOpen({ field: null })}>{t`New field`}</Button>}>
      <p className={classes['soft']}>{t`They stand on every contact in this order, as columns of the list, and in filters.`}</p>
      <ul className={classes['list']}>
        {fields.map((field, index) => (
          <li key={field.id}>
            <div className={classes['grown']}>
              <strong><bdi>{field.name}</bdi></strong>
              <div className={classes['soft']}>{fieldKindNames[field.kind]}{field.kind === 'choice' && `: ${field.choices.join(', ')}`} · {t`${plural(field.contacts, { one: '# contact', other: '# contacts' })}`}</div>
            </div>
            <div className={classes['pushed']}>
              <IconButton label={t`Move ${field.name} up`} disabled={index === 0} onClick={() => move(index, -1)}><IconArrowUp size={16} /></IconButton>
              <IconButton label={t`Move ${field.name} down`} disabled={index === fields.length - 1} onClick={() => move(index, 1)}><IconArrowDown size={16} /></IconButton>
              <Button size="compact-sm" variant="default" onClick={() => setOpen({ field })} aria-label={t`Edit ${field.name}`}>{t`Edit`}</Button>
              <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void remove({ id: field.id })} aria-label={t`Remove ${field.name}`}>{t`Remove`}</Button>
            </div>
          </li>
        ))}
      </ul>
      {open !== null && <CustomFieldDialog field={open.field} onClose={() => setOpen(null)} />}
    </Card>
  )
}

const RenameTagDialog = ({ tag, carriers, onClose }: { readonly tag: string; readonly carriers: number; readonly onClose: () => void }) => {
  const client = useClient()
  const { show, shown, stop } = useShownWork()
  const changeTag = useCommandForMany(client.networking.contact.changeTag, show)
  const [name, setName] = useState(tag)
  const { errors, form } = useCheckedForm({ schema: TagChange, fields: { from: tag, to: name }, send: (change) => changeTag(change, carriers), refused: () => noErrors })
  return (
    <FormDialog title={t`Rename the tag “${tag}”`} isOpen onClose={() => { stop(); onClose() }} {...form} submitLabel={t`Rename`}>
      <TextField label={t`Name`} description={t`The name of another tag makes the two one.`} value={name} onChange={setName} error={errors['to']} isRequired autoFocus />
      {shown}
    </FormDialog>
  )
}

const TagsCard = () => {
  const client = useClient()
  const { value: tags } = useAnswer(client.networking.contact.tags, {})
  const changeTag = useCommandForMany(client.networking.contact.changeTag)
  const [renamed, setRenamed] = useState<{ readonly name: string; readonly carriers: number } | null>(null)
  return (
    <Card title={t`Tags`}>
      {tags?.length === 0 && <p className={classes['soft']}>{t`No tag yet. Tags are typed on a contact, and stand here while somebody carries them.`}</p>}
      <ul className={classes['list']}>
        {tags?.map(({ name, contacts, archived }) => (
          <li key={name} className={classes['wrapping']}>
            <div className={classes['grown']}>
              <span className={classes['chip']}>
                <bdi>{name}</bdi>
              </span>{' '}
              <span className={classes['soft']}>
                <ContactsCount contacts={contacts} archived={archived} filter={{ field: 'tag', anyOf: [name] }} />
              </span>
            </div>
            <div className={classes['pushed']}>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => setRenamed({ name, carriers: allOf({ contacts, archived }) })}
                aria-label={t`Rename ${name}`}
              >{t`Rename`}</Button>
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                onClick={() => void changeTag({ from: name, to: null }, allOf({ contacts, archived }))}
                aria-label={t`Remove ${name} from everybody`}
              >{t`Remove`}</Button>
            </div>
          </li>
        ))}
      </ul>
      {renamed !== null && <RenameTagDialog tag={renamed.name} carriers={renamed.carriers} onClose={() => setRenamed(null)} />}
    </Card>
  )
}

/** How contacts are told apart: groups with their rhythm, fields of the person's own, tags. */
export const OrganizePage = () => (
  <Page title={t`Groups and fields`}>
    <div className={classes['columns']}>
      <div className={classes['wide']}>
        <GroupsCard />
        <FieldsCard />
      </div>
      <div className={classes['side']}><TagsCard /></div>
    </div>
  </Page>
)
