import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useBridge } from '../platform/client'
import { addToInbox } from '../platform/import-inbox'
import { showMessage } from '../ui/toasts'

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** Takes files dropped anywhere on the window to the import wizard. True while files hover over it. */
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
      const files = [...(event.dataTransfer?.files ?? [])]
      void Promise.all(files.map((file) => bridge.admitFile(file))).then((handles) => {
        const admitted = handles.filter((handle) => handle !== null)
        if (admitted.length < files.length) showMessage('Some of what was dropped is not a plain file and was left out.', 'failed')
        if (admitted.length === 0) return
        addToInbox(admitted)
        void navigate({ to: '/imports/new' })
      })
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
