import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import type { Tool } from '../tool.ts'
import { updatePacks } from './update-packs.ts'

const settings = { currency: 'CHF', payment_terms_days: 30, iban: 'CH0830808007654321098', branding: { color: 'red' } }

let database: TestDatabase
let org: TestOrg
let owner: Caller
let member: Caller

beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('Fadenwerk', { settings })
  owner = caller(database, org.owner)
  member = caller(database, await org.addMember('Mia Member'))
})
afterAll(() => database.database.close())

const stored = async () => (await org.owner.db.from('organizations').select().eq('id', org.id).single()).data
const change = (tool: Tool, input: object) => owner.call(tool, input, { kind: 'change' })

describe('update_packs', () => {
  it('switches off and on again, and undoes it', async () => {
    const card = await change(updatePacks, { pack: 'scheduling', state: 'off' })
    const off = { field: 'enabled_packs', from: ['scheduling', 'invoicing'], to: ['invoicing'] }
    expect(card.changes).toEqual([off])
    expect((await stored())?.enabled_packs).toEqual(['invoicing'])
    expect((await change(updatePacks, { pack: 'scheduling', state: 'on' })).record.fields.enabled_packs).toEqual(
      off.from,
    )
    await change(undoLastChange, {})
    expect((await stored())?.enabled_packs).toEqual(['invoicing'])
    await change(undoLastChange, {})
    expect((await stored())?.enabled_packs).toEqual(['scheduling', 'invoicing'])
  })

  it('knows its packs, and wants to be told one', async () => {
    await expect(change(updatePacks, {})).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(change(updatePacks, { pack: 'magic', state: 'on' })).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(change(updatePacks, { pack: 'invoicing' })).rejects.toMatchObject({ code: 'invalid_input' })
    const { error } = await org.owner.db.rpc('set_packs', { p_packs: ['magic'] })
    expect(error).toMatchObject({ code: 'PT400' })
  })

  it('is for owners, in the database too', async () => {
    await expect(member.call(updatePacks, { pack: 'invoicing', state: 'off' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const mia = await org.addMember('Mia Third')
    const { error } = await mia.db.rpc('set_packs', { p_packs: [] })
    expect(error).toMatchObject({ code: 'PT403', message: 'Only owners can switch packs.' })
  })
})
