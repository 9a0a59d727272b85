// Names what failed, and what was skipped, from the reports that the test runners write, so that the end of a long log says it.
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

/** Tests of each file that did not run on this machine. A file that a later report has too is as that says. */
const skippedInVitest = ({ testResults }) =>
  testResults.map(({ name: file, assertionResults }) => {
    const left = assertionResults.filter(({ status }) => status === 'skipped' || status === 'pending')
    return [relative(root, file), left.length > 1 && left.length === assertionResults.length ? ['all of it'] : left.map(({ fullName }) => fullName)]
  })

const inPlaywright = ({ config, suites, errors }) => {
  const specsOf = ({ specs, suites: inner = [] }) => [...specs, ...inner.flatMap(specsOf)]
  const specs = suites.flatMap(specsOf)
  // A test that ran out of time says only so; what it was waiting for, and where, stands in the errors after it.
  const place = ({ location }) => (location === undefined ? '' : `\n    at line ${location.line} of ${relative(root, location.file)}`)
  const errorsOf = (spec) => spec.tests.flatMap(({ results }) => results).findLast(({ errors: some }) => some.length > 0)?.errors ?? []
  const told = (spec) => [`${relative(root, `${config.rootDir}/${spec.file}`)} › ${spec.title}`, ...errorsOf(spec).map((error) => `${firstLines(error.message)}${place(error)}`)].join('\n')
  return {
    failed: [...errors.map(({ message }) => `Playwright\n${firstLines(message)}`), ...specs.filter(({ ok }) => !ok).map(told)],
    flaky: specs.filter(({ ok, tests }) => ok && tests.some(({ status }) => status === 'flaky')).map(told),
  }
}

/** What failed, and what passed only at its second try, by the JSON report in `file`: a text per test; and of each test file what was skipped. A report that is missing is itself a failure. */
export const failuresIn = (file) => {
  if (!existsSync(file)) return { failed: ['The test runner ended before it wrote its report.'], flaky: [], skipped: [] }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  // Playwright's are of the other host each, and run there.
  return 'testResults' in report ? { failed: inVitest(report), flaky: [], skipped: skippedInVitest(report) } : { ...inPlaywright(report), skipped: [] }
}
