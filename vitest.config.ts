import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{agent,db,evals,server,tools,widget}/**/*.test.ts'],
    globalSetup: ['db/testing-setup.ts'],
    // Two workers: each holds one embedded Postgres (about half a gigabyte).
    pool: 'forks',
    maxWorkers: 2,
    // Generous, because processes, browsers and databases are real and machines may be busy.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    retry: process.env.CI ? 2 : 0,
  },
})
