import { Button, Group } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Component, type ReactNode } from 'react'
import { t } from '../../shared/kernel/words'
import { DefectError, UnsavedError } from '../../shared/rpc/client'
import { HostGoneError } from '../../shared/rpc/wire'
import { SessionEndedError } from '../platform/browser-bridge'
import { EmptyState } from '../ui/EmptyState'
import { sessionEndedText } from './SessionEnded'

interface State {
  readonly error: unknown
}

const describe = (error: unknown): string => {
  if (error instanceof SessionEndedError) return sessionEndedText
  if (error instanceof HostGoneError) return t`Rapport is not answering. What was saved is safe.`
  // Damage, or a disk that does not answer: the sentence says so.
  if (error instanceof UnsavedError) return error.message
  if (error instanceof DefectError) return t`This screen could not be shown (reference ${error.reference}). What was saved is safe; the details are in the log.`
  return t`This screen could not be shown. What was saved is safe.`
}

interface BoundaryProps {
  readonly children: ReactNode
  readonly onCatch: () => void
}

class Boundary extends Component<BoundaryProps, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error }
  }

  override componentDidCatch(): void {
    this.props.onCatch()
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    const text = describe(error)
    return (
      <div role="alert">
        <EmptyState
          icon={<IconAlertTriangle size={26} />}
          title={t`Something went wrong`}
          action={
            <Group>
              <Button onClick={() => this.setState({ error: null })}>{t`Try again`}</Button>
              <Button variant="default" onClick={() => void navigator.clipboard.writeText(`${text}\n${error instanceof Error ? error.message : ''}`)}>
                {t`Copy details`}
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

/** Stands in for a screen that failed; the rest of the window goes on. Failed answers are forgotten, so that whoever comes back asks anew. */
export const ErrorBoundary = ({ children }: { readonly children: ReactNode }) => {
  const queryClient = useQueryClient()
  return <Boundary onCatch={() => queryClient.removeQueries({ predicate: ({ state }) => state.status === 'error' })}>{children}</Boundary>
}
