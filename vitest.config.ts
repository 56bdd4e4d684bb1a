import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{agent,db,evals,server,tools,widget}/**/*.test.ts'],
    globalSetup: ['db/testing-setup.ts'],
    // Two workers: each holds one embedded Postgres (about half a gigabyte).
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
