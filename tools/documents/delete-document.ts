// Deletes a document with everything that was read from it, after a person has approved it.
import { unwrap } from '../../db/postgrest-errors.ts'
import { changeCardSchema } from '../card.ts'
import { reference, toolInput } from '../inputs.ts'
import { notFound } from '../references.ts'
import { findTarget } from '../targets.ts'
import { defineTool } from '../tool.ts'
import {
  documentColumns,
  documentLine,
  documentView,
  findDocument,
  readDocument,
  requireOwnDocument,
} from './document-rows.ts'

const input = toolInput({ document: reference('The document to delete: its file name, words of it, or its id.') })

export const deleteDocument = defineTool({
  name: 'delete_document',
  title: 'Delete document',
  description:
    'Deletes one document for good: owners any, members those they uploaded. To hide it from the team, set it to internal with update_document.',
  effect: 'confirm',
  input,
  output: changeCardSchema,
  examples: [
    { language: 'en', text: 'delete the document Offer Harbour.pdf', input: { document: 'Offer Harbour.pdf' } },
    { language: 'en', text: 'remove the file Floor plan.png please', input: { document: 'Floor plan.png' } },
    { language: 'en', text: 'delete the wholesale list document', input: { document: 'wholesale list' } },
    { language: 'de', text: 'Lösch das Dokument Mietvertrag.pdf', input: { document: 'Mietvertrag.pdf' } },
    { language: 'de', text: 'Kannst du die Datei Offerte.pdf löschen?', input: { document: 'Offerte.pdf' } },
    { language: 'fr', text: 'Supprime le document Devis.pdf', input: { document: 'Devis.pdf' } },
    { language: 'it', text: 'Elimina il documento Listino.pdf', input: { document: 'Listino.pdf' } },
    { language: 'pt', text: 'Apaga o documento Contrato.pdf', input: { document: 'Contrato.pdf' } },
  ],
  async preview({ document }, context) {
    const row = await findDocument(document, context)
    requireOwnDocument(row, context, 'delete')
    return { action: 'delete', total: 1, records: [{ record: documentView(row, context.language) }] }
  },
  async run({ document }, context) {
    const { id, deleted } = await findTarget(document, 'documents', context)
    if (!deleted) requireOwnDocument(await readDocument(id, context), context, 'delete')
    const remove = () => context.db.from('documents').delete().eq('id', id).select(documentColumns)
    const [row] = deleted ? [deleted] : unwrap(await remove())
    if (!row) throw notFound(document, ['documents'])
    return { kind: 'change' as const, action: 'deleted' as const, record: documentLine(row) }
  },
})
