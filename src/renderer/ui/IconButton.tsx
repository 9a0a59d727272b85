import { ActionIcon, type ActionIconProps } from '@mantine/core'
import type { ComponentProps } from 'react'

interface IconButtonProps extends ActionIconProps, Pick<ComponentProps<'button'>, 'onClick' | 'ref'> {
  /** What it does, for who hears it and for who rests on it. */
  readonly label: string
}

/** A button that is a sign alone: its title names it, and is not said a second time as what describes it. */
export const IconButton = ({ label, ...look }: IconButtonProps) => <ActionIcon variant="subtle" color="gray" title={label} {...look} />
