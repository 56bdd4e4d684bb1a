// For tests of the overview: a firm's records around the frozen clock.
import type { TestDatabase, TestOrg } from '../../db/testing.ts'

/** A firm with something of everything, late, due and to come. */
export async function fill(database: TestDatabase, { owner: { db, userId } }: TestOrg): Promise<void> {
  const { data } = await db
    .from('contacts')
    .insert([
      { last_name: 'Petrov', first_name: 'Ivan', status: 'client', email: 'ivan@petrov.example' },
      { company_name: 'Helix Robotics', is_company: true, status: 'client' },
      { first_name: 'Lea', status: 'lead' },
      { first_name: 'Forgotten', status: 'opportunity' },
      { first_name: 'Planned', status: 'opportunity' },
      { first_name: 'Recent', status: 'opportunity' },
    ])
    .select('id, first_name')
    .order('first_name')
  const id = (name: string | null) => data?.find(row => row.first_name === name)?.id ?? ''
  const [forgotten, planned, helix, ivan] = [id('Forgotten'), id('Planned'), id(null), id('Ivan')]
  // `updated_at` follows every change, so the past is made behind the trigger's back.
  await database.database.query(
    `insert into contacts (id, org_id, first_name, status, updated_at)
     select gen_random_uuid(), org_id, first_name || ' Old', status, '2026-09-01' from contacts where id = any ($1)`,
    [[forgotten, planned]],
  )
  const { data: old } = await db.from('contacts').select('id').eq('first_name', 'Planned Old').single()
  const results = await Promise.all([
    db.from('tasks').insert([
      { title: 'Late', due_date: '2026-11-20', contact_id: helix },
      { title: 'Later', due_date: '2026-11-22' },
      { title: 'Now', due_date: '2026-11-23', priority: 'urgent', assigned_to: userId },
      { title: 'Helix offer', due_date: '2026-12-01', contact_id: helix },
      { title: 'Done', due_date: '2026-11-20', status: 'done' },
      { title: 'Follow up', due_date: '2026-12-24', contact_id: old?.id ?? '' },
    ]),
    db.from('projects').insert({ name: 'Helix Intranet', contact_id: helix }),
    db.from('invoices').insert([
      { invoice_number: 'A-1', amount_total: 100.1, status: 'sent', due_date: '2026-11-22', contact_id: helix },
      { invoice_number: 'A-2', amount_total: 200.2, status: 'sent', due_date: '2026-12-22', contact_id: ivan },
      {
        invoice_number: 'A-3',
        amount_total: 50,
        currency: 'EUR',
        status: 'overdue',
        due_date: '2026-10-01',
        contact_id: helix,
      },
      { invoice_number: 'A-4', amount_total: 999, status: 'paid', due_date: '2026-10-01', contact_id: helix },
      { invoice_number: 'A-5', amount_total: 999, due_date: '2026-10-01', contact_id: helix },
    ]),
    db.from('bookings').insert([
      { title: 'Kick-off', start_time: '2026-11-24T22:30:00Z', end_time: '2026-11-24T22:45:00Z', contact_id: helix },
      { title: 'Breakfast', start_time: '2026-11-23T06:00:00Z', end_time: '2026-11-23T07:00:00Z' },
      { title: 'Off', start_time: '2026-11-24T09:00:00Z', end_time: '2026-11-24T10:00:00Z', status: 'cancelled' },
      { title: 'Wednesday', start_time: '2026-11-24T23:00:00Z', end_time: '2026-11-25T00:00:00Z' },
    ]),
    db.from('documents').insert({ name: 'helix-contract.pdf', file_path: 'x', file_type: 'pdf', uploaded_by: userId }),
  ])
  for (const { error } of results) if (error) throw error
}
