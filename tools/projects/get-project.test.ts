import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { type Caller, caller } from '../testing.ts'
import { getProject } from './get-project.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller
let projectId: string

beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('Get Project')
  owner = caller(database, org.owner)
  const { db } = org.owner
  const { data: contact } = await db
    .from('contacts')
    .insert({ company_name: 'Acme AG', is_company: true })
    .select('id')
    .single()
  const { data: projects } = await db
    .from('projects')
    .insert([
      {
        name: 'Webshop',
        contact_id: contact?.id ?? null,
        deadline: '2026-12-18T23:30:00+01:00',
        description: 'Three shops.',
      },
      { name: 'Webpage archive', contact_id: null, deadline: null, description: null },
    ])
    .select('id, name')
  projectId = projects?.find(({ name }) => name === 'Webshop')?.id ?? ''
  const link = { project_id: projectId }
  await db.from('tasks').insert([
    { ...link, title: 'Later', status: 'todo', due_date: '2026-12-10', assigned_to: null },
    { ...link, title: 'Sooner', status: 'in_progress', due_date: '2026-12-01', assigned_to: org.owner.userId },
    { ...link, title: 'Finished', status: 'done', due_date: null, assigned_to: null },
  ])
  await db.from('bookings').insert([
    {
      ...link,
      title: 'Past',
      start_time: '2026-11-20T09:00:00+01:00',
      end_time: '2026-11-20T10:00:00+01:00',
      status: 'confirmed',
    },
    {
      ...link,
      title: 'Review',
      start_time: '2026-11-24T14:00:00+01:00',
      end_time: '2026-11-24T15:00:00+01:00',
      status: 'confirmed',
    },
    {
      ...link,
      title: 'Off',
      start_time: '2026-11-25T14:00:00+01:00',
      end_time: '2026-11-25T15:00:00+01:00',
      status: 'cancelled',
    },
  ])
  await db.from('documents').insert({
    ...link,
    name: 'Offer.pdf',
    file_path: 'x/offer.pdf',
    file_type: 'application/pdf',
    uploaded_by: org.owner.userId,
  })
})
afterAll(() => database.database.close())

const get = (project: string) => owner.call(getProject, { project }, { kind: 'record' })

describe('get_project', () => {
  it('shows the project, its deadline as the day it is here', async () => {
    expect((await get('webshop')).record).toEqual({
      table: 'projects',
      id: projectId,
      title: 'Webshop',
      fields: { status: 'active', contact: 'Acme AG', deadline: '2026-12-18', description: 'Three shops.' },
    })
  })

  it('shows open tasks by due date, coming bookings in local time, and documents', async () => {
    const { related } = await get('webshop')
    const shown = related?.map(list => [list.table, list.total, list.records.map(record => record.title)])
    expect(shown).toEqual([
      ['tasks', 2, ['Sooner', 'Later']],
      ['bookings', 1, ['Review']],
      ['documents', 1, ['Offer.pdf']],
    ])
    expect(related?.[0]?.records[0]?.fields).toMatchObject({ assigned_to: 'Get Project Owner' })
    expect(related?.[1]?.records[0]?.fields).toMatchObject({ start_time: '2026-11-24T14:00:00+01:00' })
  })

  it('is lean when nothing hangs on it', async () => {
    expect(await get('webpage archive')).toEqual({
      kind: 'record',
      record: expect.objectContaining({ title: 'Webpage archive', fields: { status: 'active' } }),
    })
  })

  it('a member does not see the internal documents of others', async () => {
    const member = caller(database, await org.addMember('Mia Member'))
    const { related } = await member.call(getProject, { project: 'webshop' }, { kind: 'record' })
    expect(related?.map(list => list.table)).toEqual(['tasks', 'bookings'])
  })

  it('asks which one, and says so when there is none', async () => {
    await expect(get('web')).rejects.toMatchObject({ code: 'ambiguous' })
    await expect(get('moon base')).rejects.toMatchObject({ code: 'not_found' })
    await expect(get('')).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('cannot reach another organization', async () => {
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    for (const project of ['Webshop', projectId]) {
      await expect(stranger.call(getProject, { project })).rejects.toMatchObject({ code: 'not_found' })
    }
  })
})
