import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { createTask } from './create-task.ts'
import { updateTask } from './update-task.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller
let taskId: string

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.database.close())

beforeEach(async () => {
  org = await database.createOrg('Update Task')
  owner = caller(database, org.owner)
  const person = { company_name: 'Acme AG' }
  await org.owner.db.from('contacts').insert([
    { ...person, first_name: 'Anna', last_name: 'Müller' },
    { ...person, first_name: 'Bruno', last_name: 'Graf' },
  ])
  const task = { title: 'Send offer', contact: 'Anna', due_date: 'Friday' }
  taskId = (await owner.call(createTask, task, { kind: 'change' })).record.id
})

const update = (input: object, options = {}) =>
  owner.call(updateTask, { task: 'offer', ...input }, { ...options, kind: 'change' })
const task = async () => (await org.owner.db.from('tasks').select().eq('id', taskId).single()).data

describe('update_task', () => {
  it('changes what was given and shows before and after in words', async () => {
    const card = await update({
      due_date: 'Monday',
      priority: 'urgent',
      contact: 'Bruno',
      assigned_to: 'me',
      title: 'Send the offer',
    })
    expect(card).toMatchObject({
      action: 'updated',
      record: { title: 'Send the offer', fields: { contact: 'Bruno Graf' } },
    })
    expect(card.changes).toEqual(
      expect.arrayContaining([
        { field: 'title', from: 'Send offer', to: 'Send the offer' },
        { field: 'due_date', from: '2026-11-27', to: '2026-11-30' },
        { field: 'priority', from: 'medium', to: 'urgent' },
        { field: 'contact', from: 'Anna Müller', to: 'Bruno Graf' },
        { field: 'assigned_to', from: null, to: 'Update Task Owner' },
      ]),
    )
    expect(card.changes).toHaveLength(5)
  })

  it('moves the day by a length, once even if it is called again', async () => {
    const again = { callId: 'moved' }
    await update({ later_by: 'a week' }, again)
    await update({ later_by: 'a week' }, again)
    expect(await task()).toMatchObject({ due_date: '2026-12-04' })
    await update({ earlier_by: 'two days' })
    expect(await task()).toMatchObject({ due_date: '2026-12-02' })
    await update({ clear: ['due_date'] })
    await expect(update({ later_by: 'a week' })).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('starts, finishes and reopens', async () => {
    for (const status of ['in_progress', 'done', 'todo']) {
      expect((await update({ status })).record.fields.status).toBe(status)
    }
  })

  it('empties fields when asked to', async () => {
    await update({ clear: ['due_date', 'contact'] })
    expect(await task()).toMatchObject({ due_date: null, contact_id: null })
  })

  it('changes nothing when all is as it should be', async () => {
    expect((await update({ due_date: '27.11.', contact: 'Anna', priority: 'medium' })).changes).toEqual([])
  })

  it('takes the open one of two', async () => {
    await update({ status: 'done' })
    await owner.call(createTask, { title: 'Send offer' })
    expect((await update({ priority: 'low' })).record.id).not.toBe(taskId)
    expect(await task()).toMatchObject({ priority: 'medium' })
  })

  it('asks which one of two open ones, and changes neither', async () => {
    await owner.call(createTask, { title: 'Write offer', due_date: '1.12.' })
    await expect(update({ priority: 'low' })).rejects.toMatchObject({
      code: 'ambiguous',
      choices: expect.arrayContaining([{ label: 'Write offer (2026-12-01)', value: 'Write offer' }]),
    })
  })

  it('tells tasks of the same title apart by their day', async () => {
    await owner.call(createTask, { title: 'Send offer', due_date: '1.12.' })
    expect((await update({ task: 'Send offer (2026-12-01)', priority: 'low' })).record.fields.due_date).toBe(
      '2026-12-01',
    )
  })

  it.each([
    [{}, 'invalid_input', /what to change/],
    [{ due_date: '31.11.' }, 'invalid_input', /no 31 November/],
    [{ contact: 'Xaver' }, 'not_found', /contact called "Xaver"/],
    [{ task: 'Fly to the moon', priority: 'low' }, 'not_found', /task called/],
  ])('refuses %j with a sentence, and changes nothing', async (input, code, message) => {
    const before = await task()
    await expect(update(input)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
    expect(await task()).toEqual(before)
  })

  it('cannot reach another organization, by title or by id', async () => {
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    for (const reference of ['Send offer', taskId]) {
      await expect(stranger.call(updateTask, { task: reference, priority: 'low' })).rejects.toMatchObject({
        code: 'not_found',
      })
    }
    expect(await task()).toMatchObject({ priority: 'medium' })
  })

  it('repeated after a crash, stays with its task', async () => {
    await update({ title: 'Done with it' }, { callId: 'call_rename' })
    const other = await owner.call(createTask, { title: 'Another offer' }, { kind: 'change' })
    expect((await update({ title: 'Done with it' }, { callId: 'call_rename' })).record.id).toBe(taskId)
    const { data } = await org.owner.db.from('tasks').select('title').eq('id', other.record.id).single()
    expect(data?.title).toBe('Another offer')
  })

  it('can be undone', async () => {
    await update({ due_date: 'Monday', priority: 'urgent' })
    const card = await owner.call(undoLastChange, {}, { kind: 'change' })
    expect(card).toMatchObject({
      action: 'restored',
      changes: expect.arrayContaining([{ field: 'priority', from: 'urgent', to: 'medium' }]),
    })
    expect(await task()).toMatchObject({ due_date: '2026-11-27', priority: 'medium' })
  })
})
