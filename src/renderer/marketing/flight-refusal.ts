/** Why a change of a flight was refused, in words. */
export const flightRefusal = ({ type }: { readonly type: string }): string => {
  switch (type) {
    case 'NoActiveDay':
      return 'Every day would be dark, so the money would have no day to lie on.'
    case 'EndsBeforeStart':
      return 'It ends before it starts.'
    case 'FlightTooLong':
      return 'A flight lasts five years at most.'
    case 'MediaPlanNotFound':
      return 'This version of the plan was removed meanwhile.'
    case 'CampaignNotFound':
      return 'The campaign was removed meanwhile.'
    case 'InvalidInput':
      return 'These days or this amount cannot be planned.'
    default:
      return 'This flight was removed meanwhile.'
  }
}
