import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { t } from '../../shared/kernel/words'
import { useBridge } from '../platform/client'
import { admitFiles, filesOfDrop } from '../platform/gather-files'
import { addToInbox } from '../platform/import-inbox'
import { mayGiveWay } from '../ui/is-dialog-open'
import { showDefect, showMessage } from '../ui/toasts'

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** Takes files and folders dropped anywhere on the window to the import wizard. True while files hover over it. */
export const useFileDrop = (): boolean => {
  const bridge = useBridge()
  const navigate = useNavigate()
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    let depth = 0
    const enter = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      depth += 1
      setIsOver(true)
    }
    const leave = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      depth -= 1
      if (depth <= 0) setIsOver(false)
    }
    const over = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      event.preventDefault()
      depth = 0
      setIsOver(false)
      if (event.dataTransfer === null) return
      if (!mayGiveWay()) return showMessage(t`Close what is open first: what is typed in it would be lost.`, 'failed')
      filesOfDrop(event.dataTransfer).then((found) => admitFiles(bridge, found)).then((arrival) => {
        if (arrival.files.length + arrival.leftOut.length === 0) return showMessage(t`Nothing of what was dropped is a file that could be an export.`, 'failed')
        addToInbox(arrival)
        void navigate({ to: '/imports/new' })
      }, showDefect)
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('dragover', over)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('dragover', over)
      window.removeEventListener('drop', drop)
    }
  }, [bridge, navigate])
  return isOver
}
