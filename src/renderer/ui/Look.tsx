import { Drawer } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { t } from '../../shared/kernel/words'
import { openLooks } from './open-looks'
import { useFocusBack } from './use-focus-back'

/** Something to be read at the side of a screen. Nothing is typed in it, so it gives way to whatever comes next. */
export const Look = ({ title, size, onClose, children }: { readonly title: string; readonly size: 'md' | 'lg'; readonly onClose: () => void; readonly children: ReactNode }) => {
  useFocusBack()
  useEffect(() => {
    openLooks.add(onClose)
    return () => void openLooks.delete(onClose)
  }, [onClose])
  return (
    // The scroll lock would inject a style element, which the content policy forbids.
    <Drawer data-look opened onClose={onClose} position="right" size={size} title={title} lockScroll={false} closeButtonProps={{ 'aria-label': t`Close` }} transitionProps={{ duration: 0 }}>
      {children}
    </Drawer>
  )
}
