import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from './database.ts'
import { CrmError } from './errors.ts'
import { unwrap } from './postgrest-errors.ts'
import type { Persona, TestDatabase } from './testing.ts'
import { openTestDatabase } from './testing.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.database.close())

interface Undone {
  tool_call_id: string
  changes: { table_name: string; record_id: string; action: string; record: Record<string, unknown> }[]
}

/** A person in a conversation: `as` gives the client of one tool call, `undo` takes calls back. */
async function work(person: Persona) {
  const conversationId = randomUUID()
  unwrap(await person.db.from('ai_conversations').insert({ id: conversationId }))
  const as = (callId: string): Db => test.database.asUser(person.token, { conversationId, callId })
  const undo = async (callId?: string) =>
    unwrap(
      await as(`undo-${randomUUID()}`).rpc('undo_changes', {
        p_conversation_id: conversationId,
        p_tool_call_id: callId,
      }),
    ) as unknown as Undone
  return { conversationId, as, undo }
}

const refusal = async (attempt: Promise<unknown>) => {
  const thrown = await attempt.then(
    () => undefined,
    (error: unknown) => error,
  )
  return thrown instanceof CrmError ? { code: thrown.code, message: thrown.message } : thrown
}
const addContact = async (db: Db, contact: { first_name: string; last_name?: string }) =>
  unwrap(await db.from('contacts').insert(contact).select().single())
const readContact = async (db: Db, id: string) => unwrap(await db.from('contacts').select().eq('id', id).maybeSingle())

describe('the audit log', () => {
  it('says what was changed, by whom and by which call', async () => {
    const { owner, id } = await test.createOrg('Audit')
    const { as, conversationId } = await work(owner)
    const contact = await addContact(as('call-1'), { first_name: 'Anna' })
    unwrap(await as('call-2').from('contacts').update({ status: 'client' }).eq('id', contact.id))
    unwrap(await as('call-3').from('contacts').delete().eq('id', contact.id))
    const entries = unwrap(await owner.db.from('audit_log').select('*').eq('record_id', contact.id).order('id'))
    expect(entries.map(entry => [entry.action, entry.tool_call_id])).toEqual([
      ['insert', 'call-1'],
      ['update', 'call-2'],
      ['delete', 'call-3'],
    ])
    expect(entries[1]).toMatchObject({
      org_id: id,
      table_name: 'contacts',
      user_id: owner.userId,
      conversation_id: conversationId,
      before: { status: 'lead' },
      after: { status: 'client' },
      undone_at: null,
    })
  })

  it('is written without a conversation, too', async () => {
    const { owner } = await test.createOrg('Plain')
    const contact = await addContact(owner.db, { first_name: 'Anna' })
    const [entry] = unwrap(await owner.db.from('audit_log').select('*').eq('record_id', contact.id))
    expect(entry).toMatchObject({ action: 'insert', user_id: owner.userId, conversation_id: null, tool_call_id: null })
  })

  it('leaves out updates that change nothing', async () => {
    const { owner } = await test.createOrg('Same')
    const contact = await addContact(owner.db, { first_name: 'Anna' })
    unwrap(await owner.db.from('contacts').update({ first_name: 'Anna' }).eq('id', contact.id))
    expect(unwrap(await owner.db.from('audit_log').select('id').eq('record_id', contact.id))).toHaveLength(1)
  })

  it('does not mix up attributions of requests made at the same time', async () => {
    const { owner } = await test.createOrg('Mixed')
    const { as } = await work(owner)
    const contacts = await Promise.all(
      Array.from({ length: 20 }, (_, n) => addContact(n % 2 ? as(`call-${n}`) : owner.db, { first_name: `N${n}` })),
    )
    const entries = unwrap(
      await owner.db
        .from('audit_log')
        .select('record_id, tool_call_id')
        .eq('table_name', 'contacts')
        .eq('action', 'insert'),
    )
    for (const [n, contact] of contacts.entries()) {
      const entry = entries.find(({ record_id }) => record_id === contact.id)
      expect(entry?.tool_call_id).toBe(n % 2 ? `call-${n}` : null)
    }
  })

  it('survives attribution headers that make no sense', async () => {
    const { owner } = await test.createOrg('Headers')
    const odd = test.database.asUser(owner.token, { conversationId: 'not a uuid', callId: 'x'.repeat(900) })
    const contact = await addContact(odd, { first_name: 'Anna' })
    const [entry] = unwrap(await owner.db.from('audit_log').select('*').eq('record_id', contact.id))
    expect(entry).toMatchObject({ conversation_id: null, tool_call_id: 'x'.repeat(200) })
  })
})

