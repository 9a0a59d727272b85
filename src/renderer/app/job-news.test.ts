import { describe, expect, it, test } from 'vitest'
import { heardOf, type Job, jobNews, outcomeText } from './job-news'

const job = (done: number, outcome: Job['outcome'] = null, secondsLeft: number | null = null): Job => ({ id: 1, path: 'imports.run', label: 'Importing', startedAt: '2026-11-26T10:00:00.000Z', progress: { label: 'Reading', done, total: 100, secondsLeft }, outcome })
const ended = { kind: 'value', value: null, undoStep: null } as const

/** What is said when these lists of jobs are seen one after the other. */
const saidOf = (lists: readonly (readonly Job[])[]): readonly string[] =>
  lists.reduce<{ readonly said: readonly string[]; readonly heard: ReturnType<typeof heardOf> }>(({ said, heard }, jobs) => ({ said: [...said, ...jobNews(heard, jobs)], heard: heardOf(jobs, heard) }), { said: [], heard: new Map() }).said

test('work that runs is told by its step, and how much longer that takes where it can be told', () => {
  expect([job(10), job(30, null, 20), job(100, ended)].map(outcomeText)).toEqual(['Reading', 'Reading · about 20 s left', 'Done'])
})

describe('news of long work', () => {
  it('tells the start, each quarter once, and the end', () => {
    expect(saidOf([[job(0)], [job(10)], [job(25)], [job(30)], [job(80)], [job(100)], [job(100, ended)], [job(100, ended)]])).toEqual(['Importing: started', 'Importing: 25%', 'Importing: 75%', 'Importing: Done'])
  })

  it('keeps silent about work that had ended before anybody listened', () => {
    const jobs = [job(100, ended)]
    expect(jobNews(heardOf(jobs), jobs)).toEqual([])
  })

  it('tells of work that was over at once by its end alone, and leaves a stopped one to the screen that says what came of it', () => {
    expect(saidOf([[], [job(100, ended)]])).toEqual(['Importing: Done'])
    expect(saidOf([[job(0)], [job(30, { kind: 'failure', error: { type: 'Cancelled' } })]])).toEqual(['Importing: started'])
  })

  it('does not tell a quarter again when a step begins from nought', () => {
    expect(saidOf([[job(60)], [job(5)], [job(55)]])).toEqual(['Importing: 50%'])
  })
})
