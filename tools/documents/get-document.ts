// What is known about one document: kind, size, visibility, who uploaded it. Not its text.
import { recordCardSchema } from '../card.ts'
import { dayAt } from '../dates.ts'
import { reference, toolInput } from '../inputs.ts'
import { titleOf } from '../records.ts'
import { defineTool } from '../tool.ts'
import { documentView, findDocument } from './document-rows.ts'

const input = toolInput({ document: reference('Its file name, words of it, or its id.') })

export const getDocument = defineTool({
  name: 'get_document',
  title: 'Show document',
  description:
    'What is known about one document: type, size, visibility, contact, project, summary, who uploaded it and when. It does not read its text.',
  effect: 'read',
  input,
  output: recordCardSchema,
  examples: [
    { language: 'en', text: 'show me the document Offer Harbour.pdf', input: { document: 'Offer Harbour.pdf' } },
    { language: 'en', text: 'who uploaded the briefing for Lakeside?', input: { document: 'briefing Lakeside' } },
    { language: 'en', text: 'is the wholesale price list shared?', input: { document: 'wholesale price list' } },
    { language: 'en', text: 'when was the file Floor plan.png uploaded?', input: { document: 'Floor plan.png' } },
    { language: 'de', text: 'Zeig mir das Dokument Mietvertrag.pdf', input: { document: 'Mietvertrag.pdf' } },
    { language: 'de', text: 'Wer hat die Offerte Lüthi hochgeladen?', input: { document: 'Offerte Lüthi' } },
    { language: 'fr', text: 'Montre-moi le document Devis Perrin.pdf', input: { document: 'Devis Perrin.pdf' } },
    { language: 'it', text: 'Chi ha caricato il documento Listino?', input: { document: 'Listino' } },
    { language: 'pt', text: 'Mostra o documento Contrato.pdf', input: { document: 'Contrato.pdf' } },
  ],
  async run({ document }, context) {
    const row = await findDocument(document, context)
    const record = documentView(row, context.language)
    const fields = {
      ...record.fields,
      ...(row.uploaded_by && { uploaded_by: titleOf('profiles', row.uploaded_by) }),
      created_at: dayAt(row.created_at, context.org.settings.time_zone),
      size_bytes: row.size_bytes,
    }
    return { kind: 'record' as const, record: { ...record, fields } }
  },
})
