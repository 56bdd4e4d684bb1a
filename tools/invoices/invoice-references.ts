// Which invoice a person means: by its number, or by whose it is ("Velohaus", "the draft for Favre", "Favre, CHF 1480").
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { parseAmount } from '../money.ts'
import { ranks } from '../ranking.ts'
import {
  ambiguous,
  chooseOne,
  type Found,
  findContactGroup,
  findMatches,
  isId,
  type Match,
  notFound,
} from '../references.ts'
import { findTarget, type Target } from '../targets.ts'
import type { ToolContext } from '../tool.ts'
import { type State, stateOf, today } from './invoice-rows.ts'

/** Words that say that it is an invoice, and in which state, but not whose. */
const filler =
  /(?<![\p{L}\d])(?:invoices?|bills?|rechnung(?:en)?|factures?|fattur[ae]|faturas?|draft|entwurf|brouillon|bozza|rascunho|open|offenen?|ouverte|aperta|aberta|unpaid|unbezahlten?|impayée|overdue|überfälligen?|sent|gesendeten?|number|nummer|nr|no|numéro|numero|his|her|their|ihren?|seinen?|ihre|seine|leur|to (?:her|him|them)|an (?:sie|ihn))(?![\p{L}\d])\.?/giu
const edges =
  /^(?:[\s,:#"“”']|(?:of|for|from|to|to the|the|von|vom|für|an|der|die|das|de|du|pour|à|la|le|di|del|della|per|il|do|da|para|o|a)(?=\s))+|['’]s?\s*$|[\s,:"“”]+$/giu

/**
 * @param wanted states that decide between several invoices of one contact
 * @throws {CrmError} `not_found`, `ambiguous`
 */
export async function findInvoice(reference: string, wanted: readonly State[], context: ToolContext): Promise<string> {
  const matches = await findMatches(withoutFiller(reference) || reference, ['invoices'], context)
  return (await chooseInvoice(reference, wanted, context)(matches)).id
}

/** For writes: the same call repeated gets the same invoice. */
export function findInvoiceTarget(reference: string, wanted: readonly State[], context: ToolContext): Promise<Target> {
  const choose = chooseInvoice(reference, wanted, context)
  return findTarget(withoutFiller(reference) || reference, 'invoices', context, choose)
}

function chooseInvoice(reference: string, wanted: readonly State[], context: ToolContext) {
  return async (matches: Match[]): Promise<Match> => {
    // A number that is nearly another invoice's is not that invoice: 2026-0999 is no slip for 2026-0009.
    const numbered = matches.filter(match => match.rank >= ranks.titled)
    if (numbered.length > 0 || isId(reference)) return chooseOne(reference, ['invoices'], numbered)
    const whose = withoutFiller(reference)
    const own = /\p{L}/u.test(whose) ? await invoicesOf(whose, wanted, context) : []
    const [one] = own
    if (one && own.length === 1) return one
    if (own.length > 1) throw ambiguous(reference, ['invoices'], own)
    throw notFound(reference, ['invoices'], matches)
  }
}

function withoutFiller(reference: string): string {
  return reference.replace(filler, ' ').trim().replace(edges, '').trim()
}

/** Those in a wanted state; when there is none, all of the contact's. An amount behind the name must be theirs. */
async function invoicesOf(whose: string, wanted: readonly State[], context: ToolContext): Promise<Match[]> {
  const over = withAmount(whose)
  const group = await findContactGroup(whose, context).catch(error => {
    if (over && error instanceof CrmError && error.code === 'not_found') return findContactGroup(over.name, context)
    throw error
  })
  const columns = 'id, invoice_number, status, due_date, amount_total, currency' as const
  const query = context.db.from('invoices').select(columns).in('contact_id', group.ids)
  const rows = unwrap(await query.order('created_at', { ascending: false }).limit(50))
  const fitting = rows.filter(row => wanted.includes(stateOf(row, today(context))))
  const candidates = fitting.length > 0 ? fitting : rows
  const exact = over ? candidates.filter(row => Number(row.amount_total) === Number(over.amount)) : []
  if (over && exact.length === 0 && candidates.length === 1) {
    throw ambiguous(
      whose,
      ['invoices'],
      candidates.map(row => found(row, group.title)),
    )
  }
  return (exact.length > 0 ? exact : candidates).map(row => ({
    ...found(row, group.title),
    rank: ranks.titled,
    exact: true,
    described: false,
  }))
}

const amountBehind =
  /^(?<name>.*?\p{L}.*?)[\s,(·]+(?:(?:over|for|of|über|von|de|di|da|por|the|die|la|a)\s+)?(?<figure>(?:[A-Z]{3}|S?Fr\.?|[€$£])?\s?\d[^\p{L}€$£]*(?:\p{L}{3,7}|[€$£])?)\)?$/u

/** "CHF 1480 of Favre", "4200 Euro von Favre". */
const amountBefore =
  /^(?<figure>(?:[A-Z]{3}|S?Fr\.?|[€$£])?\s?\d[^\p{L}€$£]*(?:\p{L}{3,7}|[€$£])?)\s+(?:of|from|for|von|für|de|d['’]|du|di|da|do|per|pour|para)\s*(?<name>\p{L}.*)$/u

/** "Favre, CHF 1480", "Favre over 1'480.–", "Favre the 1480", "1480 of Favre". */
function withAmount(whose: string): { name: string; amount: string } | undefined {
  const { name, figure } = (amountBehind.exec(whose) ?? amountBefore.exec(whose))?.groups ?? {}
  if (!name || !figure) return undefined
  try {
    return { name: name.replace(/['’]s$/, ''), amount: parseAmount(figure.trim()).amount }
  } catch {
    return undefined
  }
}

function found(
  row: { id: string; invoice_number: string; amount_total: number; currency: string },
  whose: string,
): Found {
  const subtitle = `${whose} · ${row.currency} ${row.amount_total}`
  return { table: 'invoices', id: row.id, title: row.invoice_number, subtitle }
}
