// For tests: an organization with somebody to invoice, and its people in one conversation each.
import type { TestDatabase, TestOrg } from '../../db/testing.ts'
import type { RecordView } from '../card.ts'
import { type Caller, caller } from '../testing.ts'
import { createInvoice } from './create-invoice.ts'

export interface Office {
  org: TestOrg
  owner: Caller
  member: Caller
  /** Ids of the contacts, by name: Acme AG, Nina Vogel (Vogel GmbH), Nina Roth. */
  contacts: Record<string, string>
  draft(input?: object): Promise<RecordView>
  /** Draft, then straight to a state, as an owner could do it by hand. */
  invoice(state: 'sent' | 'paid' | 'cancelled', input?: object, due?: string): Promise<RecordView>
  stored(id: string): Promise<Record<string, unknown> | undefined>
}

const people = [
  { company_name: 'Acme AG', is_company: true },
  { first_name: 'Nina', last_name: 'Vogel', company_name: 'Vogel GmbH' },
  { first_name: 'Nina', last_name: 'Roth' },
]

export async function openOffice(database: TestDatabase, name: string, settings = {}): Promise<Office> {
  const org = await database.createOrg(name, { settings })
  const [owner, member] = [caller(database, org.owner), caller(database, await org.addMember('Mia Member'))]
  const rows = await org.owner.db.from('contacts').insert(people).select('id, first_name, last_name, company_name')
  const contacts = Object.fromEntries(
    (rows.data ?? []).map(row => [row.first_name ? `${row.first_name} ${row.last_name}` : row.company_name, row.id]),
  )
  const draft = async (input: object = {}) => {
    const card = await owner.call(
      createInvoice,
      { contact: 'Acme AG', amount: 'CHF 100', ...input },
      { kind: 'change' },
    )
    return card.record
  }
  return {
    org,
    owner,
    member,
    contacts,
    draft,
    async invoice(state, input, due) {
      const record = await draft(input)
      const steps = state === 'paid' ? (['sent', 'paid'] as const) : [state]
      for (const status of steps) {
        const change = { status, ...(due && status === steps[0] && { due_date: due }) }
        const { error } = await org.owner.db.from('invoices').update(change).eq('id', record.id)
        if (error) throw error
      }
      return record
    },
    async stored(id) {
      const { data } = await org.owner.db.from('invoices').select('*, items:invoice_items(*)').eq('id', id)
      const [row] = data ?? []
      return row && { ...row, items: row.items.toSorted((a, b) => a.position - b.position) }
    },
  }
}
