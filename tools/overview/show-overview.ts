// What needs attention today: one request, one card of lists.
import { z } from 'zod'
import { unwrap } from '../../db/postgrest-errors.ts'
import { listsCardSchema, type Table } from '../card.ts'
import { addDays, instantAt, todayOf } from '../dates.ts'
import { toolInput } from '../inputs.ts'
import { withLocalTimes } from '../local-times.ts'
import { viewOf } from '../records.ts'
import { defineTool } from '../tool.ts'

/** An opportunity is stale when nothing happened for so many days, and nothing is planned. */
const staleDays = 30
/** Records of each list that are shown. */
const shown = 8

const headings: Record<string, readonly [title: string, table: Table]> = {
  overdue_tasks: ['Overdue tasks', 'tasks'],
  today_tasks: ["Today's tasks", 'tasks'],
  overdue_invoices: ['Overdue invoices', 'invoices'],
  bookings: ['Bookings today and tomorrow', 'bookings'],
  stale_opportunities: [`Opportunities without news for ${staleDays} days`, 'contacts'],
}

export const showOverview = defineTool({
  name: 'show_overview',
  title: 'Show what needs attention',
  description:
    "What needs attention today, for the whole organization: overdue tasks and today's, overdue invoices, bookings of today and tomorrow, opportunities without news. For one of these alone use the search tools.",
  effect: 'read',
  input: toolInput({}),
  output: listsCardSchema,
  examples: [
    { language: 'en', text: 'what needs my attention today?', input: {} },
    { language: 'en', text: "good morning, what's up today?", input: {} },
    { language: 'en', text: 'give me an overview', input: {} },
    { language: 'en', text: 'what should I work on?', input: {} },
    { language: 'de', text: 'Was steht heute an?', input: {} },
    { language: 'de', text: 'Was muss ich heute erledigen?', input: {} },
    { language: 'fr', text: "qu'est-ce qui est urgent aujourd'hui ?", input: {} },
    { language: 'it', text: "cosa c'è da fare oggi?", input: {} },
    { language: 'pt', text: 'o que há para fazer hoje?', input: {} },
  ],
  async run(_, context) {
    const { db, now, org } = context
    const timeZone = org.settings.time_zone
    const today = todayOf({ now, timeZone })
    const rows = unwrap(
      await db.rpc('attention', {
        p_today: today,
        p_now: now.toISOString(),
        p_until: instantAt(addDays(today, 2), 0, timeZone).toISOString(),
        p_stale: instantAt(addDays(today, -staleDays), 0, timeZone).toISOString(),
        p_limit: shown,
      }),
    )
    const lists = Object.entries(headings).flatMap(([name, [title, table]]) => {
      const found = rows.find(row => row.list === name)
      if (!found) return []
      const records = rowsSchema.parse(found.rows).map(row => viewOf(table, withLocalTimes(row, context), 'brief'))
      return [{ kind: 'list' as const, title, table, total: found.total, records }]
    })
    return { kind: 'lists' as const, title: lists.length > 0 ? 'Needs attention' : 'Nothing needs attention', lists }
  },
})

const rowsSchema = z.array(z.record(z.string(), z.unknown()))
