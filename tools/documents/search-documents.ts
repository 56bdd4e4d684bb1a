// What the firm's own documents say about a question: the passages that fit best, for an answer to be made of and cited from.
import pgvector from 'pgvector'
import { unwrap } from '../../db/postgrest-errors.ts'
import { passagesCardSchema } from '../card.ts'
import { reference, text, toolInput } from '../inputs.ts'
import { findContactGroup, findRecord } from '../references.ts'
import { defineTool, type ToolContext } from '../tool.ts'
import { bestSentence } from './best-sentence.ts'
import { relevanceOf } from './relevance.ts'
import { searchTerms } from './terms.ts'

const input = toolInput({
  question: text(
    'What is to be found out, as the person asked it, in the language of the documents if that is known.',
    500,
  ),
  document: reference('Only in this document.').optional(),
  contact: reference('In documents of this contact, if it has any.').optional(),
  project: reference('In documents of this project, if it has any.').optional(),
})

/** Passages in an answer: a few hundred tokens each. */
const shownPassages = 6
/** Names that are offered when nothing fits. */
const namedDocuments = 5

export const searchDocuments = defineTool({
  name: 'search_documents',
  title: 'Search documents',
  description:
    'Looks into the text of the documents and answers with the passages that fit a question: contracts, policies, manuals, offers, price lists, minutes. Use it for every question about what is written or agreed somewhere. Not for contacts, tasks, invoices or the list of files.',
  effect: 'read',
  input,
  output: passagesCardSchema,
  examples: [
    {
      language: 'en',
      text: 'what does our contract with Acme say about notice periods?',
      input: { question: 'what does our contract with Acme say about notice periods?' },
    },
    { language: 'en', text: 'look in the documents for the warranty terms', input: { question: 'the warranty terms' } },
    {
      language: 'en',
      text: 'according to the handbook, how many days of holiday do we get?',
      input: { question: 'how many days of holiday do we get?' },
    },
    { language: 'en', text: 'what is our refund policy?', input: { question: 'what is our refund policy?' } },
    {
      language: 'de',
      text: 'Was steht im Mietvertrag über die Kündigungsfrist?',
      input: { question: 'Was steht im Mietvertrag über die Kündigungsfrist?' },
    },
    {
      language: 'de',
      text: 'Such in den Dokumenten nach den Garantiebedingungen',
      input: { question: 'Garantiebedingungen' },
    },
    {
      language: 'fr',
      text: 'Que dit le contrat sur le délai de résiliation ?',
      input: { question: 'Que dit le contrat sur le délai de résiliation ?' },
    },
    {
      language: 'it',
      text: 'Cosa dice il contratto sul termine di disdetta?',
      input: { question: 'Cosa dice il contratto sul termine di disdetta?' },
    },
    {
      language: 'pt',
      text: 'O que diz o contrato sobre o prazo de rescisão?',
      input: { question: 'O que diz o contrato sobre o prazo de rescisão?' },
    },
  ],
  async run({ question, document, contact, project }, context) {
    const [embedding, file, contacts, found, known] = await Promise.all([
      context.embed(question),
      document ? findRecord(document, ['documents'], context) : undefined,
      contact ? findContactGroup(contact, context) : undefined,
      project ? findRecord(project, ['projects'], context) : undefined,
      readable(context),
    ])
    const find = async (place: { p_contact_ids?: string[]; p_project_id?: string }) => {
      const wanted = {
        p_embedding: pgvector.toSql(embedding.vector),
        p_embedding_model: embedding.model,
        p_terms: searchTerms(question),
        p_limit: shownPassages,
        ...(file && { p_document_id: file.id }),
      }
      return unwrap(await context.db.rpc('search_chunks', { ...wanted, ...place }))
    }
    const place = { ...(contacts && { p_contact_ids: contacts.ids }), ...(found && { p_project_id: found.id }) }
    const near = await find(place)
    // "Our contract with Acme" may be a file that nobody has linked to them.
    const rows = near.length === 0 && (contacts || found) ? await find({}) : near
    const passages = rows.map((row, place) => ({
      index: place + 1,
      id: row.chunk_id,
      document_id: row.document_id,
      document: row.document_name,
      ...(row.heading && { heading: row.heading }),
      ...(row.page && { page: row.page }),
      content: row.content,
      quote: bestSentence(row.content, question, row.document_name),
      relevance: relevanceOf(row),
    }))
    return { kind: 'passages' as const, ...known, passages }
  },
})

async function readable({ db }: ToolContext): Promise<{ searched: number; available: string[] }> {
  const read = db.from('documents').select('name', { count: 'exact' }).gt('chunk_count', 0)
  const response = await read.order('created_at', { ascending: false }).limit(namedDocuments)
  const rows = unwrap(response)
  return { searched: response.count ?? rows.length, available: rows.map(row => row.name) }
}