describe('undo', () => {
  it('takes back an insert', async () => {
    const { owner } = await test.createOrg('Insert')
    const { as, undo } = await work(owner)
    const contact = await addContact(as('call-1'), { first_name: 'Anna' })
    expect(await undo()).toEqual({
      tool_call_id: 'call-1',
      changes: [
        {
          table_name: 'contacts',
          record_id: contact.id,
          action: 'created',
          record: expect.objectContaining({ first_name: 'Anna' }),
        },
      ],
    })
    expect(await readContact(owner.db, contact.id)).toBeNull()
  })

  it('takes back an update, and only the columns that it changed', async () => {
    const { owner } = await test.createOrg('Update')
    const { as, undo } = await work(owner)
    const contact = await addContact(owner.db, { first_name: 'Anna', last_name: 'Meier' })
    unwrap(
      await as('call-1')
        .from('contacts')
        .update({ status: 'client', tags: ['a', 'b'] })
        .eq('id', contact.id),
    )
    unwrap(await owner.db.from('contacts').update({ last_name: 'Moser' }).eq('id', contact.id))
    const { changes } = await undo()
    expect(changes).toMatchObject([{ action: 'updated', record: { status: 'lead', tags: [], last_name: 'Moser' } }])
    expect(await readContact(owner.db, contact.id)).toMatchObject({ status: 'lead', tags: [], last_name: 'Moser' })
  })

  it('takes back a delete together with what it cut loose', async () => {
    const { owner } = await test.createOrg('Delete')
    const { as, undo, conversationId } = await work(owner)
    const contact = await addContact(owner.db, { first_name: 'Anna' })
    const about = { contact_id: contact.id }
    const task = unwrap(
      await owner.db
        .from('tasks')
        .insert({ title: 'Call', ...about })
        .select('id')
        .single(),
    )
    const project = unwrap(
      await owner.db
        .from('projects')
        .insert({ name: 'Site', ...about })
        .select('id')
        .single(),
    )
    const invoice = unwrap(
      await owner.db
        .from('invoices')
        .insert({ invoice_number: '1', amount_total: 10.5, ...about })
        .select('id')
        .single(),
    )
    unwrap(await owner.db.from('ai_conversations').update(about).eq('id', conversationId))
    unwrap(await as('call-1').from('contacts').delete().eq('id', contact.id))
    expect(unwrap(await owner.db.from('tasks').select('contact_id').eq('id', task.id).single())).toEqual({
      contact_id: null,
    })

    const { changes } = await undo()
    expect(changes[0]).toMatchObject({ table_name: 'contacts', action: 'deleted', record_id: contact.id })
    expect(changes.map(change => change.table_name).sort()).toEqual(['contacts', 'invoices', 'projects', 'tasks'])
    expect(await readContact(owner.db, contact.id)).toEqual(contact)
    for (const [table, id] of [
      ['tasks', task.id],
      ['projects', project.id],
      ['invoices', invoice.id],
      ['ai_conversations', conversationId],
    ] as const) {
      const { data } = await owner.db.from(table).select('contact_id').eq('id', id).single()
      expect([table, data?.contact_id]).toEqual([table, contact.id])
    }
  })

  it('takes back a whole batch, in one go', async () => {
    const { owner } = await test.createOrg('Batch')
    const { as, undo } = await work(owner)
    const contacts = unwrap(
      await as('call-1')
        .from('contacts')
        .insert([{ first_name: 'A' }, { first_name: 'B' }, { first_name: 'C' }])
        .select('id'),
    )
    unwrap(
      await as('call-1')
        .from('contacts')
        .update({ status: 'client' })
        .in(
          'id',
          contacts.map(contact => contact.id),
        ),
    )
    expect((await undo()).changes).toHaveLength(6)
    expect(unwrap(await owner.db.from('contacts').select('id'))).toEqual([])
  })

  it('goes back one call at a time, and never undoes an undo', async () => {
    const { owner } = await test.createOrg('Steps')
    const { as, undo } = await work(owner)
    const contact = await addContact(as('call-1'), { first_name: 'Anna' })
    unwrap(await as('call-2').from('contacts').update({ first_name: 'Anne' }).eq('id', contact.id))
    expect((await undo()).tool_call_id).toBe('call-2')
    expect(await readContact(owner.db, contact.id)).toMatchObject({ first_name: 'Anna' })
    expect((await undo()).tool_call_id).toBe('call-1')
    expect(await refusal(undo())).toMatchObject({ code: 'not_found' })
  })

  it('takes back the call that is named', async () => {
    const { owner } = await test.createOrg('Named')
    const { as, undo } = await work(owner)
    const first = await addContact(as('call-1'), { first_name: 'One' })
    const second = await addContact(as('call-2'), { first_name: 'Two' })
    await undo('call-1')
    expect(await readContact(owner.db, first.id)).toBeNull()
    expect(await readContact(owner.db, second.id)).not.toBeNull()
    expect(await refusal(undo('call-1'))).toMatchObject({ code: 'not_found' })
    expect(await refusal(undo('no such call'))).toMatchObject({ code: 'not_found' })
  })

  it('is itself in the audit log, with what it undid', async () => {
    const { owner } = await test.createOrg('Trace')
    const { as, undo } = await work(owner)
    const contact = await addContact(as('call-1'), { first_name: 'Anna' })
    await undo()
    const entries = unwrap(await owner.db.from('audit_log').select('*').eq('record_id', contact.id).order('id'))
    expect(entries[0]).toMatchObject({ action: 'insert', undone_at: '2026-11-23T08:00:00+00:00', undo_of: null })
    expect(entries[1]).toMatchObject({ action: 'delete', undone_at: null, undo_of: 'call-1' })
    await addContact(as('call-9'), { first_name: 'Berta' })
    const [last] = unwrap(await owner.db.from('audit_log').select('undo_of').eq('tool_call_id', 'call-9'))
    expect(last?.undo_of).toBeNull()
  })

  it('restores amounts, dates and booking times exactly', async () => {
    const { owner } = await test.createOrg('Exact')
    const { as, undo } = await work(owner)
    const invoice = unwrap(
      await owner.db
        .from('invoices')
        .insert({
          invoice_number: 'X-1',
          amount_total: 1234.56,
          due_date: '2026-12-31',
          paid_at: '2026-11-01T10:00:00.123456+01:00',
        })
        .select()
        .single(),
    )
    unwrap(await as('call-1').from('invoices').delete().eq('id', invoice.id))
    await undo()
    expect(unwrap(await owner.db.from('invoices').select().eq('id', invoice.id).single())).toEqual(invoice)
  })

  it('sends a restored document to be read again, as its chunks are gone', async () => {
    const { owner } = await test.createOrg('Document')
    const { as, undo } = await work(owner)
    const document = unwrap(
      await owner.db
        .from('documents')
        .insert({ name: 'a.pdf', file_path: 'a.pdf', file_type: 'application/pdf', embedding_status: 'complete' })
        .select('id')
        .single(),
    )
    unwrap(await owner.db.from('document_chunks').insert({ document_id: document.id, chunk_index: 0, content: 'x' }))
    unwrap(await as('call-1').from('documents').delete().eq('id', document.id))
    await undo()
    expect(unwrap(await owner.db.from('documents').select('embedding_status').eq('id', document.id).single())).toEqual({
      embedding_status: 'pending',
    })
  })
})

