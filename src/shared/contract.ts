import { postBridgeContract } from './bridge/post-bridge.contract'
import { attributionContract } from './bridge/attribution.contract'
import { bridgeActionContract } from './bridge/action.contract'
import { contactAudienceContract } from './bridge/contact-audience.contract'
import { effortContract } from './bridge/effort.contract'
import { pedigreeContract } from './bridge/pedigree.contract'
import { importContract } from './imports/import.contract'
import { adviceContract } from './marketing/advice/advice.contract'
import { audienceContract } from './marketing/audience.contract'
import { budgetContract } from './marketing/budget.contract'
import { calendarContract } from './marketing/calendar.contract'
import { campaignTemplateContract } from './marketing/campaign-template.contract'
import { campaignTimelineContract } from './marketing/campaign-timeline.contract'
import { campaignContract } from './marketing/campaign.contract'
import { costLineContract } from './marketing/cost-line.contract'
import { creativeContract } from './marketing/creative.contract'
import { dealContract } from './marketing/deal.contract'
import { exchangeRateContract } from './marketing/exchange-rate.contract'
import { experimentContract } from './marketing/experiment.contract'
import { flightContract } from './marketing/flight.contract'
import { mediaPlanContract } from './marketing/media-plan.contract'
import { pacingContract } from './marketing/pacing.contract'
import { planCostContract } from './marketing/plan-cost.contract'
import { planningContract } from './marketing/planning.contract'
import { customerValueContract, quarterGoalContract } from './marketing/quarter-goal.contract'
import { alertContract } from './networking/alert.contract'
import { communityContract } from './networking/community.contract'
import { contactContract } from './networking/contact.contract'
import { customFieldContract } from './networking/custom-field.contract'
import { duplicateContract } from './networking/duplicate.contract'
import { followUpContract } from './networking/follow-up.contract'
import { groupContract } from './networking/group.contract'
import { interactionContract } from './networking/interaction.contract'
import { keepInTouchContract } from './networking/keep-in-touch.contract'
import { organizationContract } from './networking/organization.contract'
import { advocateContract } from './networking/advocate.contract'
import { goalContract } from './networking/goal.contract'
import { ownHandleContract } from './networking/own-handle.contract'
import { personalDataContract } from './networking/personal-data.contract'
import { postContract } from './networking/post.contract'
import { reviewContract } from './networking/review.contract'
import { shareOfVoiceContract } from './networking/share-of-voice.contract'
import { reportContract } from './reports/report.contract'
import { savedReportContract } from './reports/saved-report.contract'
import { jobsContract } from './rpc/jobs.contract'
import { savedViewContract } from './views/saved-view.contract'
import { backupContract } from './workbook/backup.contract'
import { statusContract } from './workbook/status.contract'
import { workbookContract } from './workbook/workbook.contract'

/** Everything a host may ask of an open workbook. */
export const contract = {
  workbook: workbookContract,
  backups: backupContract,
  status: statusContract,
  networking: {
    contact: contactContract,
    organization: organizationContract,
    group: groupContract,
    customField: customFieldContract,
    community: communityContract,
    interaction: interactionContract,
    keepInTouch: keepInTouchContract,
    followUp: followUpContract,
    alert: alertContract,
    duplicate: duplicateContract,
    advocate: advocateContract,
    goal: goalContract,
    ownHandle: ownHandleContract,
    post: postContract,
    review: reviewContract,
    shareOfVoice: shareOfVoiceContract,
    personalData: personalDataContract,
  },
  marketing: {
    campaign: campaignContract,
    campaignTimeline: campaignTimelineContract,
    costLine: costLineContract,
    deal: dealContract,
    planning: planningContract,
    mediaPlan: mediaPlanContract,
    flight: flightContract,
    planCost: planCostContract,
    exchangeRate: exchangeRateContract,
    budget: budgetContract,
    pacing: pacingContract,
    campaignTemplate: campaignTemplateContract,
    audience: audienceContract,
    creative: creativeContract,
    calendar: calendarContract,
    experiment: experimentContract,
    customerValue: customerValueContract,
    quarterGoal: quarterGoalContract,
    advice: adviceContract,
  },
  bridge: {
    post: postBridgeContract,
    attribution: attributionContract,
    effort: effortContract,
    action: bridgeActionContract,
    contactAudience: contactAudienceContract,
    pedigree: pedigreeContract,
  },
  import: importContract,
  report: reportContract,
  savedReport: savedReportContract,
  savedView: savedViewContract,
  jobs: jobsContract,
}
export type AppContract = typeof contract
