// Deletes a contact, after a person has approved it.
import { unwrap } from '../../db/postgrest-errors.ts'
import { changeCardSchema } from '../card.ts'
import { reference, toolInput } from '../inputs.ts'
import { viewOf } from '../records.ts'
import { notFound } from '../references.ts'
import { requireOwner } from '../roles.ts'
import { findTarget } from '../targets.ts'
import { defineTool } from '../tool.ts'
import { findContact } from './contact-rows.ts'

const input = toolInput({ contact: reference('The contact to delete: name, company, e-mail, phone or id.') })

export const deleteContact = defineTool({
  name: 'delete_contact',
  title: 'Delete contact',
  description:
    'Deletes one contact for good; their tasks, projects and invoices stay, without the link. Owners only. For a customer who left, set the status to churned instead.',
  effect: 'confirm',
  input,
  output: changeCardSchema,
  examples: [
    { language: 'en', text: 'delete Tom Becker', input: { contact: 'Tom Becker' } },
    { language: 'en', text: 'please remove the contact Harbour Coffee', input: { contact: 'Harbour Coffee' } },
    { language: 'en', text: 'get rid of milo@frey.example', input: { contact: 'milo@frey.example' } },
    { language: 'de', text: 'Lösch den Kontakt Selin Aydin', input: { contact: 'Selin Aydin' } },
    { language: 'de', text: 'Kannst du Beat Zurbriggen bitte löschen?', input: { contact: 'Beat Zurbriggen' } },
    { language: 'fr', text: 'Supprime le contact Luc Perrin', input: { contact: 'Luc Perrin' } },
    { language: 'it', text: 'Elimina Chiara Fontana dai contatti', input: { contact: 'Chiara Fontana' } },
    { language: 'pt', text: 'Apaga o contacto Rui Tavares', input: { contact: 'Rui Tavares' } },
  ],
  async preview({ contact }, context) {
    requireOwner(context, 'delete contacts')
    const row = await findContact(contact, context)
    return { action: 'delete', total: 1, records: [{ record: viewOf('contacts', row) }] }
  },
  async run({ contact }, context) {
    requireOwner(context, 'delete contacts')
    const { id, deleted } = await findTarget(contact, 'contacts', context)
    const [row] = deleted ? [deleted] : unwrap(await context.db.from('contacts').delete().eq('id', id).select())
    if (!row) throw notFound(contact, ['contacts'])
    return { kind: 'change' as const, action: 'deleted' as const, record: viewOf('contacts', row, 'brief') }
  },
})
