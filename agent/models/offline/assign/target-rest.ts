// The record that the words describe which nothing else took: "move the website kick-off to Friday".
import { pointedAt, type Seen } from '../dialogue/focus.ts'
import type { Slot } from '../shape/slot.ts'
import type { Span } from '../spans/span.ts'
import { words } from '../text/tokens.ts'
import { hasConcept, hasRole, hitsAt, hitsOver, textBetween, tokenRange } from '../understand/analysis.ts'
import { namesNoun, nounHit } from './command-words.ts'
import { onlyFitting } from './conversation-references.ts'
import type { Draft } from './draft.ts'
import { isFree, isSpanUsed, setArgument, useHit, useSpan, useTokens } from './draft.ts'
import { cleanText } from './free-text.ts'

/** Called last, when the rest of the text is spoken for: what is left describes the record. */
export function fillTargetFromRest(draft: Draft): void {
  const slot = draft.shape.target
  if (slot?.table === 'bookings' && !isFree(draft, slot)) useDaysOfTarget(draft)
  if (!slot || !isFree(draft, slot) || draft.targets.length > 0 || draft.unclear) return
  const quoted = draft.frame.spans.find(
    span => ['quote', 'code', 'email', 'phone'].includes(span.kind) && !isSpanUsed(draft, span),
  )
  // "the website one" is of the kind that was talked about last.
  const isAbout = draft.focus.seen[0]?.table === slot.table
  const standIn = draft.frame.hits.find(hit => isAbout && hasConcept(hit, 'role', 'stand_in'))
  if (standIn) useHit(draft, standIn)
  const noun = nounHit(draft) ?? standIn
  const text = quoted
    ? String(quoted.value)
    : (ownerIn(draft) ?? cleanText(draft.frame, 0, restEnd(draft), withAskedFields(draft)))
  if (!text) {
    fillElidedTarget(draft, slot)
    return
  }
  // Whom "her" means when nobody was talked about only the person can say; "all of it" is no record's name.
  if (!quoted && isPronoun(draft, text)) return
  const shown = quoted ? undefined : shownAs(draft, slot, text)
  if (shown) {
    draft.fromFocus = true
    setArgument(draft, slot, shown.id ?? shown.title)
    useTokens(draft, 0, draft.frame.tokens.length)
    return
  }
  draft.fromRest = quoted === undefined
  setArgument(draft, slot, text, quoted !== undefined || (noun !== undefined && !saysMore(draft, text)))
  useTokens(draft, 0, draft.frame.tokens.length)
}

/** "the drawing", after a list: a few words of the person's own that are in one title of those shown. */
function shownAs({ frame, focus }: Draft, slot: Slot, text: string): Seen | undefined {
  const said = words(text)
  const isKnown = (word: string) =>
    frame.tokens.some((token, at) => token.fold === word && hitsOver(frame, at).length > 0)
  return said.length === 0 || said.length > 4 || said.some(isKnown) ? undefined : onlyFitting(focus, slot, said)
}

/** "what's the phone number of Bob Dylan?": what is asked of somebody is no part of their name. */
function withAskedFields({ frame, shape, used }: Draft): boolean[] {
  const field = frame.hits.findLast(hit => hasConcept(hit, 'field') && hitsOver(frame, hit.end).length > 0)
  const isNamed = field && frame.tokens.slice(field.end).some(token => token.capital)
  if (shape.effect !== 'read' || shape.table !== 'contacts' || !frame.question || !isNamed) return used
  return used.map((isUsed, index) => isUsed || index <= field.end)
}

