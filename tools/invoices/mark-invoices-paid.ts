// Records in one go that several invoices were paid.
import type { z } from 'zod'
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { batchCardSchema, type Card } from '../card.ts'
import { parsePeriod } from '../dates.ts'
import { day, toolInput } from '../inputs.ts'
import { pageSize } from '../paging.ts'
import { changesBetween, viewOf } from '../records.ts'
import { changedBefore } from '../targets.ts'
import { defineTool, type ToolContext } from '../tool.ts'
import { filterFields, readFilters, stateFilterSchema } from './invoice-filters.ts'
import { asShown, invoiceColumns, invoiceView, today } from './invoice-rows.ts'
import { paidMoment } from './paid-on.ts'

const input = toolInput({
  status: stateFilterSchema
    .extract(['unpaid', 'overdue'])
    .optional()
    .describe('All unpaid ones, or only those past their due date.'),
  ...filterFields,
  due: day('Only those due then: a day or a stretch such as "October", "until Friday".').optional(),
  paid_on: day('When they were paid; today if not said.').optional(),
})
type Input = z.infer<typeof input>

export const markInvoicesPaid = defineTool({
  name: 'mark_invoices_paid',
  title: 'Mark several invoices as paid',
  description:
    'Records that all unpaid invoices that fit the filters were paid: "mark all overdue invoices of Acme as paid". For one invoice use mark_invoice_paid.',
  effect: 'write',
  pack: 'invoicing',
  input,
  output: batchCardSchema,
  examples: [
    { language: 'en', text: 'mark all overdue invoices as paid', input: { status: 'overdue' } },
    {
      language: 'en',
      text: 'all unpaid invoices of Harbour Coffee were paid yesterday',
      input: { status: 'unpaid', contact: 'Harbour Coffee', paid_on: 'yesterday' },
    },
    { language: 'en', text: 'set every invoice due in october to paid', input: { due: 'october' } },
    {
      language: 'de',
      text: 'Setz alle offenen Rechnungen von Holzbau Lüthi auf bezahlt',
      input: { status: 'unpaid', contact: 'Holzbau Lüthi' },
    },
    {
      language: 'de',
      text: 'Alle überfälligen Rechnungen sind bezahlt',
      input: { status: 'overdue' },
    },
    {
      language: 'fr',
      text: 'Marque toutes les factures en retard comme payées',
      input: { status: 'overdue' },
    },
    {
      language: 'it',
      text: 'Segna come pagate tutte le fatture aperte di Chiara Fontana',
      input: { status: 'unpaid', contact: 'Chiara Fontana' },
    },
    {
      language: 'pt',
      text: 'Marca todas as faturas em atraso como pagas',
      input: { status: 'overdue' },
    },
  ],
  async preview(given, context) {
    const conditions = await conditionsOf(given, context)
    const change = { status: 'paid', paid_at: paidMoment(given.paid_on, context) } as const
    const query = context.db.from('invoices').select(invoiceColumns, { count: 'exact' })
    const response = await query.or(conditions).order('due_date').order('id').limit(pageSize)
    const rows = unwrap(response)
    if (rows.length === 0) throw noneFit()
    const records = rows.map(row => ({
      record: invoiceView(row, context, 'brief'),
      changes: changesBetween(asShown(row, context), asShown({ ...row, ...change }, context)),
    }))
    return { action: 'update', total: response.count ?? rows.length, records }
  },
  async run(given, context) {
    const [conditions, earlier] = await Promise.all([conditionsOf(given, context), changedBefore('invoices', context)])
    if (earlier.length > 0) return batchOf(earlier, earlier.length)
    const change = { status: 'paid', paid_at: paidMoment(given.paid_on, context) } as const
    const response = await context.db
      .from('invoices')
      .update(change, { count: 'exact' })
      .or(conditions)
      .select('id, invoice_number, status, amount_total, currency, due_date, paid_at')
    const rows = unwrap(response)
    return batchOf(rows, response.count ?? rows.length)
  },
})

/**
 * Which invoices, as one PostgREST condition: what is due is known by day, and drafts and cancelled ones are never paid.
 * @throws {CrmError} `invalid_input` without any filter, `not_found`, `ambiguous`
 */
async function conditionsOf({ paid_on: _paidOn, ...filters }: Input, context: ToolContext): Promise<string> {
  if (Object.values(filters).every(value => value === undefined)) {
    throw new CrmError('invalid_input', 'Say which invoices are meant.', {
      hint: 'For example the overdue ones, those of a contact or project, or all unpaid ones.',
    })
  }
  const { now, org, language } = context
  const due = filters.due ? parsePeriod(filters.due, { now, timeZone: org.settings.time_zone, language }) : {}
  const { contactIds, projectId, currency } = await readFilters(filters, context)
  const conditions = [
    'status.in.(sent,overdue)',
    filters.status === 'overdue' && `due_date.lt.${today(context)}`,
    due.from && `due_date.gte.${due.from}`,
    due.until && `due_date.lte.${due.until}`,
    contactIds && `contact_id.in.(${contactIds.join()})`,
    projectId && `project_id.eq.${projectId}`,
    currency && `currency.eq.${currency}`,
  ].filter(condition => typeof condition === 'string')
  return `and(${conditions.join()})`
}

/** @throws {CrmError} `not_found` */
function batchOf(rows: Readonly<Record<string, unknown>>[], total: number): Extract<Card, { kind: 'batch' }> {
  if (rows.length === 0) throw noneFit()
  const records = rows.slice(0, pageSize).map(row => viewOf('invoices', row, 'brief'))
  return { kind: 'batch', action: 'updated', total, records }
}

function noneFit(): CrmError {
  return new CrmError('not_found', 'There are no such unpaid invoices.', { hint: 'Nothing was changed.' })
}
