import { notifyManager, type Query, type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { isOfContent } from '../../shared/rpc/content-topics'
import { type Cancelled, type CommandCall, type CommandResult, type InvalidInput, type JobOptions, labelFor, type QueryCall } from '../../shared/rpc/contract'
import type { TimedProgress } from '../../shared/rpc/progress'
import type { Transport } from '../../shared/rpc/wire'
import { numberText } from '../../shared/kernel/language'
import { mostAtOnce } from '../../shared/kernel/most-at-once'
import type { RowGroup } from '../../shared/kernel/page'
import { t } from '../../shared/kernel/words'
import { showDefect, showMessage, showStopped, showUndo, type ShowWork, showWork } from '../ui/toasts'
import { loadedRows, nextPage, pageRows } from './loaded-rows'

/** What reads from everywhere, so that every change of what the workbook holds may be one of its own: the Bridge, reports, reviews, whom a retention rule means, the timelines of campaigns, what customers are worth, the search and the history of changes. */
const readsEverywhere = /^(?:bridge|report|networking\.review|networking\.personalData|marketing\.(?:campaignTimeline|customerValue))\.|^workbook\.(?:search|named|history)$/

/** The one place that makes cached answers stale: a command's topics name the procedures' entity, `contact` in `networking.contact.list`. */
export const invalidateOnEvents = (queryClient: QueryClient, transport: Transport): (() => void) =>
  transport.onEvent((event) => {
    if (event.kind !== 'changed') return
    const topics = new Set(event.topics)
    // Of a workbook that was closed meanwhile nothing could be said; the one that is open now is asked anew.
    if (topics.has('everything')) queryClient.removeQueries({ type: 'inactive', predicate: ({ state }) => state.status === 'error' })
    const isContent = isOfContent(event.topics)
    // How long the file and its record are: asked anew where a screen comes to show it, not after every change.
    if (isContent) void queryClient.invalidateQueries({ queryKey: ['status.of'], refetchType: 'none' })
    const isTouched = ({ queryKey: [path] }: Query): boolean => topics.has('everything') || (isContent && readsEverywhere.test(String(path))) || topics.has(String(path).split('.').at(-2) ?? '')
    // An answer that is still on its way may be from before the change, and would count as fresh once it came.
    notifyManager.batch(() => {
      void queryClient.cancelQueries({ predicate: isTouched })
      void queryClient.invalidateQueries({ predicate: isTouched })
    })
  })

const isId = ([name, value]: readonly [string, unknown]): boolean => (name === 'id' || name.endsWith('Id')) && typeof value === 'number'

/** Whether two questions are about different things: what is known of one contact is no stand-in for another, whose screen it would fill with a stranger's figures. */
export const isAboutOther = (before: unknown, now: unknown): boolean => {
  const idsBefore = new Map(Object.entries(before ?? {}).filter(isId))
  return Object.entries(now ?? {}).filter(isId).some(([name, id]) => idsBefore.has(name) && idsBefore.get(name) !== id)
}

/** What is known, a moment later where nothing was known before: what it fills is then drawn in small steps, between which the window hears keys. What changes of it is never late. */
const useUnhurriedFirst = <T>(data: T | undefined): T | undefined => {
  // Whether there is any, not which: else each change of it would be drawn twice.
  const isDue = useDeferredValue(data !== undefined)
  return isDue ? data : undefined
}

interface QueryAnswer<O, E> {
  /** The answer; the previous one while a changed question about the same thing is on its way. Undefined until the first. */
  readonly value: O | undefined
  /** A declared failure of the newest call. */
  readonly failure: E | undefined
  readonly isLoading: boolean
  readonly isStale: boolean
}

interface AnswerOptions {
  readonly enabled?: boolean
  /** The answer about another thing stands in, too. The caller must keep hands off it while `isStale`. */
  readonly keepsOther?: boolean
}

/** Asks a query of the contract and keeps the answer fresh. Defects go to the error boundary. */
export const useAnswer = <I, O, E>(call: QueryCall<I, O, E>, input: I, options: AnswerOptions = {}): QueryAnswer<O, E> => {
  const { data: newest, isPending, isPlaceholderData } = useQuery({
    queryKey: [call.path, input],
    queryFn: () => call(input),
    placeholderData: (previous, query) => (options.keepsOther === true || !isAboutOther(query?.queryKey[1], input) ? previous : undefined),
    throwOnError: true,
    enabled: options.enabled ?? true,
  })
  const data = useUnhurriedFirst(newest)
  return {
    value: data?.ok === true ? data.value : undefined,
    failure: data?.ok === false ? data.error : undefined,
    isLoading: isPending || (newest !== undefined && data === undefined),
    isStale: isPlaceholderData,
  }
}

interface PageOf<Row> {
  readonly rows: readonly Row[]
  readonly total: number
  /** Of a list that can be grouped, on its first page. */
  readonly groups?: readonly RowGroup[]
}

interface PagesOptions {
  readonly enabled?: boolean
  /** Keys of groups whose rows are not to be seen, and need not be loaded. */
  readonly folded?: ReadonlySet<string>
}

interface LoadedPages<Row, Page> {
  /** The first page. Undefined until it is there. */
  readonly value: Page | undefined
  /** The rows of all pages that are loaded, without those of folded groups. */
  readonly rows: readonly Row[]
  /** How many rows that is, while more are to be seen. Null: all are there. */
  readonly loaded: number | null
  readonly loadMore: () => void
  /** The rows are those of the question before. */
  readonly isStale: boolean
}

const nothingFolded: ReadonlySet<string> = new Set()

const listOf = <Row>(pages: readonly PageOf<Row>[], offsets: readonly unknown[]) => ({ groups: pages[0]?.groups ?? [], total: pages[0]?.total ?? 0, pages: new Map(pages.map(({ rows }, index) => [Number(offsets[index]), rows])) })

/** What the list is of is gone, or no workbook is open any more: the screen that asked is about to say so or to go, and shows until then what it has. */
class GoneError extends Error {}

/** Whether that is why a list was refused, and not that it was asked for wrongly. */
const isGone = (error: unknown): boolean => typeof error === 'object' && error !== null && 'type' in error && error.type !== 'InvalidInput'

/** Asks a paged list as far as the person scrolls. */
export const usePages = <I, Row, O, E>(call: QueryCall<I, PageOf<Row> & O, E>, input: I, { enabled = true, folded = nothingFolded }: PagesOptions = {}): LoadedPages<Row, PageOf<Row> & O> => {
  const { data: newest, fetchNextPage, isFetchingNextPage, hasNextPage, isPlaceholderData } = useInfiniteQuery({
    queryKey: [call.path, 'pages', input],
    queryFn: async ({ pageParam }) => {
      const result = await call({ ...input, offset: pageParam, limit: pageRows })
      if (!result.ok && isGone(result.error)) throw new GoneError()
      // Its input is the screen's own.
      if (!result.ok) throw new Error('A list was refused', { cause: result.error })
      return result.value
    },
    initialPageParam: 0,
    getNextPageParam: (_last, pages, _offset, offsets) => nextPage(listOf(pages, offsets), folded),
    placeholderData: (previous, query) => (isAboutOther(query?.queryKey[2], input) ? undefined : previous),
    throwOnError: (error) => !(error instanceof GoneError),
    enabled,
  })
  const data = useUnhurriedFirst(newest)
  const rows = useMemo(() => (data === undefined ? [] : loadedRows(listOf(data.pages, data.pageParams), folded)), [data, folded])
  return { value: data?.pages[0], rows, loaded: hasNextPage ? rows.length : null, loadMore: () => { if (hasNextPage && !isFetchingNextPage) void fetchNextPage() }, isStale: isPlaceholderData }
}

/** Whether more rows were named than one step takes: of lists whose rows are selected, as no form asks for them. */
const isTooMany = (error: { readonly type: string }): boolean =>
  // The type tells it apart.
  error.type === 'InvalidInput' && (error as InvalidInput).issues.some(({ path }) => path === 'ids')

/** Tells what came of a command: success by its undo, a defect by its reference. Null: it failed or was stopped, and that was told. */
export const told = <O, E extends { readonly type: string }>(asked: Promise<CommandResult<O, E>>, label: string | null): Promise<CommandResult<O, E> | null> =>
  asked.then(
    (result) => {
      if (result.ok && result.undoStep !== null && label !== null) showUndo(label, result.undoStep)
      if (!result.ok && isTooMany(result.error)) {
        showMessage(t`At most ${numberText(mostAtOnce)} rows can be changed in one step. Nothing was changed; narrow the list by its filters.`, 'failed')
        return null
      }
      if (result.ok || result.error.type !== 'Cancelled') return result
      showStopped()
      return null
    },
    (error: unknown) => {
      showDefect(error)
      return null
    },
  )

/** Does a command. Success offers its undo in a toast; a defect is told with its reference; a declared failure is the caller's to show. */
export const useCommand = <I, O, E extends { readonly type: string }>(call: CommandCall<I, O, E>, { toast = true }: { readonly toast?: boolean } = {}): ((input: I) => Promise<CommandResult<O, E> | null>) =>
  useCallback((input: I) => told(call(input), toast ? labelFor(call, input) : null), [call, toast])

/** To change more rows takes a second or longer, and is shown how far it is. */
export const changedAtOnce = 5000

/** The same for a command that may change so many rows: beyond `changedAtOnce` it can be stopped. `show`: where that is shown, such as in the dialog that asks for it. */
export const useCommandForMany = <I, O, E extends { readonly type: string }>(call: CommandCall<I, O, E>, show: ShowWork = showWork): ((input: I, count: number) => Promise<CommandResult<O, E | Cancelled> | null>) =>
  useCallback((input: I, count: number) => told<O, E | Cancelled>(count > changedAtOnce ? show(call.label, (options) => call.asJob(input, options)) : call(input), labelFor(call, input)), [call, show])

/** Asks again what the screen shows of a query, and resolves when that is what the workbook holds now. */
export const useFresh = ({ path }: { readonly path: string }): (() => Promise<void>) => {
  const queryClient = useQueryClient()
  return useCallback(async () => {
    const queryKey = [path]
    await queryClient.invalidateQueries({ queryKey })
    // An event may have begun it anew meanwhile; that one is waited for, not begun again.
    // oxlint-disable-next-line no-await-in-loop
    while (queryClient.isFetching({ queryKey }) > 0) await queryClient.refetchQueries({ queryKey }, { cancelRefetch: false })
    // The screen is told a turn later; until then it would show, and the next key would count from, what was before.
    await new Promise<void>((resolve) => notifyManager.schedule(resolve))
  }, [queryClient, path])
}

export interface RunningJob<I, Outcome> {
  readonly start: (input: I) => Promise<Outcome | null>
  readonly cancel: () => void
  readonly isRunning: boolean
  /** Null before the first report. */
  readonly progress: TimedProgress | null
}

/** Runs a job of the contract, or a command as one, with progress and cancel. */
export const useJob = <I, Outcome>(call: (input: I, options: JobOptions) => Promise<Outcome>): RunningJob<I, Outcome> => {
  const [running, setRunning] = useState<AbortController | null>(null)
  const [progress, setProgress] = useState<TimedProgress | null>(null)
  // Where it is begun anew before it has ended, the one begun last is shown and stopped.
  const latest = useRef<AbortController | null>(null)
  const start = useCallback(
    (input: I) => {
      const controller = new AbortController()
      latest.current = controller
      setRunning(controller)
      setProgress(null)
      const onProgress = (now: TimedProgress): void => {
        if (latest.current === controller) setProgress(now)
      }
      return call(input, { onProgress, signal: controller.signal })
        .catch((error: unknown) => {
          showDefect(error)
          return null
        })
        .finally(() => setRunning((now) => (now === controller ? null : now)))
    },
    [call],
  )
  return { start, cancel: () => running?.abort(), isRunning: running !== null, progress }
}
