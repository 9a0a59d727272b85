export const CampaignPage = () => null
