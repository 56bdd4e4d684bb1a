// Changes a contact: fields, status, tags one by one, notes appended with their date.
import { z } from 'zod'
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { changeCardSchema, type FieldChange } from '../card.ts'
import { todayOf } from '../dates.ts'
import { reference, text, toolInput } from '../inputs.ts'
import { changesBetween, viewOf } from '../records.ts'
import { findTarget } from '../targets.ts'
import { defineTool, type ToolContext } from '../tool.ts'
import { columnsOf, contactFields, tagsSchema } from './contact-fields.ts'
import { type ContactChange, type ContactRow, readContact } from './contact-rows.ts'
import { retagged } from './tags.ts'

const clearable = ['email', 'phone', 'company_name', 'company_uid', 'address', 'language', 'tags', 'notes'] as const
const addressColumns = ['address_street', 'address_number', 'address_zip', 'address_city', 'address_country'] as const

const input = toolInput({
  contact: reference('The contact to change: name, company, e-mail, phone or id.'),
  ...contactFields,
  add_tags: tagsSchema.optional().describe('Tags to add; the others stay.'),
  remove_tags: tagsSchema.optional().describe('Tags to take away.'),
  note: text('A note to append; earlier notes stay.', 4000).optional(),
  clear: z.array(z.enum(clearable)).optional().describe('Fields to empty, only if asked for.'),
})

type Changes = z.infer<typeof input>

export const updateContact = defineTool({
  name: 'update_contact',
  title: 'Update contact',
  description:
    'Changes one contact: name, company, e-mail, phone, address, status in the pipeline, tags (added or removed one by one), or appends a dated note. Give only what changes.',
  effect: 'write',
  input,
  output: changeCardSchema,
  examples: [
    { language: 'en', text: 'Tom Becker is now a client', input: { contact: 'Tom Becker', status: 'client' } },
    {
      language: 'en',
      text: "change Priya's email to priya.nair@lakeside.example",
      input: { contact: 'Priya', email: 'priya.nair@lakeside.example' },
    },
    { language: 'en', text: 'tag Harbour Coffee as vip', input: { contact: 'Harbour Coffee', add_tags: ['vip'] } },
    {
      language: 'en',
      text: 'remove the tag wholesale from Harbour Coffee please',
      input: { contact: 'Harbour Coffee', remove_tags: ['wholesale'] },
    },
    {
      language: 'en',
      text: 'note for Milo Frey: prefers calls in the morning',
      input: { contact: 'Milo Frey', note: 'prefers calls in the morning' },
    },
    {
      language: 'en',
      text: 'Ines Duarte moved to Rua Augusta 12, 1100-048 Lisbon',
      input: {
        contact: 'Ines Duarte',
        address_street: 'Rua Augusta 12',
        address_zip: '1100-048',
        address_city: 'Lisbon',
      },
    },
    {
      language: 'de',
      text: 'Setz Beat Zurbriggen auf Opportunity',
      input: { contact: 'Beat Zurbriggen', status: 'opportunity' },
    },
    {
      language: 'de',
      text: 'Neue Nummer von Selin Aydin: 079 300 40 50',
      input: { contact: 'Selin Aydin', phone: '079 300 40 50' },
    },
    {
      language: 'de',
      text: 'Notiz zu Holzbau Lüthi: zahlt immer pünktlich',
      input: { contact: 'Holzbau Lüthi', note: 'zahlt immer pünktlich' },
    },
    { language: 'fr', text: 'Luc Perrin est devenu client', input: { contact: 'Luc Perrin', status: 'client' } },
    {
      language: 'it',
      text: 'Aggiungi il tag fiera a Chiara Fontana',
      input: { contact: 'Chiara Fontana', add_tags: ['fiera'] },
    },
    {
      language: 'pt',
      text: 'Muda o telefone do Rui Tavares para +351 933 222 111',
      input: { contact: 'Rui Tavares', phone: '+351 933 222 111' },
    },
  ],
  async run({ contact, ...changes }, context) {
    if (Object.keys(changes).length === 0) throw new CrmError('invalid_input', 'Say what to change about this contact.')
    const before = await readContact((await findTarget(contact, 'contacts', context)).id, context)
    const columns = changedColumns(changes, before, context)
    const after = Object.keys(columns).length > 0 ? await save(before, columns, context) : before
    const differences = changesBetween(before, after).map(change =>
      change.field === 'notes' ? shortened(change) : change,
    )
    return {
      kind: 'change' as const,
      action: 'updated' as const,
      record: viewOf('contacts', after, 'brief'),
      changes: differences,
    }
  },
})

/** Only what differs from the row as it is: the same call repeated changes nothing. */
function changedColumns(changes: Omit<Changes, 'contact'>, row: ContactRow, context: ToolContext): ContactChange {
  const { add_tags, remove_tags, note, clear, ...fields } = changes
  const wanted: ContactChange = {
    ...columnsOf(fields, context, row.is_company),
    ...cleared(clear ?? []),
    ...((add_tags || remove_tags) && {
      tags: retagged(clear?.includes('tags') ? [] : row.tags, add_tags, remove_tags),
    }),
    ...(note && { notes: clear?.includes('notes') ? note : appended(row.notes, note, context) }),
  }
  const differing = changesBetween(row, { ...row, ...wanted }).map(change => change.field)
  return Object.fromEntries(Object.entries(wanted).filter(([name]) => differing.includes(name)))
}

function cleared(fields: readonly (typeof clearable)[number][]): ContactChange {
  const columns = fields.flatMap(field => (field === 'address' ? addressColumns : [field]))
  return Object.fromEntries(columns.map(column => [column, column === 'tags' ? [] : null]))
}

/** The same note is not written twice on a day: a call repeated after a crash finds it there. */
function appended(notes: string | null, note: string, { now, org }: ToolContext): string {
  const line = `${todayOf({ now, timeZone: org.settings.time_zone })}: ${note}`
  if (!notes) return line
  return notes.split('\n').includes(line) || notes.endsWith(line) ? notes : `${notes}\n${line}`
}

/** Refuses when somebody changed the row in between: tags and notes are built on what was read. */
async function save(before: ContactRow, columns: ContactChange, { db }: ToolContext): Promise<ContactRow> {
  let query = db.from('contacts').update(columns).eq('id', before.id)
  if (columns.tags || columns.notes) query = query.eq('updated_at', before.updated_at)
  const [after] = unwrap(await query.select())
  if (after) return after
  throw new CrmError('conflict', 'Somebody changed this contact at the same moment.', {
    hint: 'Nothing was changed. Please try again.',
  })
}

/** What was there before a note is not repeated. */
function shortened({ field, from, to }: FieldChange): FieldChange {
  const start = typeof from === 'string' && typeof to === 'string' && to.startsWith(from) ? from.length : 0
  return start > 0 ? { field, from: null, to: String(to).slice(start).trim() } : { field, from, to }
}
