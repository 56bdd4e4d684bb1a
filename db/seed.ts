// The demo organization of a fresh installation: a small agency in Bern with its contacts, projects, tasks, invoices and
// bookings. Dates are relative to the database's clock.
import { randomUUID } from 'node:crypto'
import type { EmbeddedDatabase, Query } from './embedded.ts'
import {
  demoBookings,
  demoContacts,
  demoInvoices,
  demoOrganization,
  demoPeople,
  demoProjects,
  demoTasks,
  nameOf,
} from './seed-data.ts'

type Row = Record<string, unknown>
type Person = (typeof demoPeople)['owner']

/**
 * Makes the demo organization unless there is any organization already.
 * Returns its owner's user id; undefined when the data is somebody's own.
 */
export function seedDemo(database: EmbeddedDatabase): Promise<string | undefined> {
  return database.transaction(async query => {
    const [existing] = await query('select id from organizations limit 1')
    if (!existing) await insertDemo(query)
    const [owner] = await query<{ id: string }>('select id from profiles where email = $1', [demoPeople.owner.email])
    return owner?.id
  })
}

async function insertDemo(query: Query): Promise<void> {
  const ownerId = await insertUser(query, demoPeople.owner, { org_name: demoOrganization.name })
  // From here on everything is done in the owner's name: defaults and the audit log take it from here.
  await query(`select set_config('request.jwt.claim.sub', $1, true)`, [ownerId])
  const [organization] = await query<{ id: string }>('update organizations set settings = $1 returning id', [
    JSON.stringify(demoOrganization.settings),
  ])
  const memberId = await insertUser(query, demoPeople.member, {}, { org_id: organization?.id })
  const today = await readToday(query)
  const names: Names = new Map([
    [demoPeople.owner.full_name, ownerId],
    [demoPeople.member.full_name, memberId],
  ])
  await insertAll(
    query,
    'contacts',
    demoContacts.map(contact => named(names, nameOf(contact), { ...contact })),
  )
  await insertAll(query, 'projects', projectRows(names, today))
  await insertAll(query, 'tasks', taskRows(names, today))
  await insertAll(query, 'invoices', invoiceRows(names, today))
  await insertAll(query, 'bookings', bookingRows(names, today))
}

/** Ids of what was made so far, by the name that other rows refer to it with. */
type Names = Map<string, string>

function named(names: Names, name: string, row: Row): Row {
  const id = randomUUID()
  names.set(name, id)
  return { id, ...row }
}

function projectRows(names: Names, today: string): Row[] {
  return demoProjects.map(({ contact, due_in_days, ...project }) =>
    named(names, project.name, {
      ...project,
      contact_id: names.get(contact),
      deadline: due_in_days === undefined ? undefined : localTime(dayAfter(today, due_in_days), '17:00'),
    }),
  )
}

function taskRows(names: Names, today: string): Row[] {
  return demoTasks.map(({ contact = '', project = '', assigned_to, due_in_days, ...task }) => ({
    status: 'todo',
    priority: 'medium',
    ...task,
    contact_id: names.get(contact),
    project_id: names.get(project),
    assigned_to: names.get(assigned_to),
    due_date: due_in_days === undefined ? undefined : dayAfter(today, due_in_days),
  }))
}

function invoiceRows(names: Names, today: string): Row[] {
  return demoInvoices.map(({ contact, project = '', number, due_in_days, paid_in_days, ...invoice }) => ({
    ...invoice,
    invoice_number: `${today.slice(0, 4)}-${number}`,
    contact_id: names.get(contact),
    project_id: names.get(project),
    due_date: dayAfter(today, due_in_days),
    paid_at: paid_in_days === undefined ? undefined : localTime(dayAfter(today, paid_in_days), '10:00'),
  }))
}

function bookingRows(names: Names, today: string): Row[] {
  return demoBookings.map(({ contact, project = '', in_days, from, to, ...booking }) => ({
    ...booking,
    contact_id: names.get(contact),
    project_id: names.get(project),
    start_time: localTime(dayAfter(today, in_days), from),
    end_time: localTime(dayAfter(today, in_days), to),
  }))
}

/** Without a password: the demo is entered with a minted token, never through the sign-in form. */
async function insertUser(query: Query, person: Person, userData: Row, appData: Row = {}): Promise<string> {
  const id = randomUUID()
  const metadata = JSON.stringify({ full_name: person.full_name, ...userData })
  await query(
    `insert into auth.users (id, email, email_confirmed_at, raw_user_meta_data, raw_app_meta_data)
     values ($1, $2, now(), $3, $4)`,
    [id, person.email, metadata, JSON.stringify(appData)],
  )
  return id
}

/** The columns of all rows together; the others keep the defaults of the table. */
async function insertAll(query: Query, table: string, rows: Row[]): Promise<void> {
  const columns = [...new Set(rows.flatMap(Object.keys))].join(', ')
  await query(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`, [
    JSON.stringify(rows),
  ])
}

async function readToday(query: Query): Promise<string> {
  const [row] = await query<{ today: string }>('select (app.clock() at time zone $1)::date::text as today', [
    demoOrganization.settings.time_zone,
  ])
  return row?.today ?? ''
}

/** The working day that many days later (earlier, when negative): weekends move to Monday. */
function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  while (date.getUTCDay() % 6 === 0) date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}

function localTime(day: string, time: string): string {
  return `${day} ${time} ${demoOrganization.settings.time_zone}`
}
