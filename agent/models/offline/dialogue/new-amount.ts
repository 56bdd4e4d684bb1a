// "The Acme one should be 520 instead of 420", "change the 420 to 520": an invoice in sight gets another amount. Without a
// word for an invoice the figures would mean anything: here what is in sight says what they are.
import { onlyFitting } from '../assign/conversation-references.ts'
import type { Role } from '../lexicon/lexicon.ts'
import type { Hit } from '../lexicon/match.ts'
import type { Span } from '../spans/span.ts'
import { words } from '../text/tokens.ts'
import { conceptsOf, hasConcept, hasRole, hitsOver, namedAt, tokenRange } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'
import { type Focus, pointedAt, type Seen } from './focus.ts'
import type { FollowUpContext, Steps } from './follow-ups.ts'

export function newAmount(frame: Frame, { focus, knowledge }: FollowUpContext): Steps | undefined {
  const shape = knowledge.shapes.find(
    ({ verb, table, target, bulk }) => verb === 'update' && table === 'invoices' && target && !bulk,
  )
  const slot = shape?.slots.find(({ kind }) => kind === 'money')
  if (!shape?.target || !slot || frame.question || frame.conditional || !gives(frame)) return undefined
  const shown = inSight(focus)
  const figures = frame.spans.filter(span => amountOf(span) !== undefined)
  const old = figures.find(span => isOld(frame, span, figures, shown))
  const [fresh, ...more] = figures.filter(span => span !== old)
  const said = fresh && more.length === 0 ? tellingWords(frame, figures, old) : undefined
  if (!fresh || !said) return undefined
  const of = old ? shown.filter(({ fields }) => fields.amount_total === amountOf(old)) : shown
  const only =
    old || said.length > 0
      ? onlyFitting({ ...focus, list: of, seen: [] }, shape.target, said)
      : points(frame) && one(pointedAt(focus, 'invoices'))
  if (!only || only.id === undefined) return undefined
  const amount = fresh.kind === 'number' ? fresh.value : fresh.text
  return [[{ tool: shape.name, args: { [shape.target.name]: only.id, [slot.name]: amount }, segment: 0 }]]
}

/** Of the list in sight, else what came up last. */
function inSight(focus: Focus): Seen[] {
  const listed = focus.list.filter(({ table }) => table === 'invoices')
  return listed.length > 0 ? listed : pointedAt(focus, 'invoices')
}

function one([only, ...others]: Seen[]): Seen | undefined {
  return others.length > 0 ? undefined : only
}

/** "it", "make it", "the amount": of the one in sight. */
function points({ hits }: Frame): boolean {
  return hits.some(
    hit =>
      hasConcept(hit, 'role', 'thing') || hasConcept(hit, 'role', 'correction') || hasConcept(hit, 'field', 'amount'),
  )
}

function amountOf(span: Span): number | undefined {
  if (span.kind === 'money') return span.value.amount
  return span.kind === 'number' ? span.value : undefined
}

/** "should be", "make", "are 520": what it is to be. */
function gives({ hits }: Frame): boolean {
  return hits.some(
    hit =>
      !hit.fuzzy &&
      (hasConcept(hit, 'action', 'update') ||
        hasConcept(hit, 'action', 'create') ||
        (['must', 'auxiliary', 'is_now', 'correction'] as const).some(role => hasConcept(hit, 'role', role))),
  )
}

/** "instead of 420", "the 420 one", "the 420" beside another figure: what it is so far. */
function isOld(frame: Frame, span: Span, figures: Span[], shown: Seen[]): boolean {
  const { start, end } = tokenRange(frame.tokens, span.start, span.end)
  let before = start - 1
  while (hasRole(frame, before, 'article', 'of') && !hasRole(frame, before, ...denying)) before--
  if (hasRole(frame, before, ...denying) || hasRole(frame, end, 'stand_in')) return true
  const isShown = (other: Span) => shown.some(({ fields }) => fields.amount_total === amountOf(other))
  return figures.length === 2 && isShown(span) && figures.every(other => other === span || !isShown(other))
}

const denying: Role[] = ['negation', 'instead']

/** What says which of them it is. Nothing at all where anything else is said. */
function tellingWords(frame: Frame, figures: Span[], old: Span | undefined): string[] | undefined {
  const said: string[] = []
  const from = sentenceOf(frame, figures)
  if (from === undefined) return undefined
  for (const [index, token] of frame.tokens.entries()) {
    if (index < from || !token.word || figures.some(({ start, end }) => token.start < end && start < token.end))
      continue
    const named = namedAt(frame, index)
    const hits = hitsOver(frame, index)
    if (named ? named.records.some(({ table }) => table === 'contacts' || table === 'invoices') : hits.length === 0)
      said.push(...words(token.text))
    else if (named || !hits.every(hit => isBeside(hit, old !== undefined))) return undefined
  }
  return said
}

/** "The travel is missing. Make it 520": where the sentence with the figures begins. Nothing where a command comes before it. */
function sentenceOf({ tokens, actions, named }: Frame, figures: Span[]): number | undefined {
  const first = Math.min(...figures.map(({ start }) => start))
  const from = tokens.findLastIndex(({ text, end }) => end <= first && /^[.!?;\n]/.test(text)) + 1
  const isOther = actions.some(({ hit }) => hit.start < from) || named.some(({ start }) => start < from)
  return isOther ? undefined : from
}

/** Words that go with an amount: "make", "the amount", "as a draft", "instead of". */
function isBeside(hit: Hit, hasOld: boolean): boolean {
  const actions = conceptsOf(hit, 'action')
  const changes = actions.length > 0 && actions.every(({ id }) => id === 'update' || id === 'create')
  if (changes && !hasConcept(hit, 'value')) return true
  return hit.concepts.every(
    ({ kind, id }) =>
      (kind === 'role' && !(others.has(id) || (!hasOld && id === 'negation'))) ||
      kind === 'number' ||
      (kind === 'action' && id === 'get') ||
      // "make it 520 first"
      kind === 'ordinal' ||
      (kind === 'field' && id === 'limit') ||
      (kind === 'field' && id === 'amount') ||
      (kind === 'entity' && id === 'invoice') ||
      (kind === 'value' && id === 'draft'),
  )
}

/** Words that make something else of it. */
const others = new Set<string>(['condition', 'question', 'count_question', 'all', 'many', 'indefinite', 'errand'])
