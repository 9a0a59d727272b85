import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/{contract,migrations,architecture,crash,security,exports,imports,networking,privacy,fuzz}/**/*.test.ts'],
    environment: 'node',
    // Whatever is started speaks English, whatever this computer speaks.
    env: { RAPPORT_LANGUAGE: 'en' },
    setupFiles: ['tests/support/property-seed.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
})
