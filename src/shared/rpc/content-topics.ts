/** Topics of what lies around a workbook: which one is open, its backups, its state. */
const aroundContent: ReadonlySet<string> = new Set(['host', 'backups', 'status'])

/** Whether a change is one of what a workbook holds. */
export const isOfContent = (topics: readonly string[]): boolean => topics.some((topic) => !aroundContent.has(topic))
