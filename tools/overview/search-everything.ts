// Finds records of every kind by what they are called.
import { z } from 'zod'
import { unwrap } from '../../db/postgrest-errors.ts'
import { listsCardSchema, type RecordView, recordCardSchema } from '../card.ts'
import { text, toolInput } from '../inputs.ts'
import { withLocalTimes } from '../local-times.ts'
import { ranks } from '../ranking.ts'
import { viewOf } from '../records.ts'
import { findMatches, type Match, type Referable } from '../references.ts'
import { defineTool, type ToolContext } from '../tool.ts'

const tables = ['contacts', 'projects', 'tasks', 'invoices', 'bookings', 'documents'] as const satisfies Referable[]

const headings: Record<(typeof tables)[number], string> = {
  contacts: 'Contacts',
  projects: 'Projects',
  tasks: 'Tasks',
  invoices: 'Invoices',
  bookings: 'Bookings',
  documents: 'Documents',
}

const contact = 'contact:contacts!%_contact_id_fkey(id, first_name, last_name, company_name, email, phone)'
const searchLimit = 60
/** Records of each kind that are shown. */
const shown = 8

export const searchEverything = defineTool({
  name: 'search_everything',
  title: 'Search everything',
  description:
    'Finds a name or word among contacts, projects, tasks, invoices, bookings and documents at once: "find Petrov", "everything about Helix". When the kind is said ("tasks for …", "the invoice of …"), use the search tool of that kind.',
  effect: 'read',
  input: toolInput({ query: text('What to look for: a name, part of a name, company, number or title.') }),
  output: z.discriminatedUnion('kind', [listsCardSchema, recordCardSchema]),
  examples: [
    { language: 'en', text: 'find Petrov', input: { query: 'Petrov' } },
    { language: 'en', text: 'search for harbour', input: { query: 'harbour' } },
    { language: 'en', text: 'find everything about Lakeside', input: { query: 'Lakeside' } },
    { language: 'en', text: 'do we have anything on Frey?', input: { query: 'Frey' } },
    { language: 'de', text: 'Such nach Holzbau', input: { query: 'Holzbau' } },
    { language: 'de', text: 'Finde alles zu Bergbahn', input: { query: 'Bergbahn' } },
    { language: 'fr', text: 'cherche Perrin', input: { query: 'Perrin' } },
    { language: 'it', text: 'cerca Fontana', input: { query: 'Fontana' } },
    { language: 'pt', text: 'procura Tavares', input: { query: 'Tavares' } },
  ],
  async run({ query }, context) {
    const matches = wellFitting(await findMatches(query, [...tables], context, searchLimit))
    const lists = await Promise.all(tables.map(table => listOf(table, matches, context)))
    const found = lists.filter(list => list.total > 0)
    const [only] = found.flatMap(list => list.records)
    if (matches.length === 1 && only) return { kind: 'record' as const, record: only }
    const title = found.length > 0 ? `Found for “${query}”` : `Nothing found for “${query}”`
    return { kind: 'lists' as const, title, lists: found }
  },
})

/** Nearly fitting ones only when nothing fits. */
function wellFitting(matches: Match[]): Match[] {
  const good = matches.filter(match => match.rank > ranks.nearly)
  return good.length > 0 ? good : matches.filter(match => match.rank > ranks.unlike)
}

async function listOf(table: (typeof tables)[number], matches: Match[], context: ToolContext) {
  const ids = matches.filter(match => match.table === table).map(match => match.id)
  const rows = ids.length > 0 ? await rowsOf(table, ids.slice(0, shown), context) : []
  const records: RecordView[] = ids.flatMap(id => {
    const row = rows.find(other => other.id === id)
    return row ? [viewOf(table, withLocalTimes(row, context), 'brief')] : []
  })
  return { kind: 'list' as const, title: headings[table], table, total: ids.length, records }
}

type Row = { id: string; [column: string]: unknown }

async function rowsOf(table: (typeof tables)[number], ids: string[], { db }: ToolContext): Promise<Row[]> {
  const columns = table === 'contacts' ? '*' : `*, ${contact.replace('%', table)}`
  // The type of embedded records can't follow a table that is not known before.
  const response = await db.from(table).select(columns).in('id', ids)
  return unwrap(response) as unknown as Row[]
}
