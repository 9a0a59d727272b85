import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'tests/e2e',
  timeout: 900_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  retries: 0,
  use: { actionTimeout: 30_000 },
  reporter: [['list']],
  outputDir: 'test-results',
  projects: [{ name: 'browser' }, { name: 'desktop' }],
})
