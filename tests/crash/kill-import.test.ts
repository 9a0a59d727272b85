import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { readAny } from '../../src/imports/read-any'
import { unpackArchive } from '../../src/imports/unpack-archive'
import { contract } from '../../src/shared/contract'
import { createClient } from '../../src/shared/rpc/client'
import { openStore } from '../../src/store/store'
import { resourcesDir, temporaryFolder, valueOf } from '../support/open-test-store'

const rounds = Number(process.env['RAPPORT_KILL_ROUNDS'] ?? 20)
const rowCount = 40_000
const cli = resolve(import.meta.dirname, '../../out/main/cli.cjs')

const bigFile = (): string => {
  const lines = ['Campaign name,Ad set name,Day,Amount spent (EUR),Impressions,Link clicks,Reporting starts,Reporting ends']
  for (let index = 0; index < rowCount; index += 1) {
    const day = new Date(Date.UTC(2025, 0, 1 + (index % 365))).toISOString().slice(0, 10)
    lines.push(`Campaign ${index % 20},Set ${Math.floor(index / 365)},${day},${(index % 97) + 0.25},${index % 5000},${index % 300},${day},${day}`)
  }
  return `${lines.join('\n')}\n`
}

const run = (args: readonly string[], env: NodeJS.ProcessEnv) => spawn(process.execPath, ['--no-deprecation', cli, ...args], { env, stdio: ['ignore', 'pipe', 'ignore'] })

const ended = (child: ReturnType<typeof run>): Promise<string> =>
  new Promise((done) => {
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('close', () => done(output))
  })

it(`kill -9 during an import leaves all of a file or none of it (T1, ${rounds} rounds)`, async () => {
  const folder = temporaryFolder()
  const env = { ...process.env, RAPPORT_DATA: join(folder, 'data') }
  const csv = join(folder, 'big.csv')
  writeFileSync(csv, bigFile())
  mkdirSync(join(folder, 'staging'))
  // A whole run first, so that the kills fall over all of it.
  const [made, probe] = [join(folder, 'made.rapport'), join(folder, 'probe.rapport')]
  await ended(run(['new', made], env))
  copyFileSync(made, probe)
  const started = Date.now()
  expect(await ended(run(['import', csv, '--workbook', probe, '--json'], env))).toContain(`"added":${rowCount}`)
  const wholeMilliseconds = Date.now() - started
  const outcomes = { none: 0, all: 0 }
  for (let round = 0; round < rounds; round += 1) {
    const file = join(folder, `round-${round}.rapport`)
    copyFileSync(made, file)
    const child = run(['import', csv, '--workbook', file, '--json'], env)
    const finished = ended(child)
    const delay = wholeMilliseconds * (0.25 + 0.8 * ((round * 0.618_033_988_7) % 1))
    setTimeout(() => child.kill('SIGKILL'), delay)
    const isAcknowledged = (await finished).includes('"added"')
    const opened = await openStore({ file, stagingDir: join(folder, 'staging'), resourcesDir, readImport: readAny, unpackArchive })
    if (!opened.ok) throw new Error(`Round ${round}, killed after ${Math.round(delay)} ms: ${opened.error.sentence}`)
    const client = createClient(contract, opened.value)
    const report = valueOf(await client.workbook.check({}))
    expect(report.findings.filter(({ ok }) => !ok), `round ${round}, killed after ${Math.round(delay)} ms`).toEqual([])
    const receipts = valueOf(await client.import.list({}))
    const { total } = valueOf(await client.report.roi({}))
    if (receipts.length === 0) {
      expect(isAcknowledged, `round ${round}: acknowledged and lost`).toBe(false)
      expect(total.spendMinor).toBeNull()
      outcomes.none += 1
    } else {
      expect(receipts[0]?.rows.added).toBe(rowCount)
      outcomes.all += 1
    }
    await opened.value.close()
  }
  expect(outcomes.none + outcomes.all).toBe(rounds)
}, 300_000 + rounds * 60_000)
