import { Button, Indicator, Popover, Progress, Stack, Text } from '@mantine/core'
import { IconProgress } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { ok, type Result } from '../../shared/kernel/result'
import { t } from '../../shared/kernel/words'
import { useBridge, useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { announce } from '../ui/announce'
import { IconButton } from '../ui/IconButton'
import { progressShare, progressText } from '../ui/progress-text'
import { showDefect } from '../ui/toasts'
import { type Heard, heardOf, type Job, jobNews, outcomeText } from './job-news'

const JobLine = ({ job, onCancel }: { readonly job: Job; readonly onCancel: () => void }) => {
  const { progress, outcome, label } = job
  const share = progressShare(progress)
  return (
    <Stack gap={2}>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <Text size="xs" c="dimmed">
        {outcomeText(job)}
      </Text>
      {outcome === null && (
        <>
          <Progress value={share === null ? 100 : share * 100} animated={share === null} aria-label={`${label}: ${share === null ? t`running` : progressText(progress)}`} />
          <Button size="compact-xs" variant="default" aria-label={t`Cancel: ${label}`} onClick={onCancel}>
            {t`Cancel`}
          </Button>
        </>
      )}
    </Stack>
  )
}

/** Tells a screen reader of long work, wherever on the screen it was begun. */
const useJobNews = (jobs: readonly Job[] | undefined): void => {
  const heard = useRef<Heard | null>(null)
  useEffect(() => {
    if (jobs === undefined) return
    // What had ended before the window opened is no news.
    const said = jobNews(heard.current ?? heardOf(jobs), jobs).join('. ')
    heard.current = heardOf(jobs, heard.current ?? undefined)
    if (said !== '') announce(said)
  }, [jobs])
}

/** The list with a job as it stands now. */
const withJob = (known: readonly Job[], job: Job): readonly Job[] => (known.some(({ id }) => id === job.id) ? known.map((other) => (other.id === job.id ? job : other)) : [...known, job])

/** Long work, running and lately ended; a result can be returned to. */
export const JobsTray = () => {
  const client = useClient()
  const bridge = useBridge()
  const queryClient = useQueryClient()
  const { value } = useAnswer(client.jobs.list, {})
  const jobs = value ?? []
  useJobNews(value)
  useEffect(
    () =>
      bridge.transport.onEvent((event) => {
        if (event.kind !== 'job') return
        // The list holds these very states.
        const job = event.job as Job
        // A store that is at work answers no question before it has ended; what it tells meanwhile is heard.
        queryClient.setQueryData<Result<readonly Job[], never>>([client.jobs.list.path, {}], (known) => (known?.ok === true ? ok(withJob(known.value, job)) : undefined))
        void queryClient.invalidateQueries({ queryKey: [client.jobs.list.path] })
      }),
    [bridge, queryClient, client],
  )
  const running = jobs.filter(({ outcome }) => outcome === null).length
  const shown = [...jobs].reverse().slice(0, 8)
  return (
    <>
      <Popover position="bottom-end" width={280} transitionProps={{ duration: 0 }}>
        <Indicator disabled={running === 0} label={running} size={15}>
          <Popover.Target>
            <IconButton label={running === 0 ? t`Long work: none is running` : t`Long work: ${running} running`}>
              <IconProgress size={17} />
            </IconButton>
          </Popover.Target>
        </Indicator>
        <Popover.Dropdown>
          <Stack gap="sm">
            {shown.length === 0 && (
              <Text size="sm" c="dimmed">
                {t`Imports, exports and checks show their progress here.`}
              </Text>
            )}
            {shown.map((job) => (
              <JobLine key={job.id} job={job} onCancel={() => void client.jobs.cancel({ id: job.id }).catch(showDefect)} />
            ))}
          </Stack>
        </Popover.Dropdown>
      </Popover>
    </>
  )
}
