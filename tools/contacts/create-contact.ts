// Adds a person or a company to the contacts.
import { z } from 'zod'
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { changeCardSchema } from '../card.ts'
import { text, toolInput } from '../inputs.ts'
import { viewOf } from '../records.ts'
import { defineTool, type ToolContext } from '../tool.ts'
import { columnsOf, contactFields, tagsSchema } from './contact-fields.ts'
import type { ContactChange, ContactRow } from './contact-rows.ts'
import { duplicateError, findDuplicate } from './duplicates.ts'

const input = toolInput({
  ...contactFields,
  tags: tagsSchema.optional().describe('Tags to filter by.'),
  note: text('A note about them.', 4000).optional(),
  allow_duplicate: z
    .boolean()
    .optional()
    .describe('True only after the person said that it is not the existing contact.'),
})

export const createContact = defineTool({
  name: 'create_contact',
  title: 'Create contact',
  description:
    'Adds a person or a company to the contacts: lead, opportunity, client or former client. For "Anna Müller from Acme AG" give name and company_name. Refuses what looks like an existing contact.',
  effect: 'write',
  input,
  output: changeCardSchema,
  examples: [
    {
      language: 'en',
      text: 'New lead: Priya Nair from Lakeside Dental, priya@lakeside.example, 044 555 12 90',
      input: {
        status: 'lead',
        name: 'Priya Nair',
        company_name: 'Lakeside Dental',
        email: 'priya@lakeside.example',
        phone: '044 555 12 90',
      },
    },
    { language: 'en', text: 'add Tom Becker as a client', input: { name: 'Tom Becker', status: 'client' } },
    {
      language: 'en',
      text: 'please create a company Harbour Coffee Ltd in Bristol, tag it wholesale',
      input: { company_name: 'Harbour Coffee Ltd', is_company: true, address_city: 'Bristol', tags: ['wholesale'] },
    },
    {
      language: 'en',
      text: 'Could you save a contact for Ines Duarte? Her number is +351 912 345 678.',
      input: { name: 'Ines Duarte', phone: '+351 912 345 678' },
    },
    {
      language: 'en',
      text: 'contact Milo Frey, note: met at the trade fair',
      input: { name: 'Milo Frey', note: 'met at the trade fair' },
    },
    {
      language: 'de',
      text: 'Neuer Lead: Beat Zurbriggen von der Bergbahn Saas AG, beat@bergbahn.example',
      input: {
        status: 'lead',
        name: 'Beat Zurbriggen',
        company_name: 'Bergbahn Saas AG',
        email: 'beat@bergbahn.example',
      },
    },
    {
      language: 'de',
      text: 'Erfasse bitte die Firma Holzbau Lüthi GmbH als Kundin, Dorfstrasse 8, 3400 Burgdorf',
      input: {
        company_name: 'Holzbau Lüthi GmbH',
        is_company: true,
        status: 'client',
        address_street: 'Dorfstrasse 8',
        address_zip: '3400',
        address_city: 'Burgdorf',
      },
    },
    {
      language: 'de',
      text: 'Kontakt anlegen: Selin Aydin, Tel. 078 900 11 22',
      input: { name: 'Selin Aydin', phone: '078 900 11 22' },
    },
    {
      language: 'fr',
      text: 'Ajoute Luc Perrin de chez Atelier Rive SA comme prospect',
      input: { name: 'Luc Perrin', company_name: 'Atelier Rive SA', status: 'lead' },
    },
    {
      language: 'it',
      text: 'Nuovo cliente: Chiara Fontana, chiara@fontana.example',
      input: { status: 'client', name: 'Chiara Fontana', email: 'chiara@fontana.example' },
    },
    {
      language: 'pt',
      text: 'Adiciona o contacto Rui Tavares da empresa Azulejos Norte Lda',
      input: { name: 'Rui Tavares', company_name: 'Azulejos Norte Lda' },
    },
  ],
  async run({ tags, note, allow_duplicate, ...fields }, context) {
    const columns = columnsOf(fields, context)
    requireName(columns)
    const duplicate = allow_duplicate ? undefined : await findDuplicate(columns, context)
    if (duplicate) throw duplicateError(duplicate)
    const row = await insertOnce(
      { ...columns, ...(tags && { tags: unique(tags) }), ...(note && { notes: note }) },
      context,
    )
    return { kind: 'change' as const, action: 'created' as const, record: viewOf('contacts', row) }
  },
})

function requireName({ first_name, last_name, company_name, email, phone }: ContactChange): void {
  if (first_name || last_name || company_name || email || phone) return
  throw new CrmError('invalid_input', 'A contact needs a name, a company, an e-mail address or a phone number.')
}

/** The same call repeated after a crash finds the row it inserted. */
async function insertOnce(columns: ContactChange, { db, newId }: ToolContext): Promise<ContactRow> {
  const id = newId()
  const options = { onConflict: 'id', ignoreDuplicates: true }
  const [inserted] = unwrap(
    await db
      .from('contacts')
      .upsert({ ...columns, id }, options)
      .select(),
  )
  return inserted ?? unwrap(await db.from('contacts').select().eq('id', id).single())
}

function unique(tags: string[]): string[] {
  return tags.filter((tag, index) => tags.findIndex(other => other.toLowerCase() === tag.toLowerCase()) === index)
}
