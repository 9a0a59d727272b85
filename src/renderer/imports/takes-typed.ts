/** Marks what takes in an ad account that is being typed by itself: read again at once, the file's panel would be gone, and what is pressed would move from under the press. */
export const takesTyped = { 'data-takes-typed': true } as const

/** Whether what the keys went to is so marked. */
export const isMarkedTakingTyped = (target: Element | null): boolean => target?.closest('[data-takes-typed]') != null
