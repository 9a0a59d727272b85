/** Whether a dialog stands before the screen: what is typed in it would go with it. */
export const isDialogOpen = (): boolean => document.querySelector('[role="dialog"]') !== null
