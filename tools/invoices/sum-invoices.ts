// Money by state, month, contact and currency. Different currencies are never added up.
import { z } from 'zod'
import { unwrap } from '../../db/postgrest-errors.ts'
import { figuresCardSchema } from '../card.ts'
import { type Period, parsePeriod } from '../dates.ts'
import { day, toolInput } from '../inputs.ts'
import { addAmounts } from '../money.ts'
import { lookUpNamesakes } from '../references.ts'
import { defineTool, type ToolContext } from '../tool.ts'
import {
  filterFields,
  hasBounds,
  readFilters,
  type StateFilter,
  stateFilterSchema,
  statesOf,
} from './invoice-filters.ts'
import { today } from './invoice-rows.ts'

const groups = ['month', 'contact', 'status'] as const
const dates = ['created', 'due', 'paid'] as const

const input = toolInput({
  status: stateFilterSchema
    .optional()
    .describe(
      'Invoiced (sent, overdue and paid) if not said. Unpaid: what others owe us. Paid: what came in, revenue. Drafts and cancelled ones count only when asked for.',
    ),
  by: z.enum(groups).optional().describe('One total per month, contact or status, only if asked for.'),
  ...filterFields,
  on: day('Which day or stretch of time: "this year", "October", "last 3 months".').optional(),
  counted_by: z
    .enum(dates)
    .optional()
    .describe(
      'Which of its dates an invoice counts by. Not said: the payment for paid ones, else the day the invoice was made.',
    ),
})

export const sumInvoices = defineTool({
  name: 'sum_invoices',
  title: 'Add up invoices',
  description:
    'Adds up the amounts of invoices: how much is unpaid, overdue, invoiced or paid; revenue by month; totals by contact; in all or in one period, for one contact, project or currency. To see the invoices themselves use search_invoices.',
  effect: 'read',
  pack: 'invoicing',
  input,
  output: figuresCardSchema,
  examples: [
    { language: 'en', text: 'how much money is outstanding?', input: { status: 'unpaid' } },
    { language: 'en', text: 'how much is still unpaid in EUR?', input: { status: 'unpaid', currency: 'EUR' } },
    { language: 'en', text: 'revenue by month this year', input: { status: 'paid', by: 'month', on: 'this year' } },
    {
      language: 'en',
      text: 'how much has Harbour Coffee paid us this year?',
      input: { status: 'paid', contact: 'Harbour Coffee', on: 'this year' },
    },
    { language: 'en', text: 'what came in in October?', input: { status: 'paid', on: 'October' } },
    { language: 'en', text: 'total overdue amount', input: { status: 'overdue' } },
    { language: 'en', text: 'who owes us how much?', input: { status: 'unpaid', by: 'contact' } },
    {
      language: 'en',
      text: 'how much did we invoice last month?',
      input: { status: 'invoiced', on: 'last month' },
    },
    { language: 'de', text: 'Wie viel ist noch offen?', input: { status: 'unpaid' } },
    {
      language: 'de',
      text: 'Umsatz pro Monat in diesem Jahr',
      input: { status: 'paid', by: 'month', on: 'in diesem Jahr' },
    },
    {
      language: 'de',
      text: 'Wie hoch ist der überfällige Betrag in CHF?',
      input: { status: 'overdue', currency: 'CHF' },
    },
    { language: 'fr', text: 'Combien nous doit-on encore ?', input: { status: 'unpaid' } },
    { language: 'it', text: 'Quanto abbiamo incassato a ottobre?', input: { status: 'paid', on: 'ottobre' } },
    { language: 'pt', text: 'Quanto nos devem em euros?', input: { status: 'unpaid', currency: 'euros' } },
  ],
  async run(given, context) {
    const status = given.status ?? 'invoiced'
    const period = periodOf(given.on, context)
    const { sums } = await lookUpNamesakes(given, context, async one => {
      const sums = await read(one, status, period, context)
      return { sums, total: countOf(sums) }
    })
    return { kind: 'figures' as const, title: titleOf(status, period), rows: rowsOf(sums, status, given.by, context) }
  },
})

type Given = z.infer<typeof input>
type Group = Given['by']
interface Sum {
  label: string
  currency: string
  total: string
  invoices: number
}

function periodOf(text: string | undefined, { now, org, language }: ToolContext): Period {
  return text ? parsePeriod(text, { now, timeZone: org.settings.time_zone, language, lean: 'past' }) : {}
}

async function read(given: Given, status: StateFilter, { from, until }: Period, context: ToolContext): Promise<Sum[]> {
  const { contactIds, projectId, currency } = await readFilters(given, context)
  return unwrap(
    await context.db.rpc('sum_invoices', {
      p_states: statesOf[status],
      p_by: given.by ?? 'nothing',
      p_date: given.counted_by ?? (status === 'paid' ? 'paid' : 'created'),
      p_today: today(context),
      p_time_zone: context.org.settings.time_zone,
      ...(from && { p_from: from }),
      ...(until && { p_until: until }),
      ...(contactIds && { p_contacts: contactIds }),
      ...(projectId && { p_project: projectId }),
      ...(currency && { p_currency: currency }),
    }),
  )
}

const titles: Record<StateFilter, string> = {
  draft: 'Drafts',
  sent: 'Unpaid',
  unpaid: 'Unpaid',
  overdue: 'Overdue',
  paid: 'Paid',
  cancelled: 'Cancelled',
  invoiced: 'Invoiced',
  all: 'All invoices',
}

function titleOf(status: StateFilter, period: Period): string {
  const { from, until } = period
  if (!hasBounds(period)) return titles[status]
  return `${titles[status]}, ${from === until ? from : `${from ?? '…'} – ${until ?? '…'}`}`
}

/** Groups that a card shows at most; what is left is told in one line per currency. */
const shownGroups = 24

function rowsOf(sums: Sum[], status: StateFilter, by: Group, context: ToolContext) {
  const counted = { label: 'Invoices', value: countOf(sums) }
  if (!by) return [...totals(sums, titles[status]), counted]
  const shown = sums.slice(0, shownGroups).map(sum => rowOf(labelOf(sum.label, by, context), sum.currency, sum.total))
  return [...shown, ...totals(sums.slice(shownGroups), 'Others'), ...totals(sums, 'Total'), counted]
}

function countOf(sums: Sum[]): number {
  return sums.reduce((all, sum) => all + sum.invoices, 0)
}

function totals(sums: Sum[], label: string) {
  const currencies = [...new Set(sums.map(sum => sum.currency))].sort()
  return currencies.map(currency => {
    const amounts = sums.filter(sum => sum.currency === currency).map(sum => sum.total)
    return rowOf(label, currency, addAmounts(amounts))
  })
}

/** A card's figure is a number; up to here it was a decimal, and two digits of it survive. */
function rowOf(label: string, currency: string, total: string) {
  return { label, value: Number(total), unit: currency }
}

function labelOf(label: string, by: Group, { language }: ToolContext): string {
  if (by === 'contact') return label || 'Without contact'
  if (by !== 'month') return label
  if (!label) return 'Without date'
  return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${label}-01T12:00:00Z`),
  )
}
