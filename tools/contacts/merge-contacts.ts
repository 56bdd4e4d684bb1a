// Makes two contacts one, after a person has approved it.
import { z } from 'zod'
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { changeCardSchema } from '../card.ts'
import { reference, toolInput } from '../inputs.ts'
import { changesBetween, titleOf, viewOf } from '../records.ts'
import { ambiguous, chooseOne, findMatches, type Match, notFound } from '../references.ts'
import { requireOwner } from '../roles.ts'
import { asRow } from '../targets.ts'
import { defineTool, type ToolContext } from '../tool.ts'
import { normalise } from '../words.ts'
import { type ContactRow, readContact } from './contact-rows.ts'
import { mergedColumns } from './merge-fields.ts'

const preferences = ['older', 'newer', 'with_email', 'with_phone', 'with_address', 'with_company'] as const

const input = toolInput({
  keep: reference('The contact that stays. When both have the same name, that name is enough.'),
  from: reference('The contact that is merged into it and goes. Left out when both have the same name.').optional(),
  keep_which: z
    .enum(preferences)
    .optional()
    .describe('Which one of two with the same name stays, only if said: "keep the one with the e-mail address".'),
})

type Input = z.infer<typeof input>

export const mergeContacts = defineTool({
  name: 'merge_contacts',
  title: 'Merge contacts',
  description:
    'Makes two contacts that are the same person or company one: the values of the one that stays win, its gaps are filled, tags and notes joined; tasks, projects, invoices, bookings and documents move over. Owners only. To see which are double use find_duplicates.',
  effect: 'confirm',
  input,
  output: changeCardSchema,
  examples: [
    { language: 'en', text: 'merge the two Tom Beckers', input: { keep: 'Tom Becker' } },
    { language: 'en', text: 'merge both Priya Nair contacts', input: { keep: 'Priya Nair' } },
    {
      language: 'en',
      text: 'merge the Milo Frey entries, keep the one with the e-mail address',
      input: { keep: 'Milo Frey', keep_which: 'with_email' },
    },
    {
      language: 'en',
      text: 'please merge T. Becker into Tom Becker',
      input: { keep: 'Tom Becker', from: 'T. Becker' },
    },
    {
      language: 'en',
      text: 'Harbour Coffee and Harbour Coffee Ltd are the same, keep Harbour Coffee Ltd',
      input: { keep: 'Harbour Coffee Ltd', from: 'Harbour Coffee' },
    },
    { language: 'de', text: 'Führe die beiden Kontakte Selin Aydin zusammen', input: { keep: 'Selin Aydin' } },
    {
      language: 'de',
      text: 'Leg B. Zurbriggen mit Beat Zurbriggen zusammen',
      input: { keep: 'Beat Zurbriggen', from: 'B. Zurbriggen' },
    },
    { language: 'fr', text: 'Fusionne les deux Luc Perrin', input: { keep: 'Luc Perrin' } },
    { language: 'it', text: 'Unisci i due contatti Chiara Fontana', input: { keep: 'Chiara Fontana' } },
    { language: 'pt', text: 'Junta os dois contactos Rui Tavares', input: { keep: 'Rui Tavares' } },
  ],
  async preview(given, context) {
    requireOwner(context, 'merge contacts')
    const { keep, from } = await findPair(given, context)
    const changes = changesBetween(keep, { ...keep, ...mergedColumns(keep, from, context) })
    const records = [
      { record: viewOf('contacts', keep), ...(changes.length > 0 && { changes }) },
      { record: viewOf('contacts', from) },
    ]
    return { action: 'merge', total: 2, records }
  },
  async run(given, context) {
    requireOwner(context, 'merge contacts')
    const earlier = await mergedBefore(context)
    if (earlier) return cardOf(earlier.before, earlier.after)
    const { keep, from } = await findPair(given, context)
    const answer = unwrap(
      await context.db.rpc('merge_contacts', {
        p_keep: keep.id,
        p_from: from.id,
        p_change: mergedColumns(keep, from, context),
        p_keep_updated_at: keep.updated_at,
        p_from_updated_at: from.updated_at,
      }),
    )
    return cardOf(keep, asRow(answer) ?? keep)
  },
})

type Row = Readonly<Record<string, unknown>>

