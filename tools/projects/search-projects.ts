// Finds and counts projects.
import { z } from 'zod'
import { unwrap } from '../../db/postgrest-errors.ts'
import { listCardSchema } from '../card.ts'
import { addDays, parsePeriod, startOfDay } from '../dates.ts'
import { day, reference, text, toolInput } from '../inputs.ts'
import { withLocalTimes } from '../local-times.ts'
import { pageFields, pageRange } from '../paging.ts'
import { viewOf } from '../records.ts'
import { findContactGroup, lookUpNamesakes } from '../references.ts'
import { defineTool, type ToolContext } from '../tool.ts'
import { holds, wordsOf } from '../words.ts'
import { projectStates } from './project-fields.ts'
import { projectColumns } from './project-rows.ts'

const states = ['open', 'overdue', ...projectStates, 'all'] as const
const open = ['lead', 'active', 'on_hold'] as const
const sorts = ['deadline', 'name', 'newest'] as const

const input = toolInput({
  query: text('Words of the name.').optional(),
  status: z
    .enum(states)
    .optional()
    .describe('Open ones (lead, active, on_hold) if not said. Overdue: open and past their deadline.'),
  contact: reference('Only those for this client; of a company also those of its people.').optional(),
  deadline: day('When they have to be ready: a day or a stretch such as "this month", "until Friday".').optional(),
  without_deadline: z.boolean().optional().describe('True for those that have no deadline.'),
  sort: z.enum(sorts).optional().describe('Order: by deadline, the next first, if not said.'),
  ...pageFields,
})

export const searchProjects = defineTool({
  name: 'search_projects',
  title: 'Search projects',
  description:
    'Lists and counts projects by status, client, deadline or words of the name: open ones unless said otherwise, the next deadline first. `total` counts all that fit, the list is capped. For all about one project use get_project.',
  effect: 'read',
  input,
  output: listCardSchema,
  examples: [
    { language: 'en', text: 'which projects are active?', input: { status: 'active' } },
    { language: 'en', text: 'projects for Harbour Coffee', input: { contact: 'Harbour Coffee' } },
    { language: 'en', text: 'which project has to be ready first?', input: { sort: 'deadline' } },
    { language: 'en', text: 'how many projects have we completed?', input: { status: 'completed' } },
    { language: 'en', text: 'projects with a deadline this month', input: { deadline: 'this month' } },
    { language: 'en', text: 'show all projects, also the archived ones', input: { status: 'all' } },
    { language: 'de', text: 'Welche Projekte sind pausiert?', input: { status: 'on_hold' } },
    { language: 'de', text: 'Zeig mir die Projekte von Holzbau Lüthi', input: { contact: 'Holzbau Lüthi' } },
    { language: 'de', text: 'Welche Projekte sind überfällig?', input: { status: 'overdue' } },
    { language: 'fr', text: 'Quels projets sont en cours ?', input: { status: 'active' } },
    { language: 'it', text: 'Mostrami i progetti senza scadenza', input: { without_deadline: true } },
    { language: 'pt', text: 'Que projetos estão arquivados?', input: { status: 'archived' } },
  ],
  async run(filters, context) {
    const { rows, total } = await lookUpNamesakes(filters, context, one => filtered(one, context))
    const records = rows.map(row => viewOf('projects', withLocalTimes(row, context), 'brief'))
    return { kind: 'list' as const, table: 'projects' as const, total, records }
  },
})

async function filtered(filters: z.infer<typeof input>, context: ToolContext) {
  const { now, db } = context
  const contacts = filters.contact ? await findContactGroup(filters.contact, context) : undefined
  const { from, before } = filters.deadline ? instantsOf(filters.deadline, context) : {}
  const status = filters.status ?? 'open'
  let query = db.from('projects').select(projectColumns, { count: 'exact' })
  if (status === 'open' || status === 'overdue') query = query.in('status', open)
  else if (status !== 'all') query = query.eq('status', status)
  if (status === 'overdue') query = query.lt('deadline', now.toISOString())
  if (from) query = query.gte('deadline', from)
  if (before) query = query.lte('deadline', before)
  if (filters.without_deadline) query = query.is('deadline', null)
  if (contacts) query = query.in('contact_id', contacts.ids)
  // In one parameter: of two filters on one column with the same operator, the embedded backend keeps the last.
  const words = wordsOf(filters.query ?? '').map(word => holds('name', word))
  if (words.length > 0) query = query.or(`and(${words.join(',')})`)
  const [column, ascending] = orders[filters.sort ?? 'deadline']
  const response = await query
    .order(column, { ascending, nullsFirst: false })
    .order('name')
    .order('id')
    .range(...pageRange(filters))
  return { rows: unwrap(response), total: response.count ?? 0 }
}

const orders: Record<(typeof sorts)[number], [column: string, ascending: boolean]> = {
  deadline: ['deadline', true],
  name: ['name', true],
  newest: ['created_at', false],
}

/** Until the last instant of the stretch. */
function instantsOf(period: string, { now, org, language }: ToolContext): { from?: string; before?: string } {
  const timeZone = org.settings.time_zone
  const { from, until } = parsePeriod(period, { now, timeZone, language })
  const last = until && new Date(startOfDay(addDays(until, 1), timeZone).getTime() - 1)
  return {
    ...(from && { from: startOfDay(from, timeZone).toISOString() }),
    ...(last && { before: last.toISOString() }),
  }
}
