import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{agent,db,evals,server,tools,widget}/**/*.test.ts'],
    globalSetup: ['db/testing-setup.ts'],
    // Two workers, each with one embedded Postgres (about half a gigabyte) that its test files share, as they do modules.
    pool: 'forks',
    maxWorkers: 2,
    isolate: false,
    restoreMocks: true,
    // Generous, because processes, browsers and databases are real and machines may be busy.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    retry: process.env.CI ? 2 : 0,
  },
})
