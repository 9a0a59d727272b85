// Loaded before a program (`node --require`): writes every statement of SQLite that took more processor time of its thread than RAPPORT_SLOW_MS, with its plan, as a line of JSON to RAPPORT_SLOW_LOG.
// By the clock a statement of 3 ms may take 50 while a browser starts beside it.
const { appendFileSync } = require('node:fs')

const Database = require('better-sqlite3')
const { RAPPORT_SLOW_LOG: log, RAPPORT_SLOW_MS: bound } = process.env
const probe = new Database(':memory:')
const statement = Object.getPrototypeOf(probe.prepare('SELECT 1'))
probe.close()

const planOf = ({ database, source }, values) => {
  try {
    return database.prepare(`EXPLAIN QUERY PLAN ${source}`).all(...values).map(({ detail }) => detail)
  } catch {
    return []
  }
}

/** Milliseconds of this thread's processor time so far. */
const processorTime = () => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

let isExplaining = false
for (const name of ['run', 'get', 'all']) {
  const original = statement[name]
  statement[name] = function timed(...values) {
    const start = processorTime()
    try {
      return original.apply(this, values)
    } finally {
      const milliseconds = processorTime() - start
      if (milliseconds > Number(bound) && !isExplaining) {
        isExplaining = true
        appendFileSync(log, `${JSON.stringify({ milliseconds: Math.round(milliseconds), sql: this.source.replaceAll(/\s+/g, ' '), plan: planOf(this, values) })}\n`)
        isExplaining = false
      }
    }
  }
}
