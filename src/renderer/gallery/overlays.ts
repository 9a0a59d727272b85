/** What lies over a screen, each to be looked at alone. */
export const overlays = ['form', 'form-busy', 'row-menu', 'row-peek', 'toasts'] as const

export type OverlayName = (typeof overlays)[number]

export const isOverlay = (name: string): name is OverlayName => (overlays as readonly string[]).includes(name)
