import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { caller } from '../testing.ts'
import { showReport } from './show-report.ts'

let database: TestDatabase
let org: TestOrg
beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('Report')
  const stranger = await database.createOrg('Stranger')
  await bill(org, 'Acme', 'paid', 1200, '2026-11-10')
  await bill(org, 'Acme', 'paid', 300, '2026-11-12')
  await bill(org, 'Berg', 'paid', 2000, '2026-11-20')
  await bill(org, 'Berg', 'sent', 50, '2026-11-21')
  await bill(org, 'Old', 'paid', 9000, '2026-10-05')
  await bill(stranger, 'Foreign', 'paid', 7777, '2026-11-10')
})
afterAll(() => database.database.close())

async function bill({ id }: TestOrg, customer: string, status: string, amount: number, day: string): Promise<void> {
  await database.database.query(
    `with c as (insert into contacts (org_id, company_name, is_company, created_at) values ($1, $2, true, $5) returning id)
     insert into invoices (org_id, contact_id, status, amount_total, currency, created_at, paid_at)
     select $1, id, $3::invoice_status, $4, 'CHF', $5, case when $3 = 'paid' then $5::timestamptz end from c`,
    [id, customer, status, amount, `${day}T12:00:00+01:00`],
  )
}

const report = (input: object, who = org.owner) => caller(database, who).call(showReport, input, { kind: 'figures' })

describe('show_report', () => {
  it('adds up this month, with the customers who paid most', async () => {
    expect(await report({})).toMatchObject({
      title: 'Sales report, 2026-11-01 – 2026-11-23',
      rows: [
        { label: 'New contacts', value: 4 },
        { label: 'Invoiced', value: 3550, unit: 'CHF' },
        { label: 'Paid', value: 3500, unit: 'CHF' },
        { label: 'Berg', value: 2000, unit: 'CHF' },
        { label: 'Acme', value: 1500, unit: 'CHF' },
      ],
    })
  })

  it('is about the period that is asked for', async () => {
    expect((await report({ on: 'October' })).rows).toContainEqual({ label: 'Paid', value: 9000, unit: 'CHF' })
    expect((await report({ on: '1.1.2020' })).rows).toEqual([{ label: 'New contacts', value: 0 }])
    await expect(report({ on: 'someday' })).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('is about the own organization', async () => {
    const other = await database.createOrg('Empty')
    expect((await report({}, other.owner)).rows).toEqual([{ label: 'New contacts', value: 0 }])
  })
})
