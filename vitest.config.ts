import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    // Whatever is started speaks English, whatever this computer speaks.
    env: { RAPPORT_LANGUAGE: 'en' },
    setupFiles: ['tests/support/property-seed.ts'],
    pool: 'forks',
    // Much of what they do is to wait: for the disk, and for programs they start and end.
    maxWorkers: 3,
    unstubEnvs: true,
    unstubGlobals: true,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    projects: [
      // Beside the code they are of, and in one process one after another: to load the code for each of them anew took as long as half of them.
      { extends: true, test: { name: 'src', include: ['src/**/*.test.{ts,tsx}'], exclude: ['src/**/*.alone.test.ts'], isolate: false } },
      // A process for each file: what replaces a module, sets a language for good, or starts and kills programs.
      { extends: true, test: { name: 'alone', include: ['src/**/*.alone.test.ts', 'tests/{contract,migrations,architecture,crash,security,exports,imports,networking,privacy,fuzz}/**/*.test.ts'] } },
    ],
  },
})
