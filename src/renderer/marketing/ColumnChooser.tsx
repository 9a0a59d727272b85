import { Button, Checkbox, Popover } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { CampaignColumn, campaignColumnNames, defaultCampaignColumns, orderColumns } from './campaign-columns'
import classes from './ColumnChooser.module.css'

interface ColumnChooserProps {
  readonly chosen: readonly CampaignColumn[]
  readonly onChange: (columns: readonly CampaignColumn[]) => void
}

/** Which columns the campaign list shows, kept on this machine. */
export const ColumnChooser = ({ chosen, onChange }: ColumnChooserProps) => (
  <Popover position="bottom-end" trapFocus returnFocus shadow="md" transitionProps={{ duration: 0 }}>
    <Popover.Target>
      <Button variant="default" leftSection={<IconColumns3 size={16} aria-hidden />}>
        Columns
      </Button>
    </Popover.Target>
    <Popover.Dropdown aria-label="Columns">
      <div className={classes['columns']}>
        {CampaignColumn.options.map((column) => (
          <Checkbox
            key={column}
            size="sm"
            label={campaignColumnNames[column]}
            checked={chosen.includes(column)}
            onChange={(event) => onChange(orderColumns(event.currentTarget.checked ? [...chosen, column] : chosen.filter((other) => other !== column)))}
          />
        ))}
      </div>
      <Button mt="sm" fullWidth variant="default" size="compact-sm" onClick={() => onChange(defaultCampaignColumns)}>
        Show the usual ones
      </Button>
    </Popover.Dropdown>
  </Popover>
)
