export const DealsPage = () => null
