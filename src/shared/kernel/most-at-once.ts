/** Rows that one command changes together at most. By itself, so that the window, which checks nothing by schemas, can name it. */
export const mostAtOnce = 100_000
