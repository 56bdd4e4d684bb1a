import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type Persona, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { getOrganization } from './get-organization.ts'
import { inviteMember } from './invite-member.ts'
import { invite, newAddress, profileOf, signUp } from './testing.ts'

let database: TestDatabase
let org: TestOrg
let lea: Persona
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('Team')
  lea = await org.addMember('Lea Steiner')
  owner = caller(database, org.owner)
})
afterAll(() => database.database.close())

const change = (input: object, who = owner) => who.call(inviteMember, input, { kind: 'change' })
const undo = () => owner.call(undoLastChange, {}, { kind: 'change' })

describe('invite_member', () => {
  it('makes an invitation with a code, of which only a hash is kept', async () => {
    const email = newAddress()
    const preview = await owner.preview(inviteMember, { email })
    expect(preview).toMatchObject({
      action: 'invite',
      records: [{ record: { title: email, fields: { role: 'member' } } }],
    })
    const card = await change({ email: email.toUpperCase() })
    expect(card).toMatchObject({
      action: 'created',
      record: {
        table: 'org_invites',
        title: email,
        fields: { role: 'member', invite_code: expect.stringMatching(/^([A-Z0-9]{4}-){3}[A-Z0-9]{4}$/) },
      },
    })
    const [row] = await database.database.query<Record<string, unknown>>('select * from org_invites where email = $1', [
      email,
    ])
    expect(JSON.stringify(row)).not.toContain(String(card.record.fields.invite_code).replaceAll('-', ''))
    const { related } = await owner.call(getOrganization, {}, { kind: 'record' })
    expect(related?.find(list => list.table === 'org_invites')?.records.map(record => record.title)).toContain(email)
  })

  it('lets whoever has the code and the address join, in the role they were invited for', async () => {
    const email = newAddress()
    const code = await invite(owner, email, 'owner')
    const id = await signUp(database, email, { invite_code: code.toLowerCase().replaceAll('-', ' ') })
    expect(await profileOf(database, id)).toMatchObject({ org_id: org.id, role: 'owner' })
    await expect(signUp(database, email, { invite_code: code })).rejects.toThrow()
  })

  it('is worth nothing with another address, twice, late, renewed or taken back', async () => {
    const email = newAddress()
    const first = await invite(owner, email)
    const code = await invite(owner, email)
    const refused = /not valid for this e-mail address, or not any more/
    await expect(signUp(database, email, { invite_code: first })).rejects.toThrow(refused)
    await expect(signUp(database, newAddress(), { invite_code: code })).rejects.toThrow(refused)
    await expect(signUp(database, email, { invite_code: 'AAAA-BBBB-CCCC-DDDD' })).rejects.toThrow(refused)
    await database.database.query(`update org_invites set expires_at = app.clock() where email = $1`, [email])
    await expect(signUp(database, email, { invite_code: code })).rejects.toThrow(refused)
    const again = await invite(owner, email)
    await undo()
    await database.database.query(`update org_invites set expires_at = app.clock() where email = $1`, [email])
    await expect(signUp(database, email, { invite_code: again })).rejects.toThrow(refused)
  })

  it('can be undone: the code is worth nothing any more', async () => {
    const email = newAddress()
    const code = await invite(owner, email)
    expect(await undo()).toMatchObject({ action: 'deleted', record: { title: email } })
    await expect(signUp(database, email, { invite_code: code })).rejects.toThrow(/not valid/)
  })

  it('without a code, somebody invited founds an organization of their own like everybody', async () => {
    const email = newAddress()
    await invite(owner, email)
    const own = await profileOf(database, await signUp(database, email, {}))
    expect(own?.org_id).not.toBe(org.id)
    expect(own?.role).toBe('owner')
  })

  it('refuses who is there already, what is no address, and members who invite', async () => {
    await expect(change({ email: lea.email })).rejects.toMatchObject({ code: 'duplicate' })
    await expect(owner.preview(inviteMember, { email: lea.email })).rejects.toMatchObject({ code: 'duplicate' })
    await expect(change({ email: 'nobody' })).rejects.toMatchObject({ code: 'invalid_input' })
    const refusal = { code: 'forbidden', message: 'Only owners can invite people.' }
    await expect(change({ email: newAddress() }, caller(database, lea))).rejects.toMatchObject(refusal)
    await expect(caller(database, lea).preview(inviteMember, { email: newAddress() })).rejects.toMatchObject(refusal)
    const { error } = await lea.db.rpc('invite_member', {
      p_id: randomUUID(),
      p_email: newAddress(),
      p_role: 'owner',
      p_token_hash: 'a'.repeat(64),
    })
    expect(error).toMatchObject({ code: 'PT403' })
  })
})
