// `npm run bench:retrieval`: how well and how fast search_chunks finds on the embedded database, with the embedded embedder. The
// figures stand in docs/retrieval.md.
import { randomUUID } from 'node:crypto'
import { createEmbedder } from '../../agent/documents/embedder.ts'
import type { Db } from '../../db/database.ts'
import { type EmbeddedDatabase, openEmbedded } from '../../db/embedded.ts'
import { migrate } from '../../db/migrate.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { relevantFrom } from '../../tools/documents/relevance.ts'
import { ask, type Found, fill, fusedWith, methods, scoreOf } from './measure.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)
const rounded = (share: number) => share.toFixed(3)

async function addPerson(database: EmbeddedDatabase): Promise<Db> {
  const id = randomUUID()
  await database.query(
    `insert into auth.users (id, email, email_confirmed_at, raw_user_meta_data) values ($1, $2, now(), '{"org_name": "Bench"}')`,
    [id, `${id}@example.com`],
  )
  return database.asUser(await database.mintToken(id, 12))
}

async function quality(database: EmbeddedDatabase): Promise<void> {
  const embedder = createEmbedder({ kind: 'embedded' })
  const db = await addPerson(database)
  await fill(db, embedder)
  const found = await ask(db, embedder)
  await embedder.close()
  say('| questions | n | method | hit@1 | hit@3 | MRR |\n|---|---|---|---|---|---|')
  const groups: [string, (one: Found) => boolean][] = [
    ['all that have an answer', () => true],
    ['in the words of the text', one => one.question.kind === 'keyword'],
    ['paraphrased', one => one.question.kind === 'paraphrase'],
    ['English', one => one.question.language === 'en'],
    ['German', one => one.question.language === 'de'],
    ['French', one => one.question.language === 'fr'],
  ]
  for (const [name, fits] of groups)
    for (const method of methods) {
      const { questions, hit1, hit3, mrr } = scoreOf(found.filter(fits), method)
      say(`| ${name} | ${questions} | ${method} | ${rounded(hit1)} | ${rounded(hit3)} | ${rounded(mrr)} |`)
    }
  say('\n| k | weight of the words | hit@1 | hit@3 | MRR |\n|---|---|---|---|---|')
  for (const k of [1, 10, 60])
    for (const weight of [0.25, 0.5, 1]) {
      const { hit1, hit3, mrr } = scoreOf(fusedWith(k, weight, found), 'hybrid')
      say(`| ${k} | ${weight} | ${rounded(hit1)} | ${rounded(hit3)} | ${rounded(mrr)} |`)
    }
  const without = found.filter(one => one.question.answer === null)
  const answered = found.filter(one => one.question.answer !== null && one.relevance >= relevantFrom)
  const refused = without.filter(one => one.relevance < relevantFrom).length
  say(`\nWithout an answer: ${refused} of ${without.length} refused.`)
  const right = answered.filter(one => one.rank.hybrid === 1).length
  say(
    `With one: ${answered.length} of ${found.length - without.length} answered, ${right} of them from the right document.\n`,
  )
}

/** Chunks around twenty centres; the index is built at once. */
async function addChunks(database: EmbeddedDatabase, db: Db, count: number): Promise<void> {
  const row = { name: `${count}.txt`, file_path: randomUUID(), file_type: 'text/plain', embedding_status: 'complete' }
  const { id, org_id } = unwrap(await db.from('documents').insert(row).select('id, org_id').single())
  await database.execute(`
    drop index if exists document_chunks_embedding_idx;
    insert into document_chunks (org_id, document_id, chunk_index, content, embedding_model, embedding)
      select '${org_id}', '${id}', n, 'piece ' || n || ' about topic' || (n % 20) || ' and thing' || (n % 997), 'm', (
        select array_agg(case when (d * 7 + n % 20) % 20 = 0 then 1 else 0 end + random() * 0.6)::real[]::extensions.vector(1536)
        from generate_series(1, 1536) d)
      from generate_series(0, ${count - 1}) n;
    create index document_chunks_embedding_idx on document_chunks using hnsw (embedding extensions.vector_cosine_ops);
    analyze document_chunks;`)
}

async function speed(database: EmbeddedDatabase, count: number): Promise<void> {
  const db = await addPerson(database)
  await addChunks(database, db, count)
  const times: number[] = []
  let shared = 0
  const rounds = 60
  for (let round = 0; round < rounds; round++) {
    const at = Math.floor((round / rounds) * count)
    const [document] = unwrap(await db.from('documents').select('id').limit(1))
    const [chunk] = await database.query<{ embedding: string }>(
      'select embedding::text as embedding from document_chunks where document_id = $1 and chunk_index = $2',
      [document?.id, at],
    )
    const p_embedding = chunk?.embedding ?? ''
    const exact = await database.query<{ id: string }>(
      'select id from document_chunks where document_id = $1 order by (embedding operator(extensions.<=>) $2::extensions.vector) + 0 limit 10',
      [document?.id, p_embedding],
    )
    const search = (p_terms: string[]) =>
      db.rpc('search_chunks', { p_embedding, p_embedding_model: 'm', p_terms, p_limit: 10 })
    const near = unwrap(await search([]))
    shared += near.filter(row => exact.some(({ id }) => id === row.chunk_id)).length
    const started = performance.now()
    unwrap(await search([`topic${at % 20}`, `thing${at % 997}`, 'piece', 'nothing']))
    times.push(performance.now() - started)
  }
  times.sort((left, right) => left - right)
  const percentile = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(0)
  say(`| ${count} | ${percentile(0.5)} | ${percentile(0.95)} | ${rounded(shared / (rounds * 10))} |`)
}

async function main(): Promise<void> {
  const database = await openEmbedded()
  await migrate(database)
  await quality(database)
  say('| chunks | p50 ms | p95 ms | recall@10 |\n|---|---|---|---|')
  await speed(database, 1000)
  await speed(database, 20_000)
  await database.close()
}

await main()
