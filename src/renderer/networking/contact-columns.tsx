import { dayOfMoment } from '../../shared/kernel/day'
import { numberText } from '../../shared/kernel/language'
import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { birthdayText } from '../../shared/networking/birthday-text'
import type { ContactRow } from '../../shared/networking/contact'
import type { CustomField } from '../../shared/networking/custom-field'
import { type CellEdit, withEdits } from '../ui/cell-edit'
import type { DataColumn } from '../ui/data-column'
import { dayWidth } from '../ui/fitting-width'
import { ContactPerson } from './Avatar'
import { customKey } from './contact-search'
import { customValueText } from './custom-draft'
import { dayText } from './labels'
import { StateBadge } from './StateBadge'

const valueText = ({ custom }: ContactRow, field: CustomField): string => customValueText(field, custom.find(({ fieldId }) => fieldId === field.id)?.value)

const fixedColumns: readonly DataColumn<ContactRow>[] = [
  { key: 'name', header: t`Name`, width: 176, sortable: true, render: ({ id, name, hasPhoto }) => <ContactPerson id={id} name={name} hasPhoto={hasPhoto} />, copyText: ({ name }) => name },
  { key: 'organization', header: t`Organisation`, width: 128, sortable: true, render: ({ organization }) => <bdi>{organization}</bdi> },
  { key: 'role', header: t`Role`, width: 140, sortable: true, isHiddenAtFirst: true, render: ({ role }) => <bdi>{role}</bdi> },
  { key: 'group', header: t`Group`, width: 80, sortable: true, render: ({ groupName }) => <bdi>{groupName}</bdi> },
  { key: 'email', header: t`E-mail`, width: 200, sortable: true, isHiddenAtFirst: true, render: ({ email }) => <bdi>{email}</bdi> },
  { key: 'platforms', header: t`Platforms`, width: 140, isHiddenAtFirst: true, render: ({ platforms }) => platforms.map((platform) => platformNames[platform]).join(', ') },
  { key: 'tags', header: t`Tags`, width: 98, render: ({ tags }) => <bdi>{tags.join(', ')}</bdi> },
  { key: 'state', header: t`Keep in touch`, width: 140, render: ({ state }) => <StateBadge state={state} /> },
  { key: 'strength', header: t`Strength`, width: 92, align: 'end', sortable: true, render: ({ strength }) => (strength === null ? <span title={t`Nothing was ever logged`}>{t`n/a`}</span> : Math.round(strength)) },
  { key: 'lastTouchOn', header: t`Last touch`, width: dayWidth, align: 'end', sortable: true, render: ({ lastTouchOn }) => dayText(lastTouchOn) },
  { key: 'dueOn', header: t`Due`, width: dayWidth, align: 'end', sortable: true, render: ({ dueOn }) => dayText(dueOn) },
  { key: 'interactionCount', header: t`Touches`, width: 90, align: 'end', sortable: true, isHiddenAtFirst: true, render: ({ interactionCount }) => numberText(interactionCount) },
  { key: 'source', header: t`Source`, width: 130, sortable: true, isHiddenAtFirst: true, render: ({ source }) => <bdi>{source}</bdi> },
  { key: 'birthday', header: t`Birthday`, width: dayWidth, align: 'end', sortable: true, isHiddenAtFirst: true, render: ({ birthday }) => birthdayText(birthday) },
  { key: 'createdAt', header: t`Added`, width: dayWidth, align: 'end', sortable: true, isHiddenAtFirst: true, render: ({ createdAt }) => dayText(dayOfMoment(createdAt)) },
]

/** All columns of the list, the person's own fields last; `edits`: how cells of some are changed in place, by key. */
export const contactColumns = (customFields: readonly CustomField[], edits: ReadonlyMap<string, CellEdit<ContactRow>>): readonly DataColumn<ContactRow>[] =>
  withEdits([
    ...fixedColumns,
    ...customFields.map(
      (field): DataColumn<ContactRow> => ({ key: customKey(field.id), header: field.name, width: 130, align: field.kind === 'number' || field.kind === 'date' ? 'end' : 'start', sortable: true, isHiddenAtFirst: true, render: (row) => <bdi>{valueText(row, field)}</bdi> }),
    ),
  ], edits)
