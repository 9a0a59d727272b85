// Names what failed, from the reports that the test runners write, so that the end of a long log says it.
import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root } from './bootstrap.mjs'

const firstLines = (message = '') =>
  stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.includes('node_modules'))
    .slice(0, 6)
    .map((line) => `    ${line.trim().slice(0, 300)}`)
    .join('\n')

const named = (file, name, message) => `${relative(root, file)} › ${name}\n${firstLines(message)}`

const inVitest = ({ testResults }) =>
  testResults.flatMap(({ name: file, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0 && status === 'failed') return [named(file, 'the file itself', message)]
    return failed.map(({ fullName, failureMessages }) => named(file, fullName, failureMessages[0]))
  })

const inPlaywright = ({ config, suites, errors }) => {
  const within = (suite) => [
    ...suite.specs
      .filter(({ ok }) => !ok)
      .map((spec) => named(`${config.rootDir}/${spec.file}`, spec.title, spec.tests.flatMap(({ results }) => results).findLast(({ error }) => error)?.error.message)),
    ...(suite.suites ?? []).flatMap(within),
  ]
  return [...errors.map(({ message }) => `Playwright\n${firstLines(message)}`), ...suites.flatMap(within)]
}

/** What failed by the JSON report in `file`, a text per test; a report that is missing is itself a failure. */
export const failuresIn = (file) => {
  if (!existsSync(file)) return ['The test runner ended before it wrote its report.']
  const report = JSON.parse(readFileSync(file, 'utf8'))
  return 'testResults' in report ? inVitest(report) : inPlaywright(report)
}
