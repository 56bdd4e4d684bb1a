import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { unwrap } from './postgrest-errors.ts'
import { openTestDatabase, type TestDatabase, type TestOrg } from './testing.ts'

let test: TestDatabase
let small: TestOrg
let large: TestOrg
const neighbours = 6000

/** Pseudo-random vectors around a few centres, made in the database. */
const addChunks = (org: TestOrg, count: number) => {
  const document = randomUUID()
  return test.database.execute(`
    insert into documents (id, org_id, name, file_path, file_type, embedding_status, uploaded_by)
      values ('${document}', '${org.id}', 'd.txt', '${document}', 'text/plain', 'complete', '${org.owner.userId}');
    insert into document_chunks (org_id, document_id, chunk_index, content, embedding_model, embedding)
      select '${org.id}', '${document}', n, 'piece ' || n || ' about topic' || (n % 20), 'm', (
        select array_agg(case when (d * 7 + n % 20) % 20 = 0 then 1 else 0 end + random() * 0.6)::real[]::extensions.vector(1536)
        from generate_series(1, 1536) d)
      from generate_series(0, ${count - 1}) n;`)
}

beforeAll(async () => {
  test = await openTestDatabase({ alone: true })
  small = await test.createOrg('Small')
  large = await test.createOrg('Large')
  await test.database.execute(`select setseed(0.5)`)
  await addChunks(small, 20)
  // The index is built at once: row by row it would take most of an hour.
  await test.database.execute('drop index document_chunks_embedding_idx')
  await addChunks(large, neighbours)
  await test.database.execute(
    'create index document_chunks_embedding_idx on document_chunks using hnsw (embedding extensions.vector_cosine_ops)',
  )
  await test.database.execute('analyze document_chunks')
}, 300_000)
afterAll(() => test.database.close())

const vectorOf = async (org: TestOrg, index: number) => {
  const rows = await test.database.query<{ embedding: string }>(
    'select embedding::text as embedding from document_chunks where org_id = $1 and chunk_index = $2',
    [org.id, index],
  )
  return rows[0]?.embedding ?? ''
}
const search = async (org: TestOrg, p_embedding: string, p_terms: string[] = []) =>
  unwrap(await org.owner.db.rpc('search_chunks', { p_embedding, p_embedding_model: 'm', p_terms, p_limit: 10 }))

it('a small organization beside a large one finds all of its own, and nothing else', async () => {
  const rows = await search(small, await vectorOf(large, 3), ['topic3'])
  expect(rows).toHaveLength(10)
  const own = await test.database.query<{ id: string }>('select id from document_chunks where org_id = $1', [small.id])
  expect(rows.every(row => own.some(({ id }) => id === row.chunk_id))).toBe(true)
})

it('a large one finds through the index what an exact search finds', async () => {
  let shared = 0
  for (const index of [1, 500, 2500, 4000, 5999]) {
    const question = await vectorOf(large, index)
    const exact = await test.database.query<{ id: string }>(
      'select id from document_chunks where org_id = $1 order by embedding operator(extensions.<=>) $2::extensions.vector limit 10 offset 0',
      [large.id, question],
    )
    const rows = await search(large, question)
    expect(rows).toHaveLength(10)
    shared += rows.filter(row => exact.some(({ id }) => id === row.chunk_id)).length
  }
  expect(shared / 50).toBeGreaterThanOrEqual(0.97)
})
