// Whether a condition can be settled by a look-up: which one, and how many records must be found for it to hold.
import { assign } from '../assign/assign.ts'
import { isSpanUsed } from '../assign/draft.ts'
import { fitValue } from '../assign/value-options.ts'
import type { Focus } from '../dialogue/focus.ts'
import type { Exchange } from '../dialogue/history.ts'
import type { Knowledge } from '../learn/knowledge.ts'
import { type Hit, rangeOf } from '../lexicon/match.ts'
import type { ToolShape } from '../shape/shape.ts'
import { words } from '../text/tokens.ts'
import type { OfflineTurn } from '../turn.ts'
import { conceptsOf, hasConcept, hasRole, hitsOver, namedAt } from '../understand/analysis.ts'
import { limits } from '../understand/conditional.ts'
import type { Frame } from '../understand/frame.ts'

export interface LookUpTest {
  tool: string
  args: Record<string, unknown>
  /** Of one record: it counts if it has this status. */
  status?: string
  /** What it tests, in the person's words; left out where it is said the other way round. */
  said?: string
  /** It holds when so many are found, and no more than that. */
  least: number
  most: number
}

/** Nothing when a word of the clause is not accounted for: then it may say something else. */
export function testOf(
  clause: Frame,
  read: (text: string) => Frame,
  focus: Focus,
  { knowledge, turn }: { knowledge: Knowledge; turn: OfflineTurn },
): LookUpTest | undefined {
  return (
    paymentOf(clause, knowledge) ??
    stateOf(clause, knowledge) ??
    detailOf(clause, knowledge) ??
    countTest(clause, read, focus, { knowledge, turn })
  )
}

/** "Acme has paid (their invoice)": nothing that was sent to them is still to be paid. */
function paymentOf(clause: Frame, knowledge: Knowledge): LookUpTest | undefined {
  const isInvoice = clause.hits.some(hit => hasConcept(hit, 'entity', 'invoice'))
  // "the invoice is still open": of an invoice that is unpaid.
  const saysOpen = (hit: Hit) => isInvoice && hasConcept(hit, 'value', 'open')
  const says = clause.hits.some(hit => (saysPaid(hit) || saysOpen(hit)) && !hit.fuzzy)
  if (!says || !isExplained(clause)) return undefined
  const isOpen = clause.hits.some(hit => hasConcept(hit, 'value', 'unpaid') || saysOpen(hit))
  const isUnpaid = isNone(clause) !== isOpen
  const [code, ...more] = clause.spans
  // "invoice 2026-0042 of Acme": the number says which one.
  if (code?.kind === 'code' && more.length === 0) {
    const shape = knowledge.shapes.find(({ verb, noun }) => verb === 'get' && noun === 'invoice')
    const target = shape?.target?.name
    if (target) return { tool: shape.name, args: { [target]: code.text }, status: 'paid', ...(isUnpaid ? none : any) }
  }
  const [named, ...others] = clause.named
  const contacts = named?.records.filter(({ table }) => table === 'contacts') ?? []
  const [contact, ...namesakes] = contacts
  const shape = knowledge.shapes.find(({ verb, noun }) => verb === 'search' && noun === 'invoice')
  const kinds = clause.hits.flatMap(hit => conceptsOf(hit, 'entity').map(({ id }) => id))
  const isOther = kinds.some(kind => kind !== 'invoice' && kind !== 'contact')
  if (!shape || !contact || isOther || others.length + clause.spans.length > 0) return undefined
  if (contacts.length !== named?.records.length || namesakes.length > 0) return undefined
  return { tool: shape.name, args: { contact: contact.title, status: 'unpaid' }, ...(isUnpaid ? any : none) }
}

function saysPaid(hit: Hit): boolean {
  return hasConcept(hit, 'action', 'pay') || hasConcept(hit, 'value', 'paid') || hasConcept(hit, 'value', 'unpaid')
}

function isExplained(clause: Frame): boolean {
  return clause.tokens.every(
    (token, index) =>
      !token.word ||
      namedAt(clause, index) !== undefined ||
      hitsOver(clause, index).length > 0 ||
      token.fold.length < 3 ||
      isWhose(clause, index) ||
      clause.spans.some(span => span.start <= token.start && token.end <= span.end),
  )
}

