import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CrmError } from '../../db/errors.ts'
import { createMemoryFiles, type FileStore } from '../../db/files.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { createTokenCounter } from '../models/tokens.ts'
import { type IngestParts, ingestDocument } from './ingest.ts'
import { createLibrarian } from './librarian.ts'
import { summariseByExtract } from './summary.ts'
import { type CountingEmbedder, createCountingEmbedder } from './testing/counting-embedder.ts'
import { makePdf } from './testing/make-files.ts'
import { upload } from './upload.ts'

let database: TestDatabase
let org: TestOrg
let files: FileStore
let embedder: CountingEmbedder
let parts: IngestParts
let waits: number[]

beforeAll(async () => {
  // Alone: the librarian takes whatever waits in the whole database.
  database = await openTestDatabase({ alone: true })
})
afterAll(() => database.database.close())

beforeEach(async () => {
  org = await database.createOrg('Ingest', { token_balance: 100_000 })
  files = createMemoryFiles()
  embedder = createCountingEmbedder()
  waits = []
  parts = {
    files,
    embedder,
    countTokens: createTokenCounter(),
    summarise: summariseByExtract,
    log: { error: () => undefined },
    wait: async ms => void waits.push(ms),
  }
})

const text = (sections: number) =>
  Array.from(
    { length: sections },
    (_, n) => `# Section ${n}\n\n${`Rule ${n} is about item ${n * 3}, and holds for all of us. `.repeat(10)}`,
  ).join('\n\n')
const bytes = (content: string) => new TextEncoder().encode(content)
const put = (name: string, content: Uint8Array) =>
  upload(org.owner.db, org.owner.userId, files, { name, bytes: content })
const ingest = (id: string, signal?: AbortSignal) => ingestDocument(org.owner.db, id, parts, signal)
const stored = async (id: string) => unwrap(await org.owner.db.from('documents').select().eq('id', id).single())
const chunks = async (id: string) =>
  unwrap(
    await org.owner.db
      .from('document_chunks')
      .select('id, chunk_index, embedding_model, page, heading')
      .eq('document_id', id)
      .order('chunk_index'),
  )
const usage = async () =>
  unwrap(await org.owner.db.from('usage_logs').select('call_id, model, tokens_in, effective_tokens'))
const balance = async () =>
  unwrap(await org.owner.db.from('organizations').select('token_balance').single()).token_balance

describe('a document that is read', () => {
  it('is pending, then complete, with its pieces, a summary, and every batch paid once', async () => {
    const { id, known } = await put('rules.md', bytes(text(10)))
    expect(known).toBe(false)
    expect(await stored(id)).toMatchObject({ embedding_status: 'pending', error: null, file_type: 'text/markdown' })
    expect(await ingest(id)).toBe('complete')
    const rows = await chunks(id)
    expect(rows).toHaveLength(10)
    expect(rows.map(row => row.embedding_model)).toEqual(rows.map(() => 'counting'))
    expect(await stored(id)).toMatchObject({ embedding_status: 'complete', chunk_count: 10, ingest_run_id: null })
    expect((await stored(id)).content_summary).toMatch(/^Rule 0/)
    const bills = await usage()
    expect(bills).toHaveLength(3)
    expect(100_000 - (await balance())).toBe(bills.reduce((sum, bill) => sum + bill.effective_tokens, 0))
  })

  it('leaves no trace in the log of changes but its upload', async () => {
    const { id } = await put('rules.md', bytes(text(2)))
    await ingest(id)
    const log = unwrap(await org.owner.db.from('audit_log').select('action').eq('record_id', id))
    expect(log.map(entry => entry.action)).toEqual(['insert'])
  })

  it('is the same one when the same file comes again, whatever its name', async () => {
    const first = await put('rules.md', bytes(text(2)))
    await ingest(first.id)
    expect(await put('copy.md', bytes(text(2)))).toEqual({ id: first.id, known: true })
    expect(await ingest(first.id)).toBe('busy')
    expect(await usage()).toHaveLength(1)
  })

  it('keeps page and heading', async () => {
    const { id } = await put(
      'a.pdf',
      makePdf([
        [{ text: 'Terms', size: 20 }, 'All of this is about our terms.'],
        [{ text: 'Prices', size: 20 }, `${'Prices are in francs. '.repeat(20)}`],
      ]),
    )
    await ingest(id)
    expect((await chunks(id)).at(-1)).toMatchObject({ page: 1 })
  })
})