/** "cancel Friday's site visit": the day of an appointment that is named. Of one that is not, the tool finds the day. */
function useDaysOfTarget(draft: Draft): void {
  const { frame } = draft
  for (const day of frame.spans) {
    if (day.kind !== 'day' || isSpanUsed(draft, day)) continue
    useSpan(draft, day)
    const { end } = tokenRange(frame.tokens, day.start, day.end)
    if (/^['’]$/.test(frame.tokens[end]?.text ?? '')) useTokens(draft, end, end + 2)
  }
}

/** "note that she likes it": nobody is named, so it is about what was just talked about. Never for what can't be taken back. */
function fillElidedTarget(draft: Draft, slot: Slot): void {
  const [latest] = draft.focus.seen
  if (draft.shape.effect !== 'write' || latest?.table !== slot.table || Object.keys(draft.args).length === 0) return
  // "rename draft sitemap to …": something else is named.
  if (draft.frame.named.some(({ start, records }) => !draft.used[start] && records.some(({ exact }) => exact))) return
  const records = pointedAt(draft.focus, slot.table)
  const [record] = records
  if (records.length > 1) draft.unclear = { slot, records }
  if (!record || records.length > 1) return
  draft.fromFocus = true
  setArgument(draft, slot, record.id ?? record.title)
}

/** "has Acme paid its bill yet?", "Acme hat die …": around the one name there are only words that say nothing of their own. */
function ownerIn(draft: Draft): string | undefined {
  const { frame, shape, used } = draft
  const [owner, ...others] = frame.named.filter(named => !used[named.start])
  const isTold = shape.effect === 'write' && !frame.question
  const isAsked = shape.effect === 'read' && frame.question
  if (!owner || others.length > 0 || !(isTold || isAsked)) return undefined
  // "Frau Müller": how she is addressed.
  const isTitle = (index: number) => frame.lexicons[0]?.honorifics.has(frame.tokens[index]?.fold ?? '') === true
  const amount = amountOf(draft)
  const isSilent = (index: number) =>
    (amount !== undefined && isWithin(frame.tokens[index], amount)) ||
    (index === owner.start - 1 && isTitle(index)) ||
    (isTold && hasRole(frame, index, 'auxiliary')) ||
    (amount !== undefined && hasRole(frame, index, 'article', 'of')) ||
    (hitsAt(frame, index).length > 0 &&
      hitsAt(frame, index).every(
        hit => hit.concepts.every(concept => concept.kind === 'role') || (amount && namesNoun(draft, hit)),
      ))
  const rest = frame.tokens.flatMap((token, index) =>
    token.word && !used[index] && (index < owner.start || index >= owner.end) ? [index] : [],
  )
  if (!rest.every(isSilent)) return undefined
  return amount ? `${owner.text}, ${amount.text}` : owner.text
}

/** "Acme has paid the 1480": of an invoice whose amount does not change, it says which one. */
function amountOf({ frame, shape }: Draft): Span | undefined {
  const [amount, ...others] = frame.spans.filter(span => span.kind === 'money' || span.kind === 'number')
  const isOther = shape.table !== 'invoices' || shape.slots.some(({ kind }) => kind === 'money')
  return isOther || others.length > 0 ? undefined : amount
}

function isWithin(token: { start: number; end: number } | undefined, span: Span): boolean {
  return token !== undefined && span.start <= token.start && token.end <= span.end
}

function isPronoun(draft: Draft, text: string): boolean {
  const { tokens, hits } = draft.frame
  const isPointer = tokens.some(
    (token, index) => token.text === text && hasRole(draft.frame, index, 'person', 'thing', 'demonstrative', 'all'),
  )
  // "the second one", with no list in sight.
  const picks = hits.filter(hit => hasConcept(hit, 'ordinal') || hasConcept(hit, 'role', 'stand_in'))
  const said = words(text)
  const isPicking = (word: string) =>
    picks.some(hit => tokens.slice(hit.start, hit.end).some(({ fold }) => fold === word)) ||
    tokens.some((token, at) => token.fold === word && hasRole(draft.frame, at, 'article'))
  return isPointer || (picks.length > 0 && said.length > 0 && said.every(isPicking))
}

function restEnd(draft: Draft): number {
  const { textFrom, textField, tokens } = draft.frame
  return textFrom !== undefined && textField !== undefined ? textFrom : tokens.length
}

/** A name holds no words of ours: "have no phone" is none. */
function saysMore(draft: Draft, text: string): boolean {
  return draft.frame.hits.some(hit => {
    const telling = hit.concepts.some(
      concept => concept.kind === 'field' || concept.kind === 'value' || concept.id === 'negation',
    )
    return telling && text.includes(textBetween(draft.frame, hit.start, hit.end))
  })
}
