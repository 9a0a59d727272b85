import { defineConfig } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// Whatever is started speaks English, whatever this computer speaks; a test about languages says which.
process.env['RAPPORT_LANGUAGE'] ??= 'en'

// Where the workers find the one sample that they share. They read this file, too, and are told by the runner.
if (process.env['RAPPORT_TEST_SAMPLE_FOLDER'] === undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-sample-'))
  process.env['RAPPORT_TEST_SAMPLE_FOLDER'] = folder
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
}

/** What the window does, whatever host it is in: where Electron runs these, Chromium need not run them too. */
const ofTheWindowAlone = ['advice', 'at-hand', 'bridge', 'channels', 'conventions', 'creatives', 'guide', 'import-people', 'import-questions', 'mistakes', 'moving-around', 'people', 'planning', 'reports', 'working-day'].map((name) => `**/${name}.test.ts`)

export default defineConfig({
  testDir: 'tests/e2e',
  // Four times what the longest takes on a busy machine: one that hangs must leave time for its second try.
  timeout: 480_000,
  // Long enough for a machine that is busy with everything else; what is there is not waited for.
  expect: { timeout: 45_000 },
  fullyParallel: true,
  // What passes only at its second try is named at the end of `npm test`.
  retries: 1,
  use: { actionTimeout: 60_000 },
  reporter: [['list']],
  outputDir: 'test-results',
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  projects: [{ name: 'browser', testIgnore: process.env['RAPPORT_ELECTRON_RUNS_THE_REST'] === '1' ? ofTheWindowAlone : [] }, { name: 'desktop' }],
})
