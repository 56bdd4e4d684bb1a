// Changes what is known about a document: who sees it, its name, what it belongs to.
import { z } from 'zod'
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { changeCardSchema } from '../card.ts'
import { reference, text, toolInput } from '../inputs.ts'
import { changesBetween } from '../records.ts'
import { findRecord, notFound } from '../references.ts'
import { findTarget } from '../targets.ts'
import { defineTool } from '../tool.ts'
import {
  type DocumentChange,
  documentColumns,
  documentLine,
  readDocument,
  requireOwnDocument,
} from './document-rows.ts'

const clearable = ['contact', 'project'] as const

const input = toolInput({
  document: reference('The document to change: its file name, words of it, or its id.'),
  name: text('The new name.', 300).optional(),
  visibility: z
    .enum(['internal', 'shared'])
    .optional()
    .describe('Shared: the whole team sees it. Internal: only owners and who uploaded it.'),
  contact: reference('The contact it belongs to, if that is to change.').optional(),
  project: reference('The project it belongs to, if that is to change.').optional(),
  clear: z.array(z.enum(clearable)).optional().describe('Links to take away, only if asked for.'),
})

export const updateDocument = defineTool({
  name: 'update_document',
  title: 'Update document',
  description:
    'Shares one document with the team or makes it internal, renames it, or links it to a contact or project. The file itself stays as it is.',
  effect: 'write',
  input,
  output: changeCardSchema,
  examples: [
    {
      language: 'en',
      text: 'share the document Offer Harbour.pdf with the team',
      input: { document: 'Offer Harbour.pdf', visibility: 'shared' },
    },
    {
      language: 'en',
      text: 'make the wholesale list visible to everyone',
      input: { document: 'wholesale list', visibility: 'shared' },
    },
    {
      language: 'en',
      text: 'set Floor plan.png to internal',
      input: { document: 'Floor plan.png', visibility: 'internal' },
    },
    {
      language: 'en',
      text: 'rename the file Scan 12.pdf to Lease.pdf',
      input: { document: 'Scan 12.pdf', name: 'Lease.pdf' },
    },
    {
      language: 'en',
      text: 'the document Lease.pdf belongs to Harbour Coffee',
      input: { document: 'Lease.pdf', contact: 'Harbour Coffee' },
    },
    {
      language: 'de',
      text: 'Dokument "Mietvertrag.pdf" freigeben',
      input: { document: 'Mietvertrag.pdf', visibility: 'shared' },
    },
    {
      language: 'de',
      text: 'Ordne das Dokument Offerte.pdf dem Projekt Umbau Werkhalle zu',
      input: { document: 'Offerte.pdf', project: 'Umbau Werkhalle' },
    },
    {
      language: 'fr',
      text: "Partage le document Devis.pdf avec l'équipe",
      input: { document: 'Devis.pdf', visibility: 'shared' },
    },
    {
      language: 'it',
      text: 'Rendi interno il documento Listino.pdf',
      input: { document: 'Listino.pdf', visibility: 'internal' },
    },
    {
      language: 'pt',
      text: 'Partilha o documento Contrato.pdf com a equipa',
      input: { document: 'Contrato.pdf', visibility: 'shared' },
    },
  ],
  async run({ document, name, visibility, contact, project, clear }, context) {
    const given = [name, visibility, contact, project, clear].some(value => value !== undefined)
    if (!given) throw new CrmError('invalid_input', 'Say what to change about this document.')
    const [{ id }, contactFound, projectFound] = await Promise.all([
      findTarget(document, 'documents', context),
      contact ? findRecord(contact, ['contacts'], context) : undefined,
      project ? findRecord(project, ['projects'], context) : undefined,
    ])
    const before = await readDocument(id, context)
    requireOwnDocument(before, context, 'change')
    const change: DocumentChange = {
      ...Object.fromEntries((clear ?? []).map(field => [`${field}_id`, null])),
      ...(name && { name }),
      ...(visibility && { visibility }),
      ...(contactFound && { contact_id: contactFound.id }),
      ...(projectFound && { project_id: projectFound.id }),
    }
    const now: Record<string, unknown> = before
    const differs = Object.entries(change).some(([column, value]) => now[column] !== value)
    const update = () => context.db.from('documents').update(change).eq('id', id).select(documentColumns)
    const [after] = differs ? unwrap(await update()) : [before]
    if (!after) throw notFound(document, ['documents'])
    return {
      kind: 'change' as const,
      action: 'updated' as const,
      record: documentLine(after),
      changes: changesBetween(before, after),
    }
  },
})
