import type { StoreContext } from './context'

/** What was worked out for a question, until another is asked or something is written. */
interface KeptAnswer<Answer> {
  readonly question: string
  readonly changes: number
  readonly answer: Answer
}

/** Works out the answer to a question once for all that is asked with it, until something is written or another question is put. */
export const oncePerQuestion = <Question, Answer, Context extends Pick<StoreContext, 'sqlite' | 'prepare'> = StoreContext>(make: (context: Context, question: Question) => Answer): ((context: Context, question: Question) => Answer) => {
  const kept = new WeakMap<StoreContext['sqlite'], KeptAnswer<Answer>>()
  return (context, asked) => {
    const question = JSON.stringify(asked)
    const changes = Number(context.prepare('SELECT total_changes()').pluck().get())
    const before = kept.get(context.sqlite)
    if (before?.question === question && before.changes === changes) return before.answer
    const answer = make(context, asked)
    kept.set(context.sqlite, { question, changes, answer })
    return answer
  }
}
