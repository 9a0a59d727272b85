export const ReceiptPage = () => null
