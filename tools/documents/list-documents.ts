// Lists documents by what is known about them, not by what is written in them.
import { z } from 'zod'
import { unwrap } from '../../db/postgrest-errors.ts'
import { listCardSchema } from '../card.ts'
import { addDays, parsePeriod, startOfDay } from '../dates.ts'
import { day, reference, text, toolInput } from '../inputs.ts'
import { pageFields, pageRange } from '../paging.ts'
import { findMember } from '../people.ts'
import { findContactGroup, findRecord, lookUpNamesakes } from '../references.ts'
import { defineTool, type ToolContext } from '../tool.ts'
import { holds, wordsOf } from '../words.ts'
import { documentColumns, documentLine } from './document-rows.ts'

const input = toolInput({
  query: text('Words of the file name.').optional(),
  contact: reference('Only those of this contact; of a company also those of its people.').optional(),
  project: reference('Only those of this project.').optional(),
  visibility: z.enum(['internal', 'shared']).optional().describe('Shared with the whole team, or internal.'),
  uploaded_by: reference('Only those that this member of the team uploaded, or "me".').optional(),
  uploaded_on: day('When they were uploaded: a day or a stretch such as "this week", "in November".').optional(),
  ...pageFields,
})
type Filters = z.infer<typeof input>

export const listDocuments = defineTool({
  name: 'list_documents',
  title: 'List documents',
  description:
    'Lists and counts documents by file name, contact, project, visibility, uploader or upload date, the newest first. It does not look into their text. `total` counts all that fit, the list is capped.',
  effect: 'read',
  input,
  output: listCardSchema,
  examples: [
    { language: 'en', text: 'which documents do we have?', input: {} },
    { language: 'en', text: 'documents of Harbour Coffee', input: { contact: 'Harbour Coffee' } },
    { language: 'en', text: 'which documents are shared?', input: { visibility: 'shared' } },
    { language: 'en', text: 'files for the project Booking Portal', input: { project: 'Booking Portal' } },
    { language: 'en', text: 'what did I upload this week?', input: { uploaded_by: 'I', uploaded_on: 'this week' } },
    { language: 'de', text: 'Welche Dokumente gibt es zu Holzbau Lüthi?', input: { contact: 'Holzbau Lüthi' } },
    { language: 'de', text: 'Zeig mir alle internen Dokumente', input: { visibility: 'internal' } },
    { language: 'fr', text: 'Quels documents avons-nous pour Luc Perrin ?', input: { contact: 'Luc Perrin' } },
    { language: 'it', text: 'Elenca i documenti di Chiara Fontana', input: { contact: 'Chiara Fontana' } },
    { language: 'pt', text: 'Que documentos temos?', input: {} },
  ],
  async run(filters, context) {
    const { rows, total } = await lookUpNamesakes(filters, context, one => filtered(one, context))
    return { kind: 'list' as const, table: 'documents' as const, total, records: rows.map(row => documentLine(row)) }
  },
})

async function filtered(filters: Filters, context: ToolContext) {
  const [contacts, project, member] = await Promise.all([
    filters.contact ? findContactGroup(filters.contact, context) : undefined,
    filters.project ? findRecord(filters.project, ['projects'], context) : undefined,
    filters.uploaded_by ? findMember(filters.uploaded_by, context) : undefined,
  ])
  const { from, before } = filters.uploaded_on ? uploadedBetween(filters.uploaded_on, context) : {}
  let query = context.db.from('documents').select(documentColumns, { count: 'exact' })
  if (contacts) query = query.in('contact_id', contacts.ids)
  if (project) query = query.eq('project_id', project.id)
  if (member) query = query.eq('uploaded_by', member.id)
  if (filters.visibility) query = query.eq('visibility', filters.visibility)
  if (from) query = query.gte('created_at', from.toISOString())
  if (before) query = query.lt('created_at', before.toISOString())
  // In one parameter: of two filters on one column with the same operator, the embedded backend keeps the last.
  const words = wordsOf(filters.query ?? '').map(word => holds('name', word))
  if (words.length > 0) query = query.or(`and(${words.join(',')})`)
  const response = await query
    .order('created_at', { ascending: false })
    .order('name')
    .order('id')
    .range(...pageRange(filters))
  return { rows: unwrap(response), total: response.count ?? 0 }
}

function uploadedBetween(period: string, { now, org, language }: ToolContext): { from?: Date; before?: Date } {
  const timeZone = org.settings.time_zone
  const { from, until } = parsePeriod(period, { now, timeZone, language, lean: 'past' })
  return {
    ...(from && { from: startOfDay(from, timeZone) }),
    ...(until && { before: startOfDay(addDays(until, 1), timeZone) }),
  }
}
