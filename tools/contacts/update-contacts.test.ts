import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { updateContacts } from './update-contacts.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.database.close())

beforeEach(async () => {
  org = await database.createOrg('Update Contacts')
  owner = caller(database, org.owner)
  await org.owner.db.from('contacts').insert([
    { first_name: 'Anna', last_name: 'Ammann', status: 'client', address_city: 'Bern', tags: ['VIP'] },
    { first_name: 'Beat', last_name: 'Burri', status: 'client', address_city: 'Bern', tags: [] },
    { first_name: 'Carla', last_name: 'Costa', status: 'client', address_city: 'Thun', tags: ['fair'] },
    { first_name: 'Dario', last_name: 'Dubach', status: 'lead', address_city: 'Bern', tags: ['Fair', 'old'] },
    { first_name: 'Eva', last_name: 'Egli', status: 'lead', address_city: null, tags: ['fair'] },
  ])
})

const update = (input: object, options = {}) => owner.call(updateContacts, input, { kind: 'batch', ...options })
const stored = async () => {
  const { data } = await org.owner.db.from('contacts').select('first_name, status, tags').order('first_name')
  return data?.map(row => [row.first_name, row.status, ...row.tags].join(' '))
}

describe('update_contacts', () => {
  it('changes those that fit and were not so before, and no others', async () => {
    const card = await update({ with_status: 'client', city: 'Bern', add_tags: ['vip'] })
    expect(card).toMatchObject({ action: 'updated', total: 1, records: [{ title: 'Beat Burri' }] })
    expect(await stored()).toEqual([
      'Anna client VIP',
      'Beat client vip',
      'Carla client fair',
      'Dario lead Fair old',
      'Eva lead fair',
    ])
  })

  it('moves all with a tag to another stage, and undoes it as one', async () => {
    const before = await stored()
    const change = { with_status: 'lead', with_tag: 'fair', status: 'opportunity', remove_tags: ['FAIR'] }
    expect(await update(change)).toMatchObject({ total: 2 })
    expect(await stored()).toContain('Dario opportunity old')
    expect(await owner.call(undoLastChange, {}, { kind: 'batch' })).toMatchObject({ action: 'restored', total: 2 })
    expect(await stored()).toEqual(before)
  })

  it('shows every row concerned before more than three are changed', async () => {
    const preview = await owner.preview(updateContacts, { everybody: true, add_tags: ['all'] })
    expect(preview).toMatchObject({ action: 'update', total: 5 })
    expect(preview.records[0]).toMatchObject({
      record: { title: 'Anna Ammann' },
      changes: [{ field: 'tags', from: ['VIP'], to: ['VIP', 'all'] }],
    })
    expect(await stored()).toContain('Anna client VIP')
  })

  it('repeated after a crash, says the same', async () => {
    const first = await update({ with_status: 'lead', status: 'client' }, { callId: 'call_many' })
    const second = await update({ with_status: 'lead', status: 'client' }, { callId: 'call_many' })
    expect(second.total).toBe(first.total)
  })

  it('says so when nobody fits', async () => {
    expect(await update({ city: 'Atlantis', status: 'client' })).toMatchObject({ total: 0, records: [] })
    expect(await update({ query: 'Nobody Atall', status: 'client' })).toMatchObject({ total: 0 })
  })

  it.each([
    [{ city: 'Bern' }, /Say what to change/],
    [{ status: 'client' }, /Say which contacts/],
    [{ city: 'Bern', status: 'vip' }, /"status" must be one of/],
  ])('refuses %j with a sentence', async (input, message) => {
    await expect(update(input)).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(message),
    })
  })

  it('does not reach into other organizations, and may be done by members', async () => {
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    expect(await stranger.call(updateContacts, { everybody: true, status: 'churned' })).toMatchObject({ total: 0 })
    const member = caller(database, await org.addMember('Mia Member'))
    expect(await member.call(updateContacts, { everybody: true, status: 'client' })).toMatchObject({ total: 2 })
  })

  it('changes and undoes more rows than the database answers at once', async () => {
    const many = Array.from({ length: 1100 }, (_, index) => ({ first_name: `Many ${index}`, tags: ['bulk'] }))
    await org.owner.db.from('contacts').insert(many)
    expect(await update({ with_tag: 'bulk', status: 'client' })).toMatchObject({ total: 1100 })
    expect(await owner.call(undoLastChange, {}, { kind: 'batch' })).toMatchObject({ action: 'restored' })
    const { count } = await org.owner.db
      .from('contacts')
      .select('id', { count: 'exact', head: true })
      .eq('status', 'client')
    expect(count).toBe(3)
  }, 120_000)
})
