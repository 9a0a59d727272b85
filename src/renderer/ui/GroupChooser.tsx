import { Button, Menu } from '@mantine/core'
import { IconLayoutList } from '@tabler/icons-react'
import type { RowGroup } from '../../shared/kernel/page'
import { t } from '../../shared/kernel/words'
import type { Grouping } from './grouping'

interface GroupChooserProps {
  readonly grouping: Pick<Grouping<never>, 'options' | 'by' | 'onChoose' | 'onFold'>
  /** Those on screen. */
  readonly groups: readonly RowGroup[]
}

/** What the rows of a table are grouped by, and all groups folded or unfolded. */
export const GroupChooser = ({ grouping: { options, by, onChoose, onFold }, groups }: GroupChooserProps) => {
  const chosen = options.find(({ key }) => key === by)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="compact-sm" {...(chosen === undefined ? { variant: 'subtle', color: 'gray' } : { variant: 'light' })} leftSection={<IconLayoutList size={15} aria-hidden />}>{chosen === undefined ? t`Group by …` : t`Grouped by: ${chosen.label}`}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={by ?? ''} onChange={(key) => onChoose(key === '' ? null : key)}>
          <Menu.RadioItem closeMenuOnClick value="">{t`Not grouped`}</Menu.RadioItem>
          {options.map(({ key, label }) => <Menu.RadioItem closeMenuOnClick key={key} value={key}>{label}</Menu.RadioItem>)}
        </Menu.RadioGroup>
        {groups.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => onFold(new Set(groups.map(({ key }) => key)))}>{t`Fold all groups`}</Menu.Item>
            <Menu.Item onClick={() => onFold(new Set())}>{t`Unfold all groups`}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
