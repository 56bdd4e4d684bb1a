// Sales at a glance for a stretch of time: new contacts, what was invoiced and paid, and by whom.
import { unwrap } from '../../db/postgrest-errors.ts'
import { figuresCardSchema } from '../card.ts'
import { addDays, parsePeriod, startOfDay, todayOf } from '../dates.ts'
import { day, toolInput } from '../inputs.ts'
import { defineTool, type ToolContext } from '../tool.ts'

/** Customers that the report names. */
const named = 5

export const showReport = defineTool({
  name: 'show_report',
  title: 'Show sales report',
  description:
    'A sales report for a period: new contacts, what was invoiced and what was paid per currency, and the customers who paid most. For one sum or another grouping use sum_invoices.',
  effect: 'read',
  pack: 'reporting',
  input: toolInput({ on: day('Which stretch of time; this month if not said.').optional() }),
  output: figuresCardSchema,
  examples: [
    { language: 'en', text: 'show the sales report', input: {} },
    { language: 'en', text: 'sales report for October', input: { on: 'October' } },
    { language: 'en', text: 'give me the sales report for this year', input: { on: 'this year' } },
    { language: 'de', text: 'Zeig den Verkaufsbericht', input: {} },
    { language: 'de', text: 'Verkaufsbericht für Oktober', input: { on: 'Oktober' } },
    { language: 'fr', text: 'Rapport de ventes', input: {} },
    { language: 'it', text: 'Rapporto di vendita', input: {} },
    { language: 'pt', text: 'Relatório de vendas', input: {} },
  ],
  async run({ on }, context) {
    const { from, until } = periodOf(on, context)
    const [contacts, invoiced, paid, customers] = await Promise.all([
      countContacts(from, until, context),
      sumInvoices(['sent', 'overdue', 'paid'], 'created', 'nothing', from, until, context),
      sumInvoices(['paid'], 'paid', 'nothing', from, until, context),
      sumInvoices(['paid'], 'paid', 'contact', from, until, context),
    ])
    const money = (label: string) => (sum: Sum) => ({ label, value: Number(sum.total), unit: sum.currency })
    const best = [...customers].sort((one, other) => Number(other.total) - Number(one.total)).slice(0, named)
    return {
      kind: 'figures' as const,
      title: `Sales report, ${from} – ${until}`,
      rows: [
        { label: 'New contacts', value: contacts },
        ...invoiced.map(money('Invoiced')),
        ...paid.map(money('Paid')),
        ...best.map(sum => money(sum.label || 'Without contact')(sum)),
      ],
    }
  },
})

function periodOf(on: string | undefined, { now, org, language }: ToolContext): { from: string; until: string } {
  const clock = { now, timeZone: org.settings.time_zone, language, lean: 'past' as const }
  const today = todayOf(clock)
  const { from = '1970-01-01', until = today } = on ? parsePeriod(on, clock) : { from: `${today.slice(0, 8)}01` }
  return { from, until }
}

async function countContacts(from: string, until: string, { db, org }: ToolContext): Promise<number> {
  const { time_zone } = org.settings
  const { count, error } = await db
    .from('contacts')
    .select('id', { count: 'exact', head: true })
    .gte('created_at', startOfDay(from, time_zone).toISOString())
    .lt('created_at', startOfDay(addDays(until, 1), time_zone).toISOString())
  if (error) throw error
  return count ?? 0
}

interface Sum {
  label: string
  currency: string
  total: string
}

async function sumInvoices(
  states: string[],
  date: string,
  by: string,
  from: string,
  until: string,
  { db, now, org }: ToolContext,
): Promise<Sum[]> {
  const { time_zone } = org.settings
  return unwrap(
    await db.rpc('sum_invoices', {
      p_states: states,
      p_by: by,
      p_date: date,
      p_today: todayOf({ now, timeZone: time_zone }),
      p_time_zone: time_zone,
      p_from: from,
      p_until: until,
    }),
  )
}
