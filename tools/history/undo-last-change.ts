// Takes back what was last changed in this conversation, whole: one record, a batch, or several changes.
import { z } from 'zod'
import { unwrap } from '../../db/postgrest-errors.ts'
import { batchCardSchema, type Card, changeCardSchema, tableSchema } from '../card.ts'
import { toolInput } from '../inputs.ts'
import { pageSize } from '../paging.ts'
import { changesBetween, viewOf } from '../records.ts'
import { type AuditedRow, asRow } from '../targets.ts'
import { defineTool, type ToolContext } from '../tool.ts'

const input = toolInput({
  steps: z
    .int()
    .min(1)
    .max(20)
    .optional()
    .describe('How many changes to take back, one if not said. A batch counts as one.'),
})

export const undoLastChange = defineTool({
  name: 'undo_last_change',
  title: 'Undo last change',
  description:
    'Takes back the last change that was made in this conversation: created records are deleted, changed fields get their old values, deleted records come back. A batch is taken back whole. For several changes give `steps`.',
  effect: 'write',
  input,
  output: z.discriminatedUnion('kind', [changeCardSchema, batchCardSchema]),
  examples: [
    { language: 'en', text: 'undo', input: {} },
    { language: 'en', text: 'undo that please', input: {} },
    { language: 'en', text: 'oops, take that back', input: {} },
    { language: 'en', text: 'revert the last change', input: {} },
    { language: 'en', text: 'undo my last two changes', input: { steps: 2 } },
    { language: 'de', text: 'rückgängig', input: {} },
    { language: 'de', text: 'mach das bitte rückgängig', input: {} },
    { language: 'de', text: 'Nimm die letzten 3 Änderungen zurück', input: { steps: 3 } },
    { language: 'fr', text: 'annule la dernière modification', input: {} },
    { language: 'it', text: "annulla l'ultima modifica", input: {} },
    { language: 'pt', text: 'desfaz isso', input: {} },
  ],
  async run({ steps = 1 }, context) {
    const { db, conversationId } = context
    // A call that is repeated after a crash must not undo the change before as well.
    const earlier = await undoneBy(context)
    if (earlier.entries.length > 0) return cardOf(earlier)
    unwrap(await db.rpc('undo_last_changes', { p_conversation_id: conversationId, p_steps: steps }))
    return cardOf(await undoneBy(context))
  },
})

interface Undone {
  /** What undoing did: `deleted` what had been created, `restored` what had been changed or deleted. */
  action: 'deleted' | 'restored'
  table: z.infer<typeof tableSchema>
  before: AuditedRow | undefined
  after: AuditedRow | undefined
}

/** Of a large batch, the rest is only counted. */
const rowsRead = 200

/** What this call changed by undoing. Records that were only linked again are not mentioned. */
async function undoneBy({ db, conversationId, callId }: ToolContext): Promise<{ entries: Undone[]; unread: number }> {
  const columns = 'table_name, action, before, after' as const
  const own = db.from('audit_log').select(columns, { count: 'exact' }).eq('conversation_id', conversationId)
  const response = await own.eq('tool_call_id', callId).not('undo_of', 'is', null).order('id').limit(rowsRead)
  const rows = unwrap(response)
  const unread = (response.count ?? rows.length) - rows.length
  const undone = rows.flatMap(({ table_name, action, before, after }) => {
    const table = tableSchema.safeParse(table_name).data
    const what = action === 'delete' ? ('deleted' as const) : ('restored' as const)
    return table ? [{ table, action: what, before: asRow(before), after: asRow(after) }] : []
  })
  const main = undone.filter(entry => !isRelinked(entry))
  if (undone.length > 0) return { entries: main.length > 0 ? main : undone, unread }
  const items = rows.map(row => asRow(row.after ?? row.before)?.invoice_id).filter(id => typeof id === 'string')
  return { entries: await invoicesOf([...new Set(items)], db), unread }
}

/** Nothing but items was undone: what people know of them is their invoice. */
async function invoicesOf(ids: string[], db: ToolContext['db']): Promise<Undone[]> {
  if (ids.length === 0) return []
  const rows: AuditedRow[] = unwrap(await db.from('invoices').select().in('id', ids))
  return rows.map(row => ({ table: 'invoices', action: 'restored', before: row, after: row }))
}

function isRelinked({ before, after }: Undone): boolean {
  if (!before || !after) return false
  return changesBetween(before, after).every(({ field }) => field.endsWith('_id'))
}

function cardOf({
  entries: undone,
  unread,
}: {
  entries: Undone[]
  unread: number
}): Extract<Card, { kind: 'change' | 'batch' }> {
  const views = undone.map(({ table, before, after }) => viewOf(table, after ?? before ?? {}, 'brief'))
  const [first, ...others] = undone
  const [record] = views
  if (!first || !record) throw new Error('undo_changes reported success, but the audit log shows no change')
  if (others.length === 0) {
    const { action, before, after } = first
    const changes = before && after ? { changes: changesBetween(before, after) } : {}
    return { kind: 'change', action, record, ...changes }
  }
  const action = undone.every(entry => entry.action === 'deleted') ? 'deleted' : 'restored'
  return { kind: 'batch', action, total: undone.length + unread, records: views.slice(0, pageSize) }
}
