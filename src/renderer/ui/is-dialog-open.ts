/** Whether a dialog stands before the screen: what is typed in it would go with it. */
export const isDialogOpen = (): boolean => document.querySelector('[role="dialog"]') !== null

/** Whether something else may take the place of the screen: a look at the side goes with its screen, and nothing is typed in it. */
export const mayGiveWay = (): boolean => document.querySelector('[role="dialog"]:not([data-look] *)') === null
