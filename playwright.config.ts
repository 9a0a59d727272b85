import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'tests/e2e',
  timeout: 900_000,
  // Long enough for a machine that is busy with everything else; what is there is not waited for.
  expect: { timeout: 45_000 },
  fullyParallel: true,
  // What passes only at its second try is named at the end of `npm test`.
  retries: 1,
  use: { actionTimeout: 60_000 },
  reporter: [['list']],
  outputDir: 'test-results',
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  projects: [{ name: 'browser' }, { name: 'desktop' }],
})