/** "invoice 2026-0042 of *Harbour*": the number says which one, whoever that is. */
function isWhose(clause: Frame, index: number): boolean {
  const isNumbered = clause.spans.some(({ kind, end }) => kind === 'code' && end < (clause.tokens[index]?.start ?? 0))
  return isNumbered && clause.tokens[index]?.capital === true && hasRole(clause, index - 1, 'of')
}

/** "Anna is still a lead", "the task is not done": one record that is named, and one value it has or has not. */
function stateOf(clause: Frame, knowledge: Knowledge): LookUpTest | undefined {
  const [named, ...others] = clause.named
  const records = named?.records.filter(record => record.exact) ?? []
  const [record] = records.length > 0 ? records : (named?.records ?? [])
  const shape = knowledge.shapes.find(({ verb, table }) => verb === 'search' && table === record?.table)
  const values = clause.hits.flatMap(hit => conceptsOf(hit, 'value').map(({ id }) => id))
  const [fit, ...more] = shape ? values.flatMap(value => fitValue(shape, value) ?? []) : []
  const isOne = records.length === 1 || named?.records.length === 1
  if (
    !record ||
    !shape?.main ||
    !fit ||
    !isOne ||
    !isExplained(clause) ||
    others.length + more.length + clause.spans.length > 0
  )
    return undefined
  const args = { [shape.main.name]: record.title, [fit.slot.name]: fit.value }
  return { tool: shape.name, args, ...(isNone(clause) ? none : any) }
}

/** "Anna has no phone number", "there is an e-mail for Anna": of those that the search for contacts tells who has none. */
function detailOf(clause: Frame, knowledge: Knowledge): LookUpTest | undefined {
  const [named, ...others] = clause.named
  const [contact, ...namesakes] = named?.records ?? []
  const shape = knowledge.shapes.find(({ verb, table }) => verb === 'search' && table === 'contacts')
  const fields = clause.hits.flatMap(hit => conceptsOf(hit, 'field').map(({ id }) => id))
  const lacking = shape?.slots.find(({ name, kind }) => kind === 'flag' && fields.some(id => name === `without_${id}`))
  const says = clause.hits.some(hit => hasConcept(hit, 'value'))
  if (!shape?.main || !contact || !lacking || says || contact.table !== 'contacts') return undefined
  if (others.length + namesakes.length + clause.spans.length > 0 || !isExplained(clause)) return undefined
  const args = { [shape.main.name]: contact.title, [lacking.name]: true }
  return { tool: shape.name, args, ...(isNone(clause) ? any : none) }
}

const none = { least: 0, most: 0 }
const any = { least: 1, most: Number.POSITIVE_INFINITY }

function countTest(
  clause: Frame,
  read: (text: string) => Frame,
  focus: Focus,
  { knowledge, turn }: { knowledge: Knowledge; turn: OfflineTurn },
): LookUpTest | undefined {
  const counted = countOf(clause)
  const noun = nounOf(clause)
  const shape = knowledge.shapes.find(candidate => candidate.verb === 'search' && candidate.noun === noun)
  if (!shape || !counted) return undefined
  const args = argumentsFor(shape, read(plainText(clause)), focus, turn)
  // Whom one met at any time at all nobody asks: the words that say when were not understood.
  const isEndless = args?.on === undefined && clause.hits.some(hit => hasConcept(hit, 'role', 'meets'))
  return args && !isEndless ? { tool: shape.name, args, ...counted } : undefined
}

export function holds({ tool, status, least, most }: LookUpTest, { calls }: Exchange): boolean {
  const card = calls.find(call => call.name === tool)?.outcome?.card
  if (card?.kind !== 'list' && card?.kind !== 'record') return false
  const found = card.kind === 'list' ? card.total : Number(card.record.fields.status === status)
  return found >= least && found <= most
}

export function denied(test: LookUpTest): LookUpTest | undefined {
  const { least, most } = test
  if (least === 0) return { ...test, least: most + 1, most: Number.POSITIVE_INFINITY }
  return most === Number.POSITIVE_INFINITY ? { ...test, least: 0, most: least - 1 } : undefined
}

