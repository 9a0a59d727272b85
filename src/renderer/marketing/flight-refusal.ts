import { t } from '../../shared/kernel/words'
/** Why a change of a flight was refused, in words. */
export const flightRefusal = ({ type }: { readonly type: string }): string => {
  switch (type) {
    case 'NoActiveDay':
      return t`Every day would be dark, so the money would have no day to lie on.`
    case 'EndsBeforeStart':
      return t`It ends before it starts.`
    case 'FlightTooLong':
      return t`A flight lasts five years at most.`
    case 'MediaPlanNotFound':
      return t`This version of the plan was removed meanwhile.`
    case 'CampaignNotFound':
      return t`The campaign was removed meanwhile.`
    case 'InvalidInput':
      return t`These days or this amount cannot be planned.`
    default:
      return t`This flight was removed meanwhile.`
  }
}
