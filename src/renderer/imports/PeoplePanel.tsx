import { Badge, Select, Text } from '@mantine/core'
import { PersonField, type PeoplePart, type PeoplePreview, type PersonPreview, type RowOutcome } from '../../shared/imports/people'
import { plural, t } from '../../shared/kernel/words'
import { rich } from '../ui/rich'
import { WideTable } from '../ui/WideTable'
import { personFieldNames, rowsText } from './receipt-view'
import classes from './imports.module.css'

const outcomeWords: Readonly<Record<RowOutcome, { readonly text: string; readonly color: string }>> = {
  added: { text: t`new`, color: 'teal' },
  changed: { text: t`changes`, color: 'blue' },
  unchanged: { text: t`as it is`, color: 'gray' },
  suppressed: { text: t`kept out`, color: 'orange' },
}

const Outcome = ({ outcome }: { readonly outcome: RowOutcome }) => (
  <Badge variant="outline" color={outcomeWords[outcome].color} tt="none">
    {outcomeWords[outcome].text}
  </Badge>
)

/** The files of an archive and what each was taken for. */
const Parts = ({ parts }: { readonly parts: readonly PeoplePart[] }) => (
  <section className={classes.panel} aria-label={t`Files in the archive`}>
    <h2 className={classes.panelTitle}>{t`Files in the archive`}</h2>
    <WideTable className={classes.tableFrame} label={t`Files in the archive, table`}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t`File`}</th>
            <th scope="col">{t`Taken for`}</th>
            <th scope="col">{t`Why`}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ name, takenFor, why, rows }, index) => (
            // Names may repeat in an archive.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={`${index} ${name}`}>
              <th scope="row">
                <span className={classes.fileText} title={name} dir="auto">
                  {name}
                </span>
              </th>
              <td className={takenFor === null ? classes.dimmed : undefined}>{takenFor === null ? t`Not read` : `${takenFor}${rows === null || rows === 0 ? '' : `, ${rowsText(rows)}`}`}</td>
              <td>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  </section>
)

/** People for whom more is to be said than that they are new: who they are taken for and why, what changes, what is kept. */
const Told = ({ told, moreTold }: Pick<PeoplePreview, 'told' | 'moreTold'>) => (
  <section className={classes.panel} aria-label={t`Who is taken for whom`}>
    <h2 className={classes.panelTitle}>{t`Who is taken for whom`}</h2>
    <Text size="sm" c="dimmed" mb={12}>
      {t`The same profile, e-mail address or phone is the same person. A name alone never is.`}
    </Text>
    <ul className={classes.list}>
      {told.map(({ part, line, name, outcome, reason }) => (
        <li key={`${part} ${line}`}>
          {rich`${<strong>
            <bdi>{name}</bdi>
          </strong>} (line ${line})`}{' '}<Outcome outcome={outcome} /> {reason}
        </li>
      ))}
    </ul>
    {moreTold > 0 && (
      <Text size="sm" mt={8}>
        {t`${plural(moreTold, { one: '# more person is', other: '# more people are' })} not listed here.`}
      </Text>
    )}
  </section>
)

/** The first people as they will be read: the file's own text above what was understood. */
const Sample = ({ sample }: { readonly sample: readonly PersonPreview[] }) => (
  <section className={classes.panel} aria-label={t`The first people`}>
    <h2 className={classes.panelTitle}>{t`The first people`}</h2>
    <Text size="sm" c="dimmed" mb={12}>
      {t`The file’s own text stands above what was understood.`}
    </Text>
    {sample.slice(0, 4).map(({ part, line, name, outcome, cells }) => (
      <div key={`${part} ${line}`}>
        <Text fw={600} mt={10}>
          <bdi>{name}</bdi> <Outcome outcome={outcome} />
        </Text>
        <dl className={classes.facts}>
          {cells
            .filter(({ text }) => text !== '')
            .map(({ label, text, parsed }, index) => (
              // Properties of a card may repeat.
              // oxlint-disable-next-line react/no-array-index-key
              <div key={`${index} ${label}`}>
                <dt>{label}</dt>
                <dd>
                  <span className={classes.fileText} title={text}>
                    {text}
                  </span>
                  <span className={classes.parsed}>{parsed === null ? t`not taken over` : `→ ${parsed}`}</span>
                </dd>
              </div>
            ))}
        </dl>
      </div>
    ))}
  </section>
)

const fieldChoices = PersonField.options.map((value) => ({ value, label: personFieldNames[value] }))

interface PersonColumnsProps {
  readonly columns: PeoplePreview['columns']
  /** Null: nothing can be changed now. */
  readonly onMap: ((index: number, field: PersonField) => void) | null
}

/** What each column of a table says of a person, to be chosen where no program's own headings do. */
const PersonColumns = ({ columns, onMap }: PersonColumnsProps) => (
  <section className={classes.panel} aria-label={t`Columns`}>
    <h2 className={classes.panelTitle}>{t`Columns`}</h2>
    <Text size="sm" c="dimmed" mb={12}>
      {t`Choose what each column says of a person; the choice is remembered for files with the same headings.`}
    </Text>
    <div className={classes.row}>
      {columns.map(({ index, header, field }) => {
        const label = header === '' ? t`Column ${index + 1}` : header
        return (
          <Select
            key={index}
            size="xs"
            w={200}
            label={label}
            disabled={onMap === null}
            data={fieldChoices}
            value={field}
            allowDeselect={false}
            onChange={(value) => {
              const chosen = PersonField.safeParse(value)
              if (chosen.success && onMap !== null) onMap(index, chosen.data)
            }}
          />
        )
      })}
    </div>
  </section>
)

interface PeoplePanelProps {
  readonly people: PeoplePreview
  readonly onMap: PersonColumnsProps['onMap']
}

/** A file of people before it is imported: its parts, who is taken for whom and why, and the first of them beside the file's own text. */
export const PeoplePanel = ({ people, onMap }: PeoplePanelProps) => (
  <>
    {people.parts.length > 1 && <Parts parts={people.parts} />}
    {people.told.length > 0 && <Told {...people} />}
    {people.columns.length > 0 && <PersonColumns columns={people.columns} onMap={onMap} />}
    {people.sample.length > 0 && <Sample sample={people.sample} />}
  </>
)
