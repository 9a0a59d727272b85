import type { Store } from '../../src/store/store'

/** Runs some work of a store, and answers with the topics that it announced as changed. */
export const topicsTold = async (store: Pick<Store, 'onEvent'>, run: () => Promise<unknown>): Promise<ReadonlySet<string>> => {
  const told = new Set<string>()
  const stop = store.onEvent((event) => {
    if (event.kind === 'changed') for (const topic of event.topics) told.add(topic)
  })
  await run()
  stop()
  return told
}
