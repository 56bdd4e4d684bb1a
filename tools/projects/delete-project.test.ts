import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { createProject } from './create-project.ts'
import { deleteProject } from './delete-project.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.database.close())

beforeEach(async () => {
  org = await database.createOrg('Delete Project')
  owner = caller(database, org.owner)
  await owner.call(createProject, { name: 'Office Move', deadline: '15.3.2027' })
  await owner.call(createProject, { name: 'Office Party' })
})

const left = async () => {
  const { data } = await org.owner.db.from('projects').select('name').order('name')
  return data?.map(row => row.name)
}

describe('delete_project', () => {
  it('previews without deleting', async () => {
    expect(await owner.preview(deleteProject, { project: 'Office Move' })).toMatchObject({
      action: 'delete',
      total: 1,
      records: [{ record: { title: 'Office Move', fields: { status: 'active', deadline: '2027-03-15' } } }],
    })
    expect(await left()).toEqual(['Office Move', 'Office Party'])
  })

  it('deletes the one project', async () => {
    const card = await owner.call(deleteProject, { project: 'Office Move' })
    expect(card).toMatchObject({ action: 'deleted', record: { title: 'Office Move' } })
    expect(await left()).toEqual(['Office Party'])
  })

  it('asks which one, and says so when there is none', async () => {
    await expect(owner.preview(deleteProject, { project: 'Office' })).rejects.toMatchObject({ code: 'ambiguous' })
    await expect(owner.call(deleteProject, { project: 'Moon base' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(owner.call(deleteProject, {})).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await left()).toEqual(['Office Move', 'Office Party'])
  })

  it('repeated after a crash, says the same and deletes no other', async () => {
    const first = await owner.call(deleteProject, { project: 'Office Move' }, { callId: 'call_move' })
    await owner.call(createProject, { name: 'Office Move' })
    expect(await owner.call(deleteProject, { project: 'Office Move' }, { callId: 'call_move' })).toEqual(first)
    expect(await left()).toEqual(['Office Move', 'Office Party'])
  })

  it('is refused to members with a sentence', async () => {
    const member = caller(database, await org.addMember('Mia Member'))
    const refusal = { code: 'forbidden', message: 'Only owners can delete projects.' }
    await expect(member.preview(deleteProject, { project: 'Office Move' })).rejects.toMatchObject(refusal)
    await expect(member.call(deleteProject, { project: 'Office Move' })).rejects.toMatchObject(refusal)
    expect(await left()).toEqual(['Office Move', 'Office Party'])
  })

  it('cannot reach another organization', async () => {
    const { data } = await org.owner.db.from('projects').select('id').eq('name', 'Office Move').single()
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    for (const project of ['Office Move', data?.id]) {
      await expect(stranger.call(deleteProject, { project })).rejects.toMatchObject({ code: 'not_found' })
    }
    expect(await left()).toEqual(['Office Move', 'Office Party'])
  })

  it('can be undone, with what hung on the project', async () => {
    const { data: project } = await org.owner.db.from('projects').select('id').eq('name', 'Office Move').single()
    await org.owner.db.from('tasks').insert({ title: 'Order boxes', project_id: project?.id ?? '' })
    await owner.call(deleteProject, { project: 'Office Move' })
    const card = await owner.call(undoLastChange, {})
    expect(card).toMatchObject({ kind: 'change', action: 'restored', record: { title: 'Office Move' } })
    const { data: task } = await org.owner.db.from('tasks').select('project_id').single()
    expect(task?.project_id).toBe(project?.id)
  })
})
