import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { generateTypes, typesFile } from './generate-types.ts'
import { openTestDatabase } from './testing.ts'

it('types.ts is what the migrations say (else: npm run types)', async () => {
  const { database } = await openTestDatabase()
  const expected = await generateTypes(database)
  await database.close()
  expect(readFileSync(typesFile, 'utf8')).toBe(expected)
})