describe('what goes wrong', () => {
  it('ends in a code that has a sentence', async () => {
    const { id } = await put('broken.pdf', bytes('%PDF-1.4 but broken'))
    expect(await ingest(id)).toBe('error')
    expect(await stored(id)).toMatchObject({
      embedding_status: 'error',
      error: 'damaged_pdf',
    })
    expect(await usage()).toEqual([])
  })

  it('a server that is away is asked again, later each time, then given up', async () => {
    const away = () => {
      throw new CrmError('model_unavailable', 'The language model cannot be reached.')
    }
    const first = await put('a.md', bytes(text(1)))
    embedder.before(away, away)
    expect(await ingest(first.id)).toBe('complete')
    expect(waits).toEqual([1000, 2000])
    const second = await put('b.md', bytes(text(2)))
    embedder.before(away, away, away, away, away)
    expect(await ingest(second.id)).toBe('error')
    expect((await stored(second.id)).error).toBe('unreachable')
    // The same file again is another try.
    expect(await put('b.md', bytes(text(2)))).toEqual({ id: second.id, known: true })
    expect(await ingest(second.id)).toBe('complete')
  })

  it('no tokens, no calls', async () => {
    const poor = await database.createOrg('Poor', { token_balance: 0 })
    const { id } = await upload(poor.owner.db, poor.owner.userId, files, { name: 'a.md', bytes: bytes(text(2)) })
    expect(await ingestDocument(poor.owner.db, id, parts)).toBe('error')
    expect(embedder.count()).toBe(0)
    const row = unwrap(await poor.owner.db.from('documents').select('error').eq('id', id).single())
    expect(row.error).toBe('no_tokens')
  })

  it('no more than the owner lets this person use', async () => {
    const limit = (p_tokens: number) => org.owner.db.rpc('set_token_cap', { p_user_id: org.owner.userId, p_tokens })
    unwrap(await limit(0))
    const { id } = await put('capped.md', bytes(text(2)))
    const before = await balance()
    expect(await ingest(id)).toBe('error')
    expect((await stored(id)).error).toBe('no_tokens')
    expect([await balance(), embedder.count()]).toEqual([before, 0])
    unwrap(await limit(1_000_000))
    await put('capped.md', bytes(text(2)))
    expect(await ingest(id)).toBe('complete')
  })
})

describe('a document whose reading is cut off', () => {
  it('goes on where it was, doubles nothing and pays nothing twice', async () => {
    const { id } = await put('rules.md', bytes(text(12)))
    const stop = new AbortController()
    embedder.before(
      () => undefined,
      () => stop.abort(),
    )
    expect(await ingest(id, stop.signal)).toBe('stopped')
    expect(await stored(id)).toMatchObject({ embedding_status: 'processing' })
    expect(embedder.count()).toBe(8)
    // Nobody else takes it while it may still be alive; the next process of an embedded database knows better.
    expect(await ingest(id)).toBe('busy')
    const librarian = createLibrarian({ ...parts, service: database.database.service(), alone: true, everyMs: 50 })
    await expect.poll(async () => (await stored(id)).embedding_status).toBe('complete')
    await librarian.close()
    expect(embedder.count()).toBe(12)
    expect(await chunks(id)).toHaveLength(12)
    const bills = await usage()
    expect(new Set(bills.map(bill => bill.call_id)).size).toBe(3)
    expect(100_000 - (await balance())).toBe(bills.reduce((sum, bill) => sum + bill.effective_tokens, 0))
  })

  it('a batch that was paid for but whose answer got lost is not paid again', async () => {
    const { id } = await put('rules.md', bytes(text(3)))
    await ingest(id)
    const before = await balance()
    await database.database.query(`update document_chunks set embedding_model = null where document_id = $1`, [id])
    await database.database.query(`update documents set embedding_status = 'pending' where id = $1`, [id])
    expect(await ingest(id)).toBe('complete')
    expect(await balance()).toBe(before)
  })

  it('another embedder takes over all of it', async () => {
    const { id } = await put('rules.md', bytes(text(3)))
    await ingest(id)
    await database.database.query(`update documents set embedding_status = 'pending' where id = $1`, [id])
    parts.embedder = createCountingEmbedder('other "model"')
    expect(await ingest(id)).toBe('complete')
    expect(new Set((await chunks(id)).map(row => row.embedding_model))).toEqual(new Set(['other "model"']))
  })
})

describe('a deleted document', () => {
  it('loses its pieces at once and its file after an hour; until then undo brings it back whole', async () => {
    const { id } = await put('rules.md', bytes(text(2)))
    await ingest(id)
    const { file_path } = await stored(id)
    const service = database.database.service()
    unwrap(await org.owner.db.from('documents').delete().eq('id', id))
    expect(await chunks(id)).toEqual([])
    expect(unwrap(await service.rpc('take_removable_files', { p_limit: 10 }))).toEqual([])
    expect(await files.get(service, file_path)).toHaveLength(bytes(text(2)).length)

    await database.database.query(`update app.file_removals set remove_after = now() where file_path = $1`, [file_path])
    const librarian = createLibrarian({ ...parts, service, alone: true, everyMs: 50 })
    await expect
      .poll(() =>
        files.get(service, file_path).then(
          () => 'there',
          () => 'gone',
        ),
      )
      .toBe('gone')
    await librarian.close()
    const [entry] = await database.database.query<{ before: unknown }>(
      `select before from audit_log where record_id = $1 and action = 'delete'`,
      [id],
    )
    const back = database.database.query(
      `insert into documents select * from jsonb_populate_record(null::documents, $1)`,
      [JSON.stringify(entry?.before)],
    )
    await expect(back).rejects.toThrow('was removed for good')
  })
})
