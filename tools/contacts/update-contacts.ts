// Changes many contacts at once: stage, tags or language of all that fit a description.
import { z } from 'zod'
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { batchCardSchema } from '../card.ts'
import { text, toolInput } from '../inputs.ts'
import { pageSize } from '../paging.ts'
import { changesBetween, viewOf } from '../records.ts'
import { changedBefore } from '../targets.ts'
import { defineTool, type ToolContext } from '../tool.ts'
import { statusSchema, tagsSchema } from './contact-fields.ts'
import { contactFilters, filteredContacts } from './contact-filters.ts'
import type { ContactRow } from './contact-rows.ts'
import { retagged } from './tags.ts'

const { status: _stage, tag: _tag, ...otherFilters } = contactFilters

const input = toolInput({
  with_status: statusSchema.optional().describe('Only those in this stage now.'),
  with_tag: text('Only those that have this tag now.', 50).optional(),
  ...otherFilters,
  everybody: z.boolean().optional().describe('True only when really all contacts are meant.'),
  status: statusSchema.optional().describe('The stage to move them to.'),
  add_tags: tagsSchema.optional().describe('Tags to add; the others stay.'),
  remove_tags: tagsSchema.optional().describe('Tags to take away.'),
  language: text('Language to write to them in, as a two-letter code.', 2).optional(),
})

type Input = z.infer<typeof input>

export const updateContacts = defineTool({
  name: 'update_contacts',
  title: 'Update several contacts',
  description:
    'Moves all contacts that fit a description to another stage, or adds or removes tags, in one go: "tag all clients in Bern as vip". The filters say which ones (stage now, tag now, town, company …). For one contact use update_contact.',
  effect: 'write',
  input,
  output: batchCardSchema,
  examples: [
    {
      language: 'en',
      text: 'tag all clients in Bristol as vip',
      input: { with_status: 'client', city: 'Bristol', add_tags: ['vip'] },
    },
    {
      language: 'en',
      text: 'move all leads tagged fair to opportunity',
      input: { with_status: 'lead', with_tag: 'fair', status: 'opportunity' },
    },
    {
      language: 'en',
      text: 'remove the tag wholesale from everyone at Harbour Coffee',
      input: { company_name: 'Harbour Coffee', remove_tags: ['wholesale'] },
    },
    {
      language: 'en',
      text: 'please mark all contacts without email as churned',
      input: { without_email: true, status: 'churned' },
    },
    {
      language: 'en',
      text: 'tag everyone added this week as new',
      input: { created_on: 'this week', add_tags: ['new'] },
    },
    {
      language: 'de',
      text: 'Markiere alle Kunden in Burgdorf mit dem Tag newsletter',
      input: { with_status: 'client', city: 'Burgdorf', add_tags: ['newsletter'] },
    },
    {
      language: 'de',
      text: 'Setze alle Leads mit dem Tag messe auf Opportunity',
      input: { with_status: 'lead', with_tag: 'messe', status: 'opportunity' },
    },
    {
      language: 'fr',
      text: 'Ajoute le tag salon à tous les prospects de Genève',
      input: { with_status: 'lead', city: 'Genève', add_tags: ['salon'] },
    },
    {
      language: 'it',
      text: 'Togli il tag fiera a tutti i clienti',
      input: { with_status: 'client', remove_tags: ['fiera'] },
    },
    {
      language: 'pt',
      text: 'Passa todos os contactos com a etiqueta feira para cliente',
      input: { with_tag: 'feira', status: 'client' },
    },
  ],
  async preview(given, context) {
    const rows = await concerned(given, context)
    const records = rows.slice(0, pageSize).map(row => ({
      record: viewOf('contacts', row, 'brief'),
      changes: changesBetween(row, changed(row, given)),
    }))
    return { action: 'update', total: rows.length, records }
  },
  async run(given, context) {
    const [earlier, rows] = await Promise.all([changedBefore('contacts', context), concerned(given, context)])
    const { status, add_tags, remove_tags, language } = given
    if (earlier.length > 0) return batchOf(earlier, earlier.length)
    if (rows.length === 0) return batchOf([], 0)
    const answer = unwrap(
      await context.db.rpc('change_contacts', {
        p_ids: rows.map(row => row.id),
        ...(status && { p_status: status }),
        ...(add_tags && { p_add_tags: add_tags }),
        ...(remove_tags && { p_remove_tags: remove_tags }),
        ...(language && { p_language: language.toLowerCase() }),
      }),
    )
    const { total, rows: shown } = changedSchema.parse(answer)
    return batchOf(shown, total)
  },
})

const changedSchema = z.object({ total: z.number(), rows: z.array(z.record(z.string(), z.unknown())) })

function batchOf(rows: Record<string, unknown>[], total: number) {
  const records = rows.slice(0, pageSize).map(row => viewOf('contacts', row, 'brief'))
  return { kind: 'batch' as const, action: 'updated' as const, total, records }
}

/** A hosted project answers at most this many rows at once. */
const rowsAtOnce = 1000

/** Those that fit and would really change, in the order of the list. */
async function concerned(given: Input, context: ToolContext): Promise<ContactRow[]> {
  const { with_status, with_tag, everybody, status, add_tags, remove_tags, language, ...others } = given
  if (!status && !add_tags && !remove_tags && !language)
    throw new CrmError('invalid_input', 'Say what to change about these contacts: stage, tags or language.')
  const filters = {
    ...others,
    ...(with_status && { status: with_status }),
    ...(with_tag && { tag: with_tag }),
  }
  if (Object.keys(filters).length === 0 && !everybody)
    throw new CrmError('invalid_input', 'Say which contacts are meant.', {
      hint: 'Give a stage, tag, town or company, or set everybody when it is all of them.',
    })
  const rows: ContactRow[] = []
  for (let first = 0; ; first += rowsAtOnce) {
    const { query } = await filteredContacts(filters, context)
    const response = await query
      .order('last_name')
      .order('id')
      .range(first, first + rowsAtOnce - 1)
    rows.push(...unwrap(response))
    if (rows.length >= (response.count ?? 0)) break
  }
  return rows.filter(row => changesBetween(row, changed(row, given)).length > 0)
}

function changed(row: ContactRow, { status, add_tags, remove_tags, language }: Input): ContactRow {
  return {
    ...row,
    ...(status && { status }),
    ...(language && { language: language.toLowerCase() }),
    tags: retagged(row.tags, add_tags, remove_tags),
  }
}
