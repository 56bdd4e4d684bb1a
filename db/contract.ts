// What every caller relies on, whichever backend answers: one suite, run on the embedded database and on a hosted project.
import { randomUUID } from 'node:crypto'
import { fromSql, toSql } from 'pgvector'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db, OrbitDatabase } from './database.ts'
import { CrmError } from './errors.ts'
import { unwrap } from './postgrest-errors.ts'

export interface ContractPerson {
  userId: string
  token: string
  db: Db
}
export interface ContractBackend {
  database: OrbitDatabase
  /** A new organization with its owner and one member. */
  createOrg(name: string): Promise<{ owner: ContractPerson; member: ContractPerson }>
  close(): Promise<void>
}

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00$/

export function describeContract(name: string, open: () => Promise<ContractBackend>): void {
  describe(`the database contract on ${name}`, () => {
    let backend: ContractBackend
    let owner: ContractPerson
    let member: ContractPerson
    let stranger: ContractPerson

    beforeAll(async () => {
      backend = await open()
      const here = await backend.createOrg('Contract')
      owner = here.owner
      member = here.member
      stranger = (await backend.createOrg('Stranger')).owner
    })
    afterAll(() => backend.close())

    const refusal = async (work: PromiseLike<Parameters<typeof unwrap>[0]>) => {
      try {
        unwrap(await work)
      } catch (error) {
        return error instanceof CrmError ? error.code : error
      }
      return undefined
    }
    const addContact = async (first_name: string) =>
      unwrap(await owner.db.from('contacts').insert({ first_name }).select().single())

    describe('formats', () => {
      it('are ISO 8601 for times, plain for dates, numbers for numerics and bigints', async () => {
        const contact = await addContact('Format')
        expect(contact.created_at).toMatch(isoTime)
        expect(contact).toMatchObject({ is_company: false, tags: [], status: 'lead', notes: null })
        const invoice = unwrap(
          await owner.db
            .from('invoices')
            .insert({
              invoice_number: randomUUID(),
              amount_total: 1234.5,
              due_date: '2026-12-31',
              paid_at: '2026-11-23T09:00:00.123456+01:00',
            })
            .select()
            .single(),
        )
        expect(invoice).toMatchObject({
          amount_total: 1234.5,
          due_date: '2026-12-31',
          paid_at: '2026-11-23T08:00:00.123456+00:00',
        })
        const size_bytes = 5_000_000_000
        const document = { name: 'a', file_path: randomUUID(), file_type: 'text/plain', size_bytes }
        expect(unwrap(await owner.db.from('documents').insert(document).select('size_bytes').single())).toEqual({
          size_bytes,
        })
      })

      it('are the same in embedded records and in what functions return', async () => {
        const contact = await addContact('Embedded')
        unwrap(
          await owner.db
            .from('invoices')
            .insert({ invoice_number: randomUUID(), amount_total: 0.1, contact_id: contact.id }),
        )
        const embedded = unwrap(
          await owner.db.from('contacts').select('invoices(amount_total, created_at)').eq('id', contact.id).single(),
        )
        expect(embedded.invoices).toEqual([{ amount_total: 0.1, created_at: expect.stringMatching(isoTime) }])
        const turn = unwrap(
          await owner.db.rpc('open_turn', {
            p_conversation_id: randomUUID(),
            p_run_id: randomUUID(),
            p_message: null,
            p_history: 1,
          }),
        )
        expect(turn).toMatchObject({
          conversation: { created_at: expect.stringMatching(isoTime) },
          org: { token_balance: expect.any(Number) },
        })
        const [found] = unwrap(await owner.db.rpc('search_records', { p_query: 'Embedded' }))
        expect(found).toMatchObject({ id: contact.id, score: 1, exact: true })
      })

      it('keep text as it is: diacritics, quotes, line breaks, other scripts', async () => {
        const notes = `Zoë "Zo" O'Hara\n— 50 % & <b>не</b> 中文 🚀 \\ {a,b} NULL`
        const { id } = await addContact('Text')
        unwrap(
          await owner.db
            .from('contacts')
            .update({ notes, tags: ['a,b', '"q"', 'é'] })
            .eq('id', id),
        )
        expect(unwrap(await owner.db.from('contacts').select('notes, tags').eq('id', id).single())).toEqual({
          notes,
          tags: ['a,b', '"q"', 'é'],
        })
      })

      it('take and give vectors as text', async () => {
        const document = unwrap(
          await owner.db
            .from('documents')
            .insert({ name: 'v', file_path: randomUUID(), file_type: 'text/plain' })
            .select('id')
            .single(),
        )
        const vector = Array.from({ length: 1536 }, (_, n) => (n % 4) / 4)
        const chunk = unwrap(
          await owner.db
            .from('document_chunks')
            .insert({ document_id: document.id, chunk_index: 0, content: 'x', embedding: toSql(vector) as string })
            .select('embedding')
            .single(),
        )
        expect(fromSql(chunk.embedding ?? '')).toEqual(vector)
      })
    })

    describe('queries', () => {
      it('filter, count, order and page', async () => {
        const tag = randomUUID()
        const rows = ['Ada', 'Bea', 'Cleo', 'Dora'].map((first_name, n) => ({
          first_name,
          tags: [tag],
          phone: n % 2 ? `${n}` : null,
        }))
        unwrap(await owner.db.from('contacts').insert(rows))
        const tagged = () => owner.db.from('contacts').select('first_name', { count: 'exact' }).contains('tags', [tag])
        const page = await tagged().order('first_name', { ascending: false }).range(1, 2)
        expect([page.count, page.data]).toEqual([4, [{ first_name: 'Cleo' }, { first_name: 'Bea' }]])
        expect((await tagged().or('first_name.ilike.a*,phone.eq.3')).data).toHaveLength(2)
        expect((await tagged().is('phone', null)).data).toHaveLength(2)
        expect((await tagged().in('first_name', ['Ada', 'Dora', 'Eva'])).data).toHaveLength(2)
      })

      it('follow references in both directions, and filter by them', async () => {
        const contact = await addContact('Linked')
        const task = { title: 'Linked task', contact_id: contact.id, assigned_to: member.userId }
        unwrap(await owner.db.from('tasks').insert(task))
        const [found] = unwrap(
          await owner.db
            .from('tasks')
            .select('title, contacts!inner(first_name), assignee:profiles!tasks_assigned_to_fkey(id)')
            .eq('contacts.id', contact.id),
        )
        expect(found).toEqual({
          title: 'Linked task',
          contacts: { first_name: 'Linked' },
          assignee: { id: member.userId },
        })
        const back = unwrap(await owner.db.from('contacts').select('tasks(title)').eq('id', contact.id).single())
        expect(back.tasks).toEqual([{ title: 'Linked task' }])
      })

      it('upsert: insert once, then change or ignore', async () => {
        const id = randomUUID()
        const upsert = (first_name: string, ignoreDuplicates: boolean) =>
          owner.db.from('contacts').upsert({ id, first_name }, { onConflict: 'id', ignoreDuplicates })
        unwrap(await upsert('First', false))
        unwrap(await upsert('Ignored', true))
        expect(unwrap(await owner.db.from('contacts').select('first_name').eq('id', id).single())).toEqual({
          first_name: 'First',
        })
        unwrap(await upsert('Second', false))
        expect(unwrap(await owner.db.from('contacts').select('first_name').eq('id', id).single())).toEqual({
          first_name: 'Second',
        })
      })

      it('answer what they deleted and changed', async () => {
        const { id } = await addContact('Gone')
        expect(
          unwrap(await owner.db.from('contacts').update({ status: 'client' }).eq('id', id).select('status')),
        ).toEqual([{ status: 'client' }])
        expect(unwrap(await owner.db.from('contacts').delete().eq('id', id).select('id'))).toEqual([{ id }])
        expect(unwrap(await owner.db.from('contacts').delete().eq('id', id).select('id'))).toEqual([])
      })

      it('fill in the organization, the author and the defaults', async () => {
        const task = unwrap(
          await member.db
            .from('tasks')
            .insert({ title: 'Mine' })
            .select('org_id, created_by, status, priority')
            .single(),
        )
        const own = unwrap(await member.db.from('profiles').select('org_id').eq('id', member.userId).single())
        expect(task).toEqual({ org_id: own.org_id, created_by: member.userId, status: 'todo', priority: 'medium' })
      })
    })

    describe('refusals', () => {
      const missing = randomUUID()
      it.each<[string, string, (db: Db) => PromiseLike<Parameters<typeof unwrap>[0]>]>([
        ['a record that is not there', 'not_found', db => db.from('contacts').select().eq('id', missing).single()],
        ['a reference to nothing', 'invalid_input', db => db.from('tasks').insert({ title: 'x', contact_id: missing })],
        ['something that is not an id', 'invalid_input', db => db.from('contacts').select().eq('id', 'anna')],
        [
          'a date that does not exist',
          'invalid_input',
          db => db.from('tasks').insert({ title: 'x', due_date: '2026-02-30' }),
        ],
        ['a date that is none', 'invalid_input', db => db.from('tasks').insert({ title: 'x', due_date: 'soon' })],
        [
          'an unknown status',
          'invalid_input',
          db =>
            db
              .from('tasks')
              .update({ status: 'maybe' as 'todo' })
              .eq('id', missing),
        ],
        ['an empty title', 'invalid_input', db => db.from('tasks').insert({ title: ' ' })],
        ['a contact without any name', 'invalid_input', db => db.from('contacts').insert({ notes: 'x' })],
        [
          'an amount that is too large',
          'invalid_input',
          db => db.from('invoices').insert({ invoice_number: 'x', amount_total: 1e12 }),
        ],
        [
          'a required value left out',
          'invalid_input',
          db => db.from('tasks').insert({ title: null as unknown as string }),
        ],
        ['usage written by hand', 'forbidden', db => db.from('usage_logs').delete().eq('id', missing)],
        [
          'a balance written by hand',
          'forbidden',
          db => db.from('organizations').update({ token_balance: 1e6 }).eq('id', missing),
        ],
        ['a refusal of a function', 'not_found', db => db.rpc('undo_changes', { p_conversation_id: missing })],
      ])('%s: %s', async (_what, code, work) => {
        expect(await refusal(work(owner.db))).toBe(code)
      })

      it('the same number twice: duplicate', async () => {
        const invoice = { invoice_number: randomUUID() }
        expect(await refusal(owner.db.from('invoices').insert(invoice))).toBeUndefined()
        expect(await refusal(owner.db.from('invoices').insert(invoice))).toBe('duplicate')
        expect(await refusal(stranger.db.from('invoices').insert(invoice))).toBeUndefined()
      })

      it('a record for another organization: forbidden, and it is not there', async () => {
        const { org_id } = await addContact('Here')
        expect(await refusal(stranger.db.from('contacts').insert({ org_id, first_name: 'Intruder' }))).toBe('forbidden')
        expect(unwrap(await owner.db.from('contacts').select('id').eq('first_name', 'Intruder'))).toEqual([])
      })

      it('what a person may not see is not there for them: no error, no rows', async () => {
        const { id } = await addContact('Hidden')
        expect(unwrap(await stranger.db.from('contacts').select().eq('id', id))).toEqual([])
        expect(unwrap(await stranger.db.from('contacts').update({ first_name: 'X' }).eq('id', id).select())).toEqual([])
        expect(unwrap(await member.db.from('contacts').delete().eq('id', id).select())).toEqual([])
        expect(await refusal(stranger.db.from('contacts').select().eq('id', id).single())).toBe('not_found')
        expect((await addContact('Still there')).org_id).toBeTruthy()
      })

      it('nobody in particular: refused', async () => {
        const anonymous = backend.database.anonymous()
        expect(await refusal(anonymous.from('contacts').select())).toBe('forbidden')
        expect(await refusal(anonymous.rpc('search_records', { p_query: 'a' }))).toBe('forbidden')
      })

      it('a tampered token: unauthenticated', async () => {
        const tampered = `${owner.token.slice(0, -6)}AAAAAA`
        expect(await refusal(backend.database.asUser(tampered).from('contacts').select())).toBe('unauthenticated')
      })
    })

    describe('tokens', () => {
      const codeOf = (token: string) =>
        backend.database.verifyToken(token).then(
          () => undefined,
          (error: unknown) => (error instanceof CrmError ? error.code : error),
        )

      it('say who it is, and until when', async () => {
        const { userId, expiresAt } = await backend.database.verifyToken(owner.token)
        expect(userId).toBe(owner.userId)
        expect(expiresAt.getTime()).toBeGreaterThan(Date.now())
      })

      it.each(['', 'garbage', 'a.b.c', 'null'])('%j is unauthenticated', async token => {
        expect(await codeOf(token)).toBe('unauthenticated')
      })

      it('a forged one is unauthenticated, an old one is expired', async () => {
        const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url')
        const forged = (exp: number) =>
          `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: owner.userId, role: 'authenticated', exp })}.AAAA`
        expect(await codeOf(forged(4e9))).toBe('unauthenticated')
        expect(await codeOf(forged(1e9))).toBe('token_expired')
        expect(await codeOf(`${owner.token.slice(0, -6)}AAAAAA`)).toBe('unauthenticated')
      })
    })

    it('attributes changes to the conversation and the call that the client was made for', async () => {
      const conversationId = randomUUID()
      const db = backend.database.asUser(owner.token, { conversationId, callId: 'call-7' })
      const contact = unwrap(await db.from('contacts').insert({ first_name: 'Attributed' }).select('id').single())
      const entries = unwrap(
        await owner.db.from('audit_log').select('conversation_id, tool_call_id').eq('record_id', contact.id),
      )
      expect(entries).toEqual([{ conversation_id: conversationId, tool_call_id: 'call-7' }])
    })

    it('keeps people apart when they ask at the same time', async () => {
      const people = [owner, stranger, member]
      const answers = await Promise.all(
        Array.from({ length: 30 }, async (_, n) => {
          const person = people[n % 3]
          if (!person) return false
          const { data } = await person.db.from('profiles').select('id')
          const ids = data?.map(row => row.id) ?? []
          return ids.includes(person.userId) && ids.includes(stranger.userId) === (person === stranger)
        }),
      )
      expect(answers).toEqual(answers.map(() => true))
    })

    it('counts its requests', async () => {
      const before = backend.database.requestCount()
      await owner.db.from('contacts').select('id').limit(1)
      await owner.db.rpc('search_records', { p_query: 'a' })
      expect(backend.database.requestCount() - before).toBe(2)
    })
  })
}
