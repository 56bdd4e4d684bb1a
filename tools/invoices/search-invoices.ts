// Finds and counts invoices.
import { z } from 'zod'
import { unwrap } from '../../db/postgrest-errors.ts'
import { listCardSchema } from '../card.ts'
import { addDays, type Period, parsePeriod, startOfDay } from '../dates.ts'
import { day, toolInput } from '../inputs.ts'
import { pageFields, pageRange } from '../paging.ts'
import { lookUpNamesakes } from '../references.ts'
import { defineTool, type ToolContext } from '../tool.ts'
import { filterFields, readFilters, stateFilterSchema, statesOf } from './invoice-filters.ts'
import { invoiceColumns, invoiceView, type State, today } from './invoice-rows.ts'

const orders = ['due_date', 'newest', 'amount'] as const

const input = toolInput({
  status: stateFilterSchema
    .optional()
    .describe('All if not said. Unpaid: sent and not paid yet, late or not. Overdue: unpaid and past the due date.'),
  ...filterFields,
  due: day('When they are due: a day or a stretch such as "this week", "December", "until Friday".').optional(),
  created_on: day('When they were made: a day or a stretch.').optional(),
  paid_on: day('When they were paid: a day or a stretch.').optional(),
  sort: z.enum(orders).optional().describe('Due first, newest first, or the largest amount first.'),
  ...pageFields,
})

export const searchInvoices = defineTool({
  name: 'search_invoices',
  title: 'Search invoices',
  description:
    'Lists and counts invoices: overdue, unpaid, drafts, paid, cancelled; of a contact, project, currency or period; the next due, the largest. `total` counts all that fit, the list is capped. For sums of money use sum_invoices.',
  effect: 'read',
  pack: 'invoicing',
  input,
  output: listCardSchema,
  examples: [
    { language: 'en', text: 'which invoices are overdue?', input: { status: 'overdue' } },
    { language: 'en', text: 'show unpaid invoices', input: { status: 'unpaid' } },
    { language: 'en', text: 'list all invoices of Harbour Coffee', input: { contact: 'Harbour Coffee' } },
    { language: 'en', text: 'show the draft invoices', input: { status: 'draft' } },
    { language: 'en', text: 'which invoices are due in december?', input: { due: 'december' } },
    {
      language: 'en',
      text: 'what is our biggest unpaid invoice in CHF?',
      input: { status: 'unpaid', currency: 'CHF', sort: 'amount' },
    },
    { language: 'en', text: 'which invoice is due next?', input: { status: 'unpaid', sort: 'due_date' } },
    {
      language: 'en',
      text: 'did Lakeside Dental pay everything?',
      input: { status: 'unpaid', contact: 'Lakeside Dental' },
    },
    { language: 'en', text: 'how many invoices have we cancelled?', input: { status: 'cancelled' } },
    { language: 'de', text: 'Welche Rechnungen sind überfällig?', input: { status: 'overdue' } },
    {
      language: 'de',
      text: 'Zeig mir die offenen Rechnungen von Holzbau Lüthi',
      input: { status: 'unpaid', contact: 'Holzbau Lüthi' },
    },
    { language: 'fr', text: 'Quelles factures sont impayées ?', input: { status: 'unpaid' } },
    { language: 'it', text: 'Quali fatture sono scadute?', input: { status: 'overdue' } },
    { language: 'pt', text: 'Mostra as faturas em atraso', input: { status: 'overdue' } },
  ],
  async run(given, context) {
    const { rows, total } = await lookUpNamesakes(given, context, one => filtered(one, context))
    const records = rows.map(row => invoiceView(row, context, 'brief'))
    return { kind: 'list' as const, table: 'invoices' as const, total, records }
  },
})

async function filtered(given: z.infer<typeof input>, context: ToolContext) {
  const { now, org, language, db } = context
  const clock = { now, timeZone: org.settings.time_zone, language }
  const due: Period = given.due ? parsePeriod(given.due, clock) : {}
  const created: Period = given.created_on ? parsePeriod(given.created_on, { ...clock, lean: 'past' }) : {}
  const paid: Period = given.paid_on ? parsePeriod(given.paid_on, { ...clock, lean: 'past' }) : {}
  const { contactIds, projectId, currency } = await readFilters(given, context)
  const states: readonly State[] = statesOf[given.status ?? 'all']
  let query = db.from('invoices').select(invoiceColumns, { count: 'exact' })
  // A row may say `sent` though it is late by now: lateness is reckoned, for both spellings.
  const late = states.includes('overdue') && !states.includes('sent')
  query = query.in('status', late ? ['sent', 'overdue'] : states)
  if (late) query = query.lt('due_date', today(context))
  if (due.from) query = query.gte('due_date', due.from)
  if (due.until) query = query.lte('due_date', due.until)
  const moments = [['created_at', created] as const, ['paid_at', paid] as const]
  for (const [column, { from, until }] of moments) {
    if (from) query = query.gte(column, startOfDay(from, clock.timeZone).toISOString())
    if (until) query = query.lt(column, startOfDay(addDays(until, 1), clock.timeZone).toISOString())
  }
  if (contactIds) query = query.in('contact_id', contactIds)
  if (projectId) query = query.eq('project_id', projectId)
  if (currency) query = query.eq('currency', currency)
  if (given.sort === 'amount') query = query.order('amount_total', { ascending: false })
  else if (given.sort === 'due_date' || late) query = query.order('due_date', { nullsFirst: false })
  const ordered = query.order('created_at', { ascending: false }).order('invoice_number', { ascending: false })
  const response = await ordered.order('id').range(...pageRange(given))
  return { rows: unwrap(response), total: response.count ?? 0 }
}
