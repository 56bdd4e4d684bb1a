import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { createProject } from './create-project.ts'
import { updateProject } from './update-project.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller
let projectId: string

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.database.close())

beforeEach(async () => {
  org = await database.createOrg('Update Project')
  owner = caller(database, org.owner)
  await org.owner.db.from('contacts').insert([{ first_name: 'Anna' }, { first_name: 'Bruno' }])
  const project = { name: 'Booking Portal', contact: 'Anna', deadline: '30.4.2027' }
  projectId = (await owner.call(createProject, project, { kind: 'change' })).record.id
})

const update = (input: object, options = {}) =>
  owner.call(updateProject, { project: 'booking portal', ...input }, { ...options, kind: 'change' })
const project = async () => (await org.owner.db.from('projects').select().eq('id', projectId).single()).data

describe('update_project', () => {
  it('changes what was given and shows before and after in words', async () => {
    const card = await update({ deadline: '14.5.2027', contact: 'Bruno', name: 'New Portal', description: 'Bigger.' })
    expect(card).toMatchObject({
      action: 'updated',
      record: { title: 'New Portal', fields: { deadline: '2027-05-14' } },
    })
    expect(card.changes).toEqual(
      expect.arrayContaining([
        { field: 'name', from: 'Booking Portal', to: 'New Portal' },
        { field: 'deadline', from: '2027-04-30', to: '2027-05-14' },
        { field: 'contact', from: 'Anna', to: 'Bruno' },
        { field: 'description', from: null, to: 'Bigger.' },
      ]),
    )
    expect(card.changes).toHaveLength(4)
  })

  it.each(['lead', 'on_hold', 'completed', 'archived'])('moves it to %s and back', async status => {
    expect((await update({ status })).changes).toEqual([{ field: 'status', from: 'active', to: status }])
    expect((await update({ status: 'active' })).changes).toEqual([{ field: 'status', from: status, to: 'active' }])
  })

  it('moves the deadline by a length, at the same hour of the wall clock', async () => {
    await update({ deadline: '26.3.2027' })
    const card = await update({ later_by: 'a week' })
    expect(card.changes).toEqual([{ field: 'deadline', from: '2027-03-26', to: '2027-04-02' }])
    expect(Date.parse((await project())?.deadline ?? '')).toBe(Date.parse('2027-04-02T17:00:00+02:00'))
    await update({ earlier_by: 'one month' })
    expect(Date.parse((await project())?.deadline ?? '')).toBe(Date.parse('2027-03-02T17:00:00+01:00'))
    await update({ clear: ['deadline'] })
    await expect(update({ later_by: 'a week' })).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('empties what was asked, only that', async () => {
    await update({ clear: ['deadline', 'contact'] })
    expect(await project()).toMatchObject({
      deadline: null,
      contact_id: null,
      name: 'Booking Portal',
      status: 'active',
    })
  })

  it('changes nothing when it is so already', async () => {
    const before = await project()
    expect((await update({ status: 'active', deadline: '30.4.2027' })).changes).toEqual([])
    expect(await project()).toEqual(before)
  })

  it('asks which one of two', async () => {
    await owner.call(createProject, { name: 'Customer Portal' })
    await expect(update({ project: 'portal', status: 'archived' })).rejects.toMatchObject({ code: 'ambiguous' })
  })

  it.each([
    [{}, 'invalid_input', /what to change/],
    [{ deadline: 'someday' }, 'invalid_input', /can't tell which day/],
    [{ status: 'sleeping' }, 'invalid_input', /"status" must be one of/],
    [{ project: 'Moon base', status: 'active' }, 'not_found', /project called/],
    [{ contact: 'Xaver' }, 'not_found', /contact called/],
  ])('refuses %j with a sentence, and changes nothing', async (input, code, message) => {
    const before = await project()
    await expect(update(input)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
    expect(await project()).toEqual(before)
  })

  it('a member may, another organization may not', async () => {
    const member = caller(database, await org.addMember('Mia Member'))
    await member.call(updateProject, { project: 'booking portal', status: 'on_hold' })
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    for (const reference of ['Booking Portal', projectId]) {
      await expect(stranger.call(updateProject, { project: reference, status: 'lead' })).rejects.toMatchObject({
        code: 'not_found',
      })
    }
    expect(await project()).toMatchObject({ status: 'on_hold' })
  })

  it('can be undone', async () => {
    await update({ status: 'archived', clear: ['deadline'] })
    const card = await owner.call(undoLastChange, {}, { kind: 'change' })
    expect(card).toMatchObject({ action: 'restored', record: { fields: { status: 'active' } } })
    expect((await project())?.deadline).not.toBeNull()
  })
})