function cardOf(before: Row, after: Row) {
  const changes = changesBetween(before, after)
  return { kind: 'change' as const, action: 'updated' as const, record: viewOf('contacts', after, 'brief'), changes }
}

/** This very call ran before a crash. The one that stays is the one whose row changed, or that things point to now. */
async function mergedBefore({ db, callId, conversationId }: ToolContext) {
  const own = db.from('audit_log').select('table_name, action, before, after').eq('conversation_id', conversationId)
  const entries = unwrap(await own.eq('tool_call_id', callId).is('undone_at', null).order('id'))
  const gone = entries.find(entry => entry.table_name === 'contacts' && entry.action === 'delete')
  if (!gone) return undefined
  const changed = entries.find(entry => entry.table_name === 'contacts' && entry.action === 'update')
  const moved = entries.find(entry => entry.action === 'update')
  const before = asRow(changed?.before ?? undefined)
  const after = asRow(changed?.after ?? undefined)
  if (before && after) return { before, after }
  const id = asRow(moved?.after ?? undefined)?.contact_id
  const row =
    typeof id === 'string'
      ? unwrap(await db.from('contacts').select().eq('id', id))[0]
      : asRow(gone.before ?? undefined)
  return row && { before: row, after: row }
}

async function findPair(
  { keep, from, keep_which }: Input,
  context: ToolContext,
): Promise<Record<'keep' | 'from', ContactRow>> {
  const sameWords = from === undefined || normalise(from) === normalise(keep)
  const pair = sameWords ? await namesakes(keep, keep_which, context) : await namedPair(keep, from, context)
  if (pair.keep.is_company !== pair.from.is_company)
    throw new CrmError(
      'conflict',
      `${titleOf('contacts', pair.keep)} is a company or a person, the other one is not.`,
      {
        hint: 'Only two people or two companies can be merged.',
      },
    )
  return pair
}

async function namedPair(keep: string, from: string, context: ToolContext) {
  const [stays, goes] = await Promise.all([
    findMatches(keep, ['contacts'], context),
    findMatches(from, ['contacts'], context),
  ])
  const kept = chooseOne(keep, ['contacts'], stays)
  // "Merge Harbour Coffee into Harbour Coffee Ltd": the one that goes is not the one that stays.
  const gone = chooseOne(
    from,
    ['contacts'],
    goes.filter(match => match.id !== kept.id),
  )
  const [keepRow, fromRow] = await Promise.all([readContact(kept.id, context), readContact(gone.id, context)])
  return { keep: keepRow, from: fromRow }
}

/** The two that answer best to one name. The older one stays, unless something else was said. */
async function namesakes(name: string, which: Input['keep_which'], context: ToolContext) {
  const matches = await findMatches(name, ['contacts'], context)
  const pair = bestTwo(name, matches)
  const rows = await Promise.all(pair.map(match => readContact(match.id, context)))
  const [first, second] = rows.sort(which === 'newer' ? (a, b) => -byAge(a, b) : byAge)
  if (!first || !second) throw notFound(name, ['contacts'], matches)
  const has = wanted[which ?? 'older']
  if (!has || has(first)) return { keep: first, from: second }
  if (has(second)) return { keep: second, from: first }
  throw new CrmError('not_found', `Neither of the two contacts called "${name}" fits that.`, {
    hint: 'Say which one should stay.',
  })
}

function bestTwo(name: string, matches: Match[]): Match[] {
  // Throws when there is nobody of that name.
  const [top] = matches
  if (!top || matches.length < 2) chooseOne(name, ['contacts'], matches)
  const best = matches.filter(match => match.rank === top?.rank)
  if (best.length === 2) return best
  if (best.length > 2) throw ambiguous(name, ['contacts'], best)
  throw new CrmError('not_found', `There is only one contact called "${name}".`, {
    hint: 'Say which other contact it should be merged with.',
  })
}

const byAge = (a: ContactRow, b: ContactRow) =>
  Date.parse(a.created_at) - Date.parse(b.created_at) || a.id.localeCompare(b.id)

const wanted: Partial<Record<NonNullable<Input['keep_which']>, (row: ContactRow) => boolean>> = {
  with_email: row => Boolean(row.email),
  with_phone: row => Boolean(row.phone),
  with_address: row => Boolean(row.address_street || row.address_zip || row.address_city),
  with_company: row => Boolean(row.company_name),
}
