import { Button, Menu } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { t } from '../../shared/kernel/words'

interface ColumnChooserProps {
  readonly columns: readonly { readonly key: string; readonly header: string }[]
  readonly shown: readonly { readonly key: string }[]
  readonly onChoose: (key: string, isShown: boolean) => void
  readonly onReset: () => void
}

/** Which columns of a table are shown. */
export const ColumnChooser = ({ columns, shown, onChoose, onReset }: ColumnChooserProps) => {
  const keys = new Set(shown.map(({ key }) => key))
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconColumns3 size={15} aria-hidden />}>{t`Columns`}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {columns.map(({ key, header }) => (
          <Menu.CheckboxItem key={key} checked={keys.has(key)} onChange={(isShown) => onChoose(key, isShown)}>{header}</Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={onReset}>{t`As at first`}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
