import type { AppContract } from '../shared/contract'
import type { Handlers } from '../shared/rpc/contract'
import { bridgeActionHandlers } from './bridge/action.handlers'
import { attributionHandlers } from './bridge/attribution.handlers'
import { contactAudienceHandlers } from './bridge/contact-audience.handlers'
import { effortHandlers } from './bridge/effort.handlers'
import { pedigreeHandlers } from './bridge/pedigree.handlers'
import type { StoreContext } from './context'
import { postBridgeHandlers } from './bridge/post-bridge.handlers'
import { importHandlers } from './imports/import.handlers'
import { adviceHandlers } from './marketing/advice.handlers'
import { audienceHandlers } from './marketing/audience.handlers'
import { budgetHandlers } from './marketing/budget.handlers'
import { calendarHandlers } from './marketing/calendar.handlers'
import { campaignTemplateHandlers } from './marketing/campaign-template.handlers'
import { campaignTimelineHandlers } from './marketing/campaign-timeline.handlers'
import { campaignHandlers } from './marketing/campaign.handlers'
import { costLineHandlers } from './marketing/cost-line.handlers'
import { creativeHandlers } from './marketing/creative.handlers'
import { dealHandlers } from './marketing/deal.handlers'
import { exchangeRateHandlers } from './marketing/exchange-rate.handlers'
import { experimentHandlers } from './marketing/experiment.handlers'
import { flightHandlers } from './marketing/flight.handlers'
import { mediaPlanHandlers } from './marketing/media-plan.handlers'
import { pacingHandlers } from './marketing/pacing.handlers'
import { planCostHandlers } from './marketing/plan-cost.handlers'
import { planningHandlers } from './marketing/planning.handlers'
import { customerValueHandlers, quarterGoalHandlers } from './marketing/quarter-goal.handlers'
import { alertHandlers } from './networking/alert.handlers'
import { communityHandlers } from './networking/community.handlers'
import { contactHandlers } from './networking/contact.handlers'
import { customFieldHandlers } from './networking/custom-field.handlers'
import { duplicateHandlers } from './networking/duplicate.handlers'
import { followUpHandlers } from './networking/follow-up.handlers'
import { groupHandlers } from './networking/group.handlers'
import { interactionHandlers } from './networking/interaction.handlers'
import { keepInTouchHandlers } from './networking/keep-in-touch.handlers'
import { organizationHandlers } from './networking/organization.handlers'
import { advocateHandlers } from './networking/advocate.handlers'
import { goalHandlers } from './networking/goal.handlers'
import { ownHandleHandlers } from './networking/own-handle.handlers'
import { personalDataHandlers } from './networking/personal-data.handlers'
import { postHandlers } from './networking/post.handlers'
import { reviewHandlers } from './networking/review.handlers'
import { shareOfVoiceHandlers } from './networking/share-of-voice.handlers'
import { reportHandlers } from './reports/report.handlers'
import { savedReportHandlers } from './reports/saved-report.handlers'
import { savedViewHandlers } from './views/saved-view.handlers'
import { backupHandlers } from './workbook/backup.handlers'
import { statusHandlers } from './workbook/status.handlers'
import { jobsHandlers } from './workbook/jobs.handlers'
import { workbookHandlers } from './workbook/workbook.handlers'

/** What answers each procedure of the contract. */
export const handlers: Handlers<AppContract, StoreContext> = {
  workbook: workbookHandlers,
  backups: backupHandlers,
  status: statusHandlers,
  networking: {
    contact: contactHandlers,
    organization: organizationHandlers,
    group: groupHandlers,
    customField: customFieldHandlers,
    community: communityHandlers,
    interaction: interactionHandlers,
    keepInTouch: keepInTouchHandlers,
    followUp: followUpHandlers,
    alert: alertHandlers,
    duplicate: duplicateHandlers,
    advocate: advocateHandlers,
    goal: goalHandlers,
    ownHandle: ownHandleHandlers,
    post: postHandlers,
    review: reviewHandlers,
    shareOfVoice: shareOfVoiceHandlers,
    personalData: personalDataHandlers,
  },
  marketing: {
    campaign: campaignHandlers,
    campaignTimeline: campaignTimelineHandlers,
    costLine: costLineHandlers,
    deal: dealHandlers,
    planning: planningHandlers,
    mediaPlan: mediaPlanHandlers,
    flight: flightHandlers,
    planCost: planCostHandlers,
    exchangeRate: exchangeRateHandlers,
    budget: budgetHandlers,
    pacing: pacingHandlers,
    campaignTemplate: campaignTemplateHandlers,
    audience: audienceHandlers,
    creative: creativeHandlers,
    calendar: calendarHandlers,
    experiment: experimentHandlers,
    customerValue: customerValueHandlers,
    quarterGoal: quarterGoalHandlers,
    advice: adviceHandlers,
  },
  bridge: {
    post: postBridgeHandlers,
    attribution: attributionHandlers,
    effort: effortHandlers,
    action: bridgeActionHandlers,
    contactAudience: contactAudienceHandlers,
    pedigree: pedigreeHandlers,
  },
  import: importHandlers,
  report: reportHandlers,
  savedReport: savedReportHandlers,
  savedView: savedViewHandlers,
  jobs: jobsHandlers,
}
