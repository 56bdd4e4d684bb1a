import { afterAll, beforeAll, expect, it } from 'vitest'
import { createEmbedder, type Embedder } from '../../agent/documents/embedder.ts'
import { openTestDatabase, type TestDatabase } from '../../db/testing.ts'
import { relevantFrom } from '../../tools/documents/relevance.ts'
import { ask, documents, type Found, fill, questions, scoreOf } from './measure.ts'

let database: TestDatabase
let embedder: Embedder
let found: Found[]

beforeAll(async () => {
  database = await openTestDatabase()
  embedder = createEmbedder({ kind: 'embedded' })
  const { db } = (await database.createOrg('Retrieval')).owner
  await fill(db, embedder)
  found = await ask(db, embedder)
}, 300_000)
afterAll(async () => {
  await embedder?.close()
  await database?.database.close()
})

it('is measured on a set of its size', () => {
  expect(documents.length).toBeGreaterThanOrEqual(30)
  expect(questions.length).toBeGreaterThanOrEqual(150)
  const share = (kind: string) => questions.filter(question => question.kind === kind).length / questions.length
  expect(share('paraphrase')).toBeGreaterThanOrEqual(0.4)
  expect(questions.filter(question => question.answer === null).length).toBeGreaterThanOrEqual(20)
})

it('finds what it found when it was measured: docs/retrieval.md', () => {
  const hybrid = scoreOf(found, 'hybrid')
  expect(hybrid.hit1).toBeGreaterThanOrEqual(0.75)
  expect(hybrid.hit3).toBeGreaterThanOrEqual(0.84)
  expect(hybrid.mrr).toBeGreaterThanOrEqual(0.79)
  expect(hybrid.mrr).toBeGreaterThan(scoreOf(found, 'words').mrr)
  const keyword = found.filter(({ question }) => question.kind === 'keyword')
  expect(scoreOf(keyword, 'hybrid').hit1).toBeGreaterThanOrEqual(0.97)
})

it('says that it does not know rather than something wrong', () => {
  const unanswerable = found.filter(({ question }) => question.answer === null)
  const refused = unanswerable.filter(({ relevance }) => relevance < relevantFrom).length
  expect(refused / unanswerable.length).toBeGreaterThanOrEqual(0.85)
  const answered = found.filter(({ question, relevance }) => question.answer !== null && relevance >= relevantFrom)
  expect(answered.filter(({ rank }) => rank.hybrid === 1).length / answered.length).toBeGreaterThanOrEqual(0.9)
})
