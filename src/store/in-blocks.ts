/** Rows that are written before it is looked up from the work. */
const blockRows = 1000

/** Calls `write` for so many numbers of rows at a time, as JSON for a statement, with how many were done before. */
export const inBlocks = (ids: readonly number[], write: (block: string, done: number) => void): void => {
  for (let done = 0; done < ids.length; done += blockRows) write(JSON.stringify(ids.slice(done, done + blockRows)), done)
}
