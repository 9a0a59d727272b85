import { Button, Group } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Component, type ComponentType, type ReactNode } from 'react'
import { t } from '../../shared/kernel/words'
import { DefectError, UnsavedError } from '../../shared/rpc/client'
import { HostGoneError } from '../../shared/rpc/wire'
import { SessionEndedError } from '../platform/browser-bridge'
import { useClient } from '../platform/client'
import { copyText } from '../ui/copy-text'
import { EmptyState } from '../ui/EmptyState'
import { showDefect } from '../ui/toasts'
import { sessionEndedText, sessionEndedTitle } from './SessionEnded'

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

interface WayOutProps {
  readonly onLeft: () => void
}

interface BoundaryProps {
  readonly children: ReactNode
  readonly onCatch: () => void
  /** What else can be done, beside trying again. */
  readonly WayOut?: ComponentType<WayOutProps>
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
    const { WayOut: Leave } = this.props
    const note = (
      <div role="alert">
        <EmptyState
          icon={<IconAlertTriangle size={26} />}
          title={error instanceof SessionEndedError ? sessionEndedTitle : t`Something went wrong`}
          action={
            <Group>
              <Button onClick={() => this.setState({ error: null })}>{t`Try again`}</Button>
              <Button variant="default" onClick={() => copyText(`${text}\n${error instanceof Error ? error.message : ''}`, t`the details`)}>
                {t`Copy details`}
              </Button>
              {Leave !== undefined && <Leave onLeft={() => this.setState({ error: null })} />}
            </Group>
          }
        >
          {text}
        </EmptyState>
      </div>
    )
    if (Leave === undefined) return note
    return (
      <main>
        <h1 className="visually-hidden">{t`Rapport`}</h1>
        {note}
      </main>
    )
  }
}

/** Failed answers are forgotten, so that whoever comes back asks anew. */
const useForgetFailed = (): (() => void) => {
  const queryClient = useQueryClient()
  return () => queryClient.removeQueries({ predicate: ({ state }) => state.status === 'error' })
}

/** Stands in for a screen that failed; the rest of the window goes on. */
export const ErrorBoundary = ({ children }: { readonly children: ReactNode }) => {
  const forgetFailed = useForgetFailed()
  return <Boundary onCatch={forgetFailed}>{children}</Boundary>
}

/** Leaves a workbook of which not even the frame of the window can be shown; a damaged one for its backups. */
const WayOut = ({ onLeft }: WayOutProps) => {
  const client = useClient()
  const queryClient = useQueryClient()
  const leave = async (): Promise<void> => {
    const status = await client.status.of({})
    await (status.ok && status.value.trouble?.code === 'damaged' ? client.host.closeDamaged({}) : client.host.close({}))
  }
  return (
    <Button variant="default" onClick={() => void leave().catch(() => client.host.close({})).then(() => {
      queryClient.clear()
      onLeft()
    }, showDefect)}>
      {t`Close the workbook`}
    </Button>
  )
}

/** Stands in for the whole window where not even its frame can be shown. */
export const WindowBoundary = ({ children }: { readonly children: ReactNode }) => {
  const forgetFailed = useForgetFailed()
  return (
    <Boundary onCatch={forgetFailed} WayOut={WayOut}>
      {children}
    </Boundary>
  )
}
