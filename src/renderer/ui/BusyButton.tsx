import { Button, type ButtonProps } from '@mantine/core'
import type { ComponentProps } from 'react'

interface BusyButtonProps extends Omit<ButtonProps, 'loading'>, Pick<ComponentProps<'button'>, 'type' | 'onClick'> {
  readonly isBusy: boolean
}

/** A button that shows its work until it is done. It is out of use then but not `disabled`, with which it would lose the focus; a form it submits must itself heed that it is busy. */
export const BusyButton = ({ isBusy, disabled = false, onClick, ...look }: BusyButtonProps) => (
  <Button {...look} loading={isBusy} disabled={disabled} renderRoot={(root: ComponentProps<'button'>) => <button {...root} disabled={disabled} aria-disabled={isBusy} onClick={isBusy ? undefined : onClick} />} />
)
