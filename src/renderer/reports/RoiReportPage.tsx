export const RoiReportPage = () => null
