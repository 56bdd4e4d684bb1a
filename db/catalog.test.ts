import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestDatabase } from './testing.ts'
import { openTestDatabase } from './testing.ts'

/** What must hold for every table and function there is or ever will be. */
describe('the catalog', () => {
  let test: TestDatabase
  beforeAll(async () => {
    test = await openTestDatabase()
    const { owner } = await test.createOrg('Catalog')
    // lite adjusts grants on its first request with RLS; whatever it does has to be done before looking.
    await owner.db.from('profiles').select('id')
  })
  afterAll(() => test.database.close())
  const names = async (sql: string) => (await test.database.query<{ name: string }>(sql)).map(row => row.name)

  it('has row level security on every table of the exposed schema', async () => {
    const tables = `from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`
    expect(await names(`select relname::text as name ${tables}`)).toContain('contacts')
    expect(await names(`select relname::text as name ${tables} and not relrowsecurity`)).toEqual([])
  })

  it('has no view in the exposed schema that would go around it', async () => {
    expect(
      await names(
        `select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')`,
      ),
    ).toEqual([])
  })

  it('lets neither anon nor public execute any of our functions', async () => {
    const open = await names(`
      select p.oid::regprocedure::text as name from pg_proc p
      where p.pronamespace in ('public'::regnamespace, 'app'::regnamespace)
        and (has_function_privilege('anon', p.oid, 'execute') or exists (
          select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0))`)
    expect(open).toEqual([])
  })

  it('binds the names in every function to one meaning: a pinned search path, or a body parsed at creation', async () => {
    const unpinned = await names(`
      select p.oid::regprocedure::text as name from pg_proc p
      where p.pronamespace in ('public'::regnamespace, 'app'::regnamespace)
        and p.prosqlbody is null and not exists (select from unnest(p.proconfig) setting where setting in ('search_path=', 'search_path=""'))`)
    expect(unpinned).toEqual([])
  })

  it('gives users only the definer functions that check who is asking', async () => {
    const definers = await names(`
      select p.proname::text as name from pg_proc p
      where p.prosecdef and has_function_privilege('authenticated', p.oid, 'execute')
        and p.pronamespace in ('public'::regnamespace, 'app'::regnamespace) order by 1`)
    expect(definers).toEqual([
      'accept_invite',
      'close_turn',
      'find_mentions',
      'find_names',
      'invite_member',
      'is_owner',
      'merge_contacts',
      'open_turn',
      'org_id',
      'remove_member',
      'renew_period',
      'reserve_call',
      'reserve_document_call',
      'set_member_role',
      'set_packs',
      'set_token_cap',
      'settle_call',
      'settle_document_call',
      'store_embeddings',
      'undo_changes',
    ])
  })

  it('gives anon nothing in the exposed schema', async () => {
    const granted = await names(`
      select c.relname::text as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'S', 'v')
        and (has_any_column_privilege('anon', c.oid, 'select') or has_any_column_privilege('anon', c.oid, 'insert')
          or has_any_column_privilege('anon', c.oid, 'update') or has_table_privilege('anon', c.oid, 'delete, truncate'))`)
    expect(granted).toEqual([])
  })

  it('lets users truncate nothing', async () => {
    const granted = await names(`
      select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
        and has_table_privilege('authenticated', oid, 'truncate, references, trigger')`)
    expect(granted).toEqual([])
  })

  it('has an index on the organization in every table that has one', async () => {
    const missing = await names(`
      select c.relname::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not exists (
        select from pg_index i join pg_class x on x.oid = i.indexrelid join pg_am m on m.oid = x.relam
        where i.indrelid = c.oid and i.indkey[0] = a.attnum and m.amname = 'btree')`)
    expect(missing).toEqual([])
  })

  it('has the indexes that were specified', async () => {
    const indexes = await names(`select indexname::text as name from pg_indexes where schemaname = 'public'`)
    expect(indexes).toEqual(
      expect.arrayContaining([
        'contacts_org_id_idx',
        'contacts_status_idx',
        'tasks_due_date_idx',
        'document_chunks_embedding_idx',
        'usage_logs_created_at_idx',
      ]),
    )
    const [hnsw] = await names(
      `select indexdef as name from pg_indexes where indexname = 'document_chunks_embedding_idx'`,
    )
    expect(hnsw).toContain('USING hnsw (embedding vector_cosine_ops)')
  })

  it('checks every reference between tenant tables for the organization', async () => {
    const unchecked = await names(`
      select f.conname::text as name from pg_constraint f
      join pg_attribute k on k.attrelid = f.conrelid and k.attnum = f.conkey[1]
      where f.contype = 'f' and f.connamespace = 'public'::regnamespace and k.attname <> 'org_id'
        and exists (select from pg_attribute a where a.attrelid = f.confrelid and a.attname = 'org_id')
        and not exists (
          select from pg_trigger t where t.tgrelid = f.conrelid and t.tgfoid = 'app.same_org'::regproc
            and position(k.attname || '\\000' || f.confrelid::regclass::text || '\\000' in encode(t.tgargs, 'escape')) > 0)`)
    // Messages have no organization of their own: they belong to a conversation and nothing else.
    expect(unchecked).toEqual(['ai_messages_conversation_id_fkey'])
  })
})