/** "more than 3", "at least 5", "no", "haven't"; any will do where nothing is said. */
function countOf(clause: Frame): Pick<LookUpTest, 'least' | 'most'> | undefined {
  const bound = clause.hits.find(isLimit)
  const endless = Number.POSITIVE_INFINITY
  if (!bound) return isNone(clause) ? none : any
  const figure = numberAt(clause, bound.end)
  const role = limits.find(id => hasConcept(bound, 'role', id))
  if (figure === undefined || isNone(clause)) return undefined
  if (role === 'more_than') return { least: figure + 1, most: endless }
  if (role === 'at_least') return { least: figure, most: endless }
  return { least: 0, most: role === 'fewer_than' ? figure - 1 : figure }
}

function isNone({ hits }: Frame): boolean {
  return hits.some(hit =>
    (['negation', 'none', 'idle', 'cue_without'] as const).some(id => hasConcept(hit, 'role', id)),
  )
}

function numberAt({ hits, spans, tokens }: Frame, index: number): number | undefined {
  const word = hits.filter(hit => hit.start === index).flatMap(hit => conceptsOf(hit, 'number'))[0]
  const span = spans.find(candidate => candidate.kind === 'number' && candidate.start === tokens[index]?.start)
  return span?.kind === 'number' ? span.value : word && Number(word.id)
}

/** One kind of record; what a member of the team has is tasks, and whom one met was met at an appointment. */
function nounOf({ hits, named }: Frame): string | undefined {
  const kinds = [...new Set(hits.flatMap(hit => conceptsOf(hit, 'entity').map(({ id }) => id)))]
  if (kinds.length === 1) return kinds[0]
  const ofMember = named.some(({ records }) => records.some(({ table }) => table === 'profiles'))
  if (kinds.includes('task') && ofMember) return 'task'
  if (kinds.length > 1) return undefined
  if (hits.some(hit => hasConcept(hit, 'role', 'meets') || hasConcept(hit, 'role', 'idle'))) return 'booking'
  return hits.some(hit => hasConcept(hit, 'role', 'plural') && hasConcept(hit, 'value')) ? 'contact' : undefined
}

/** What is left without the words of the condition itself, which narrow nothing: "Carlos has overdue tasks". */
export function plainText(clause: Frame): string {
  const silent = new Set(clause.hits.filter(isSilent).flatMap(hit => rangeOf(hit)))
  for (const hit of clause.hits.filter(isLimit)) silent.add(hit.end)
  return clause.tokens
    .filter((_, index) => !silent.has(index))
    .map(token => token.text)
    .join(' ')
    .replace(/ (['’-]) /g, '$1')
}

function argumentsFor(
  shape: ToolShape,
  clause: Frame,
  focus: Focus,
  turn: OfflineTurn,
): Record<string, unknown> | undefined {
  const asked: Frame = { ...clause, question: true, negated: false, conditional: false, textFrom: undefined }
  const draft = assign(shape, asked, focus, turn)
  const { limit: _, query, ...args } = draft.args
  const isLoose = (index: number) => draft.used[index] !== true
  const names = clause.named.some(({ start }) => isLoose(start))
  const spans = clause.spans.some(span => !isSpanUsed(draft, span))
  const values = clause.hits.some(hit => hasConcept(hit, 'value') && isLoose(hit.start))
  const unknown = clause.tokens.some(
    (token, index) => token.word && isLoose(index) && token.fold.length > 2 && hitsOver(clause, index).length === 0,
  )
  if (names || spans || values || unknown || draft.unclear || draft.sure.has('query') || saysMore(clause, query))
    return undefined
  const isMine = shape.noun === 'task' && args.assigned_to === undefined && hasRole(clause, 0, 'self')
  const all = isMine ? { ...args, assigned_to: 'me' } : args
  return Object.keys(all).length > 0 ? all : undefined
}

/** "the meeting rains": what would be looked for in titles is no word of the condition itself. */
function saysMore(clause: Frame, query: unknown): boolean {
  const asked = typeof query === 'string' ? words(query) : []
  return clause.tokens.some(
    ({ fold }, index) =>
      fold.length > 2 && asked.includes(fold) && hitsOver(clause, index).length === 0 && !namedAt(clause, index),
  )
}

function isLimit(hit: Hit): boolean {
  return limits.some(role => hasConcept(hit, 'role', role))
}

/** Words of the condition itself narrow nothing. */
function isSilent(hit: Hit): boolean {
  const roles = ['negation', 'none', 'meets', 'idle', 'checks', ...limits] as const
  return roles.some(role => hasConcept(hit, 'role', role)) && !hasConcept(hit, 'value') && !hasConcept(hit, 'entity')
}
