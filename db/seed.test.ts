import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedDemo } from './seed.ts'
import { demoPeople } from './seed-data.ts'
import type { Persona, TestDatabase } from './testing.ts'
import { openTestDatabase } from './testing.ts'

describe('the demo organization', () => {
  let test: TestDatabase
  let ownerId: string | undefined
  let owner: Pick<Persona, 'db'>

  beforeAll(async () => {
    test = await openTestDatabase({ alone: true })
    ownerId = await seedDemo(test.database)
    owner = { db: test.database.asUser(await test.database.mintToken(ownerId ?? '', 1)) }
  })
  afterAll(() => test.database.close())

  const count = async (table: 'contacts' | 'tasks' | 'projects' | 'invoices' | 'bookings' | 'profiles') =>
    (await owner.db.from(table).select('*', { count: 'exact', head: true })).count

  it('belongs to its owner, who sees all of it', async () => {
    const { data } = await owner.db
      .from('profiles')
      .select('full_name, role')
      .eq('id', ownerId ?? '')
      .single()
    expect(data).toEqual({ full_name: 'Sofia Keller', role: 'owner' })
    const tables = ['contacts', 'tasks', 'projects', 'invoices', 'bookings', 'profiles'] as const
    expect(await Promise.all(tables.map(count))).toEqual([14, 10, 4, 6, 3, 2])
  })

  it('has links between its records, and people who share a first name', async () => {
    const { data: task } = await owner.db
      .from('tasks')
      .select('contacts(last_name), projects(name), profiles!tasks_assigned_to_fkey(full_name)')
      .eq('title', 'Send offer to Jürg Brönnimann')
      .single()
    expect(task).toEqual({
      contacts: { last_name: 'Brönnimann' },
      projects: { name: 'Velowerk launch campaign' },
      profiles: { full_name: 'Sofia Keller' },
    })
    const { data: ninas } = await owner.db
      .from('contacts')
      .select('last_name')
      .eq('first_name', 'Nina')
      .order('last_name')
    expect(ninas?.map(row => row.last_name)).toEqual(['Gerber', 'Petrović'])
  })

  it('has overdue tasks by the frozen clock', async () => {
    const { data } = await owner.db.from('tasks').select('title').lt('due_date', '2026-11-23').neq('status', 'done')
    expect(data?.map(task => task.title).sort()).toEqual([
      'Call Élodie about the signage',
      'Remind Bäckerei Zbinden of the open invoice',
      'Send offer to Jürg Brönnimann',
    ])
  })

  it('gives invoices their amounts and the local time of payment', async () => {
    const { data } = await owner.db
      .from('invoices')
      .select('amount_total, paid_at')
      .eq('invoice_number', '2026-0001')
      .single()
    expect(data).toEqual({ amount_total: 4850, paid_at: '2026-10-30T09:00:00+00:00' })
  })

  it('is made once', async () => {
    expect(await seedDemo(test.database)).toBe(ownerId)
    expect(await count('contacts')).toBe(14)
  })

  it('is not made beside an organization of somebody else', async () => {
    const other = await openTestDatabase({ alone: true })
    await other.createOrg('Somebody')
    expect(await seedDemo(other.database)).toBeUndefined()
    expect(await other.database.query('select email from profiles where email = $1', [demoPeople.owner.email])).toEqual(
      [],
    )
    await other.database.close()
  })
})
