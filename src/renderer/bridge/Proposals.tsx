import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Evidence, Proposal } from '../../shared/bridge/action'
import { addDays } from '../../shared/kernel/day'
import { numberText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { today, useToday } from '../platform/today'
import { DayField, fieldErrors } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { showMessage } from '../ui/toasts'
import { useSaidOf } from '../ui/use-said-of'
import classes from './bridge.module.css'

const shownEvidence = 6

const EvidenceName = ({ row: { label, contactId, campaignId, communityId } }: { readonly row: Evidence }) => {
  if (contactId !== null) return <Link to="/networking/contacts/$id" params={{ id: String(contactId) }}><bdi>{label}</bdi></Link>
  if (campaignId !== null) return <Link to="/marketing/campaigns/$id" params={{ id: String(campaignId) }}>{label}</Link>
  if (communityId !== null) return <Link to="/networking/communities/$id" params={{ id: String(communityId) }}>{label}</Link>
  return <bdi>{label}</bdi>
}

const EvidenceList = ({ rows }: { readonly rows: readonly Evidence[] }) => {
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? rows : rows.slice(0, shownEvidence)
  return (
    <>
      {/* Evidence never changes its order while it is shown. */}
      {/* oxlint-disable-next-line react/no-array-index-key */}
      <dl className={classes['evidence']}>{shown.map((row, index) => <div key={index} style={{ display: 'contents' }}><dt><EvidenceName row={row} /></dt><dd><bdi>{row.value}</bdi></dd></div>)}</dl>
      {rows.length > shown.length && <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setIsWhole(true)}>{t`Show ${numberText(rows.length - shown.length)} more`}</Button>}
    </>
  )
}

/** What accepting does, a sentence for each. */
const stepText = ({ people, audience, creative }: Proposal['step']): string => {
  const [only, ...others] = people
  return [
    ...(only === undefined ? [] : [others.length === 0 ? t`Accepting makes a follow-up with ${only.name}.` : t`Accepting makes a follow-up with each of ${numberText(people.length)} people.`]),
    ...(audience === null ? [] : [audience.excludedFrom === null ? t`Accepting makes the audience “${audience.name}”.` : t`Accepting makes the audience “${audience.name}”, kept out of the campaign.`]),
    ...(creative === null ? [] : [t`Accepting makes a draft of the creative “${creative.name}”.`]),
  ].join(' ')
}

const gone = t`The rows have changed meanwhile; this is proposed no more.`

const AcceptDialog = ({ proposal, onClose }: { readonly proposal: Proposal; readonly onClose: () => void }) => {
  const client = useClient()
  const accept = useCommand(client.bridge.action.accept)
  const [followUpOn, setFollowUpOn] = useState<string>(addDays(today(), 3))
  const [error, setError] = useSaidOf(followUpOn)
  const submit = async (): Promise<boolean> => {
    const result = await accept({ rule: proposal.rule, subject: proposal.subject, today: today(), followUpOn })
    if (result === null) return false
    if (!result.ok) setError(fieldErrors(result.error)?.['followUpOn'] ?? gone)
    return result.ok
  }
  return (
    <FormDialog title={proposal.title} isOpen onClose={onClose} onSubmit={submit} submitLabel={t`Accept`}>
      <p className={classes['does']}>{stepText(proposal.step)}</p>
      {proposal.step.people.length > 0 ? <DayField label={t`Follow up on`} value={followUpOn} onChange={setFollowUpOn} error={error} autoFocus /> : error !== undefined && <p role="alert">{error}</p>}
    </FormDialog>
  )
}

const ProposalItem = ({ proposal }: { readonly proposal: Proposal }) => {
  const client = useClient()
  const dismiss = useCommand(client.bridge.action.dismiss)
  const day = useToday()
  const [isAccepting, setIsAccepting] = useState(false)
  const { rule, subject, title, why, evidence, step } = proposal
  const put = (): void => {
    void dismiss({ rule, subject, today: day }).then((result) => {
      if (result !== null && !result.ok) showMessage(gone)
    })
  }
  return (
    <li className={classes['proposal']}>
      <h3><bdi>{title}</bdi></h3>
      <p>{why}</p>
      <EvidenceList rows={evidence} />
      <p className={classes['does']}>{stepText(step)}</p>
      <div className={classes['buttons']}>
        <Button size="compact-sm" variant="light" onClick={() => setIsAccepting(true)} aria-label={t`Accept: ${title}`}>{t`Accept…`}</Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={put} aria-label={t`Dismiss for good: ${title}`}>{t`Dismiss for good`}</Button>
      </div>
      {isAccepting && <AcceptDialog proposal={proposal} onClose={() => setIsAccepting(false)} />}
    </li>
  )
}

const shownPerRule = 4

/** Proposals of one rule, the first few at first. */
export const RuleProposals = ({ proposals }: { readonly proposals: readonly Proposal[] }) => {
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? proposals : proposals.slice(0, shownPerRule)
  return (
    <>
      <ul className={classes['proposals']}>{shown.map((proposal) => <ProposalItem key={`${proposal.rule} ${proposal.subject}`} proposal={proposal} />)}</ul>
      {proposals.length > shown.length && <div className={classes['buttons']}><Button size="compact-sm" variant="subtle" onClick={() => setIsWhole(true)}>{t`Show ${numberText(proposals.length - shown.length)} more`}</Button></div>}
    </>
  )
}
