export const MarketingOverview = () => null
