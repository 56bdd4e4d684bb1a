import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { updateTasks } from './update-tasks.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.database.close())

beforeEach(async () => {
  org = await database.createOrg('Update Tasks')
  owner = caller(database, org.owner)
  const lea = await org.addMember('Lea Roth')
  const { db } = org.owner
  const { data: acme } = await db
    .from('contacts')
    .insert({ company_name: 'Acme AG', is_company: true })
    .select('id')
    .single()
  const { data: website } = await db.from('projects').insert({ name: 'Website' }).select('id').single()
  const task = {
    status: 'todo' as 'todo' | 'done',
    due_date: null as string | null,
    contact_id: null as string | null,
    project_id: null as string | null,
    assigned_to: null as string | null,
  }
  await db.from('tasks').insert([
    { ...task, title: 'A late', due_date: '2026-11-20', contact_id: acme?.id ?? null, assigned_to: lea.userId },
    { ...task, title: 'B late', due_date: '2026-11-19', contact_id: acme?.id ?? null },
    { ...task, title: 'C done late', due_date: '2026-11-18', status: 'done', contact_id: acme?.id ?? null },
    { ...task, title: 'D today', due_date: '2026-11-23', project_id: website?.id ?? null, assigned_to: lea.userId },
    { ...task, title: 'E some day' },
  ])
})

const update = (input: object, options = {}) => owner.call(updateTasks, input, { ...options, kind: 'batch' })
const state = async (column: 'status' | 'due_date' | 'priority' | 'assigned_to') => {
  const { data } = await org.owner.db.from('tasks').select().order('title')
  return data?.map(row => row[column])
}
const titles = (card: { records: { title: string }[] }) => card.records.map(record => record.title).sort()

