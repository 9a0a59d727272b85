import { Button, Group } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Component, type ReactNode } from 'react'
import { DefectError } from '../../shared/rpc/client'
import { HostGoneError } from '../../shared/rpc/wire'
import { EmptyState } from '../ui/EmptyState'

interface State {
  readonly error: unknown
}

const describe = (error: unknown): string => {
  if (error instanceof HostGoneError) return 'Rapport is not answering. What was saved is safe.'
  if (error instanceof DefectError) return `This screen could not be shown (reference ${error.reference}). What was saved is safe; the details are in the log.`
  return 'This screen could not be shown. What was saved is safe.'
}

/** Stands in for a screen that failed; the rest of the window goes on. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    const text = describe(error)
    return (
      <div role="alert">
        <EmptyState
          icon={<IconAlertTriangle size={26} />}
          title="Something went wrong"
          action={
            <Group>
              <Button onClick={() => this.setState({ error: null })}>Try again</Button>
              <Button variant="default" onClick={() => void navigator.clipboard.writeText(`${text}\n${error instanceof Error ? error.message : ''}`)}>
                Copy details
              </Button>
            </Group>
          }
        >
          {text}
        </EmptyState>
      </div>
    )
  }
}
