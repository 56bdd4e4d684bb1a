// For the tests of bookings: an organization with a calendar, on Monday 23 November 2026.
import type { TestDatabase, TestOrg } from '../../db/testing.ts'

/** Kick-off tomorrow 9:30, Review tomorrow 14:00-15:30 with Anna, Lunch on Wednesday, cancelled Intro; Retro in the past and on Friday. */
export async function createCalendar(database: TestDatabase, name: string): Promise<TestOrg> {
  const org = await database.createOrg(name)
  const { db } = org.owner
  const { data: anna } = await db
    .from('contacts')
    .insert({ first_name: 'Anna', last_name: 'Müller' })
    .select('id')
    .single()
  await db.from('contacts').insert([
    { first_name: 'Nina', last_name: 'Vogel' },
    { first_name: 'Nina', last_name: 'Keller' },
  ])
  const { data: website } = await db.from('projects').insert({ name: 'Website' }).select('id').single()
  const booking = (title: string, day: string, from: string, to: string, more = {}) => ({
    title,
    start_time: `2026-11-${day}T${from}:00+01:00`,
    end_time: `2026-11-${day}T${to}:00+01:00`,
    status: 'confirmed',
    location: null as string | null,
    contact_id: null as string | null,
    project_id: null as string | null,
    ...more,
  })
  await db
    .from('bookings')
    .insert([
      booking('Team retro', '20', '16:00', '17:00'),
      booking('Photo shoot', '19', '09:00', '10:00'),
      booking('Kick-off', '24', '09:30', '10:30', { project_id: website?.id ?? null }),
      booking('Design review', '24', '14:00', '15:30', { contact_id: anna?.id ?? null, location: 'Office' }),
      booking('Lunch', '25', '12:00', '13:30'),
      booking('Intro', '25', '15:00', '15:30', { status: 'cancelled' }),
      booking('Team retro', '27', '16:00', '17:00'),
    ])
  return org
}