describe('undo refuses, and changes nothing,', () => {
  it('when the record was changed since', async () => {
    const { owner } = await test.createOrg('Changed')
    const { as, undo } = await work(owner)
    const contact = await addContact(as('call-1'), { first_name: 'Anna', last_name: 'Meier' })
    unwrap(await owner.db.from('contacts').update({ phone: '+41790000000' }).eq('id', contact.id))
    expect(await refusal(undo())).toEqual({
      code: 'conflict',
      message: 'Contact “Anna Meier” was changed since, so it was not undone.',
    })
    unwrap(await as('call-2').from('contacts').update({ status: 'client' }).eq('id', contact.id))
    unwrap(await owner.db.from('contacts').update({ status: 'churned' }).eq('id', contact.id))
    expect(await refusal(undo())).toMatchObject({ code: 'conflict' })
    expect(await readContact(owner.db, contact.id)).toMatchObject({ status: 'churned', phone: '+41790000000' })
  })

  it('when the record is gone', async () => {
    const { owner } = await test.createOrg('Gone')
    const { as, undo } = await work(owner)
    const contact = await addContact(owner.db, { first_name: 'Anna' })
    unwrap(await as('call-1').from('contacts').update({ first_name: 'Anne' }).eq('id', contact.id))
    unwrap(await owner.db.from('contacts').delete().eq('id', contact.id))
    expect(await refusal(undo())).toEqual({
      code: 'conflict',
      message: 'Contact “Anne” no longer exists, so it was not undone.',
    })
  })

  it('when a deleted record is there again', async () => {
    const { owner } = await test.createOrg('Back')
    const { as, undo } = await work(owner)
    const contact = await addContact(owner.db, { first_name: 'Anna' })
    unwrap(await as('call-1').from('contacts').delete().eq('id', contact.id))
    unwrap(await owner.db.from('contacts').insert({ id: contact.id, first_name: 'Anna' }))
    expect(await refusal(undo())).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('is there again'),
    })
  })

  it('when its number was taken since', async () => {
    const { owner } = await test.createOrg('Taken')
    const { as, undo } = await work(owner)
    unwrap(await owner.db.from('invoices').insert({ invoice_number: '7' }))
    unwrap(await as('call-1').from('invoices').delete().eq('invoice_number', '7'))
    unwrap(await owner.db.from('invoices').insert({ invoice_number: '7' }))
    expect(await refusal(undo())).toMatchObject({ code: 'conflict', message: expect.stringContaining('Invoice “7”') })
  })

  it('when what it pointed to is gone', async () => {
    const { owner } = await test.createOrg('Dangling')
    const { as, undo } = await work(owner)
    const contact = await addContact(owner.db, { first_name: 'Anna' })
    unwrap(await owner.db.from('tasks').insert({ title: 'Call', contact_id: contact.id }))
    unwrap(await as('call-1').from('tasks').delete().eq('title', 'Call'))
    unwrap(await owner.db.from('contacts').delete().eq('id', contact.id))
    expect(await refusal(undo())).toMatchObject({ code: 'conflict', message: expect.stringContaining('Task “Call”') })
  })

  it('when other records have come to use what was created', async () => {
    const { owner } = await test.createOrg('Used')
    const { as, undo } = await work(owner)
    const contact = await addContact(as('call-1'), { first_name: 'Anna' })
    unwrap(await owner.db.from('tasks').insert({ title: 'Call', contact_id: contact.id }))
    expect(await refusal(undo())).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('is used by other records'),
    })
    expect(await readContact(owner.db, contact.id)).not.toBeNull()
  })

  it('half of a batch', async () => {
    const { owner } = await test.createOrg('Half')
    const { as, undo } = await work(owner)
    const contacts = unwrap(
      await as('call-1')
        .from('contacts')
        .insert([{ first_name: 'A' }, { first_name: 'B' }])
        .select('id'),
    )
    unwrap(
      await owner.db
        .from('contacts')
        .update({ first_name: 'X' })
        .eq('id', contacts[0]?.id ?? ''),
    )
    expect(await refusal(undo())).toMatchObject({ code: 'conflict' })
    expect(unwrap(await owner.db.from('contacts').select('id'))).toHaveLength(2)
    expect(unwrap(await owner.db.from('audit_log').select('id').not('undone_at', 'is', null))).toEqual([])
  })

  it("somebody else's change, unless an owner asks", async () => {
    const org = await test.createOrg('Others')
    const [mia, leo] = [await org.addMember('Mia'), await org.addMember('Leo')]
    const { as, conversationId } = await work(mia)
    const contact = await addContact(as('call-1'), { first_name: 'Anna' })
    const undoAs = async (person: Persona, callId?: string) =>
      unwrap(await person.db.rpc('undo_changes', { p_conversation_id: conversationId, p_tool_call_id: callId }))
    const stranger = await test.createOrg('Far')
    expect(await refusal(undoAs(leo))).toMatchObject({ code: 'not_found' })
    expect(await refusal(undoAs(leo, 'call-1'))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(undoAs(stranger.owner, 'call-1'))).toMatchObject({ code: 'not_found' })
    await undoAs(org.owner, 'call-1')
    expect(await readContact(mia.db, contact.id)).toBeNull()
  })

  it('settings, once the person is no longer an owner', async () => {
    const org = await test.createOrg('Demoted', { settings: { currency: 'CHF' } })
    const { as, undo } = await work(org.owner)
    unwrap(
      await as('call-1')
        .from('organizations')
        .update({ settings: { currency: 'EUR' } })
        .eq('id', org.id),
    )
    const successor = await org.addMember('Successor')
    await test.database.query(`update profiles set role = 'owner' where id = $1`, [successor.userId])
    await test.database.query(`update profiles set role = 'member' where id = $1`, [org.owner.userId])
    expect(await refusal(undo())).toMatchObject({ code: 'forbidden' })
  })
})

it('a member takes back what they created themselves', async () => {
  const org = await test.createOrg('Member')
  const mia = await org.addMember('Mia')
  const { as, undo } = await work(mia)
  await addContact(as('call-1'), { first_name: 'Anna' })
  expect((await undo()).changes).toHaveLength(1)
})

it('two undos of the same call at the same time take it back once', async () => {
  const { owner } = await test.createOrg('Race')
  const { as, undo } = await work(owner)
  await addContact(as('call-1'), { first_name: 'Anna' })
  const results = await Promise.all([refusal(undo('call-1')), refusal(undo('call-1'))])
  expect(results.filter(result => result === undefined)).toHaveLength(1)
})