describe('update_tasks', () => {
  it('completes the overdue ones of a contact, and no others', async () => {
    const card = await update({ status: 'overdue', contact: 'Acme', new_status: 'done' })
    expect(card).toMatchObject({ action: 'updated', total: 2 })
    expect(titles(card)).toEqual(['A late', 'B late'])
    expect(card.records[0]?.fields).toMatchObject({ status: 'done' })
    expect(await state('status')).toEqual(['done', 'done', 'done', 'todo', 'todo'])
  })

  it.each([
    ['words of a title', ['b late'], ['A late', 'D today', 'E some day']],
    ['a contact', ['Acme'], ['D today', 'E some day']],
    ['several', ['Acme', 'some day'], ['D today']],
    ['a member of the team', ['Lea'], ['B late', 'E some day']],
  ])('leaves out what is excepted by %s', async (_, except, left) => {
    expect(titles(await update({ status: 'open', except, new_priority: 'high' }))).toEqual(left)
  })

  it('changes nothing when an exception is none of those that fit', async () => {
    await expect(update({ status: 'overdue', except: ['E some day'], new_priority: 'high' })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await state('priority')).not.toContain('high')
  })

  it.each([
    [
      { assigned_to: 'Lea', new_due_date: 'Monday' },
      'due_date',
      ['2026-11-30', '2026-11-19', '2026-11-18', '2026-11-30', null],
    ],
    [
      { due: 'today', new_due_date: 'morgen' },
      'due_date',
      ['2026-11-20', '2026-11-19', '2026-11-18', '2026-11-24', null],
    ],
    [{ project: 'Website', new_priority: 'urgent' }, 'priority', ['medium', 'medium', 'medium', 'urgent', 'medium']],
    [{ status: 'done', new_status: 'todo' }, 'status', ['todo', 'todo', 'todo', 'todo', 'todo']],
    [{ status: 'all', clear: ['due_date'] }, 'due_date', [null, null, null, null, null]],
    [{ query: 'late', new_status: 'in_progress' }, 'status', ['in_progress', 'in_progress', 'done', 'todo', 'todo']],
  ] as const)('%j changes only what fits', async (input, column, expected) => {
    await update(input, { language: 'de' })
    expect(await state(column)).toEqual(expected)
  })

  it('reassigns, and leaves those alone that are so already', async () => {
    expect(await update({ status: 'open', new_assigned_to: 'Lea' })).toMatchObject({ total: 2 })
    expect(new Set(await state('assigned_to')).size).toBe(2)
  })

  it('previews every row with what would change, and changes nothing', async () => {
    const before = await state('due_date')
    const preview = await owner.preview(updateTasks, {
      status: 'open',
      new_due_date: '1.12.',
      new_assigned_to: 'Lea',
      new_project: 'Website',
    })
    expect(preview).toMatchObject({ action: 'update', total: 4 })
    expect(preview.records.map(({ record }) => record.title)).toEqual(['B late', 'A late', 'D today', 'E some day'])
    expect(preview.records[0]?.changes).toEqual(
      expect.arrayContaining([
        { field: 'due_date', from: '2026-11-19', to: '2026-12-01' },
        { field: 'assigned_to', from: null, to: 'Lea Roth' },
        { field: 'project', from: null, to: 'Website' },
      ]),
    )
    expect(preview.records[0]?.changes).toHaveLength(3)
    expect(await state('due_date')).toEqual(before)
  })

  it('counts all of many, and shows a page of them', async () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ title: `Z ${index}`, priority: 'low' as const }))
    await org.owner.db.from('tasks').insert(many)
    const preview = await owner.preview(updateTasks, { priority: 'low', new_status: 'done' })
    expect([preview.total, preview.records.length]).toEqual([30, 20])
    const card = await update({ priority: 'low', new_status: 'done' })
    expect([card.total, card.records.length]).toEqual([30, 20])
  })

  it.each([
    [{ new_status: 'done' }, 'invalid_input', /which tasks/],
    [{ status: 'overdue' }, 'invalid_input', /what to change/],
    [{ status: 'open', new_due_date: '31.02.' }, 'invalid_input', /no 31 February/],
    [{ status: 'open', new_status: 'lost' }, 'invalid_input', /"new_status" must be one of/],
    [{ contact: 'Xaver', new_status: 'done' }, 'not_found', /contact called "Xaver"/],
    [{ status: 'open', new_assigned_to: 'Xaver' }, 'not_found', /nobody called "Xaver"/],
    [{ due: '24.12.', new_status: 'done' }, 'not_found', /no such tasks/],
  ])('refuses %j with a sentence, and changes nothing', async (input, code, message) => {
    const before = await state('status')
    const refusal = { code, message: expect.stringMatching(message) }
    await expect(update(input)).rejects.toMatchObject(refusal)
    await expect(owner.preview(updateTasks, input)).rejects.toMatchObject(refusal)
    expect(await state('status')).toEqual(before)
  })

  it('cannot reach another organization', async () => {
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    await expect(stranger.call(updateTasks, { status: 'all', new_priority: 'low' })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(new Set(await state('priority'))).toEqual(new Set(['medium']))
  })

  it('repeated after a crash, says the same and goes no further', async () => {
    const input = { status: 'overdue', new_status: 'done' }
    const first = await update(input, { callId: 'call_bulk' })
    await org.owner.db.from('tasks').insert({ title: 'F late', due_date: '2026-11-01' })
    const second = await update(input, { callId: 'call_bulk' })
    expect([second.total, titles(second)]).toEqual([first.total, titles(first)])
    expect(await state('status')).toEqual(['done', 'done', 'done', 'todo', 'todo', 'todo'])
  })

  it('is undone as one', async () => {
    await update({ status: 'open', new_due_date: '1.12.' })
    expect(await owner.call(undoLastChange, {}, { kind: 'batch' })).toMatchObject({ action: 'restored', total: 4 })
    expect(await state('due_date')).toEqual(['2026-11-20', '2026-11-19', '2026-11-18', '2026-11-23', null])
  })
})
