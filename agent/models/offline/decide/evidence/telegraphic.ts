// Commands without a verb: "task: …", "lead Tom Bright tom@…", "call Marco tomorrow", "Anna's address is …".
import { isChange } from '../../assign/assign-bulk.ts'
import { namesNoun } from '../../assign/command-words.ts'
import { describedRecords } from '../../assign/described-records.ts'
import type { Draft } from '../../assign/draft.ts'
import { errandNoun } from '../../lexicon/lexicon.ts'
import {
  hasConcept,
  hasRole,
  hitsAt,
  hitsOver,
  isDefinite,
  isErrand,
  namedAt,
  spanAt,
} from '../../understand/analysis.ts'
import { tellsOfMeeting } from '../../understand/noted.ts'
import { isAboutFirm } from './noun.ts'

/** No verb at all: "task: …", "lead Tom Bright tom@…", "call Marco tomorrow" bring something new. */
export function telegraphicEvidence(draft: Draft): number {
  const { frame, shape } = draft
  if (shape.bulk && shape.verb === 'update') return ordersAll(draft) ? 2 : 0
  if (shape.verb === 'update') return statementEvidence(draft)
  if (shape.verb !== 'create' || frame.question || frame.actions.some(({ weight }) => weight > 0.5)) return 0
  if (isTold(draft) || isNewlyMet(draft) || isAppointment(draft)) return 2.4
  const errand = errandEvidence(draft)
  if (errand > 0) return errand
  if (
    frame.hits.some(hit => namesNoun(draft, hit) && hasConcept(hit, 'role', 'is_text') && followsTime(draft, hit.start))
  )
    return 2.2
  const noun = frame.hits.find(
    hit =>
      hit.start <= frame.lead + 1 &&
      namesNoun(draft, hit) &&
      !isAll(draft, hit.start - 1) &&
      !(hit.start > 1 && isDefinite(frame, hit.start)),
  )
  if (noun && frame.textFrom !== undefined && noun.end <= frame.textFrom) return 1.8
  if (noun && !hasConcept(noun, 'role', 'plural') && isTimed(draft) && !namesBooking(draft)) return 1.8
  // "and an invoice of 300 for her": one that there isn't yet.
  if (noun && draft.sure.size > 0 && hasRole(frame, noun.start - 1, 'indefinite')) return 1.8
  const value = frame.hits.find(
    hit =>
      !hasConcept(hit, 'role', 'plural') &&
      hit.start <= frame.lead + 1 &&
      hasConcept(hit, 'value') &&
      !(hit.start > 1 && isDefinite(frame, hit.start)) &&
      !hit.fuzzy &&
      draft.used[hit.start],
  )
  // "urgent: restart the server"
  if (value && draft.valueHits.has(value) && frame.textFrom === value.end + 1 && frame.tokens[value.end]?.text === ':')
    return 1.8
  return (noun ?? value) && draft.sure.size > 1 ? 1.2 : 0
}

/** "Tuesday 10am call with Peter": nothing but a day and an hour stands before it. */
function followsTime({ frame }: Draft, start: number): boolean {
  let timed = false
  for (let index = frame.lead; index < start; index++) {
    const kind = spanAt(frame, index)?.kind
    if (kind === 'time') timed = true
    else if (kind !== 'day' && frame.tokens[index]?.word && !hasRole(frame, index, 'cue_at', 'cue_by', 'article'))
      return false
  }
  return timed
}

/** "all tasks of Acme to high priority": which ones, and what they get, without a verb. */
function ordersAll(draft: Draft): boolean {
  const { frame, shape, sure } = draft
  if (frame.question || frame.actions.some(({ weight }) => weight > 0.5)) return false
  const noun =
    frame.hits.find(hit => namesNoun(draft, hit) && hit.start <= frame.lead + 3) ?? describedRecords(shape, frame)
  const gets = shape.slots.some(slot => sure.has(slot.name) && isChange(slot, shape))
  return noun !== undefined && gets && frame.hits.some(hit => hit.start <= noun.start && hasConcept(hit, 'role', 'all'))
}

function isAll(draft: Draft, index: number): boolean {
  return hasRole(draft.frame, index, 'all')
}

/** "Lea should call Tom tomorrow": a member of the team, and what they are to do. */
function isTold({ shape, frame, sure }: Draft): boolean {
  const isGiven = shape.slots.some(slot => slot.table === 'profiles' && sure.has(slot.name))
  return shape.noun === errandNoun && isGiven && frame.hits.some(hit => hasConcept(hit, 'role', 'must'))
}

/** A day and an hour, for something that takes place. */
function isTimed({ shape, args }: Draft): boolean {
  const takesPlace = shape.slots.some(slot => slot.name === 'start' && slot.kind === 'moment')
  return takesPlace && /\d-\d\d \d+:\d/.test(String(args.start))
}

/** "the team meeting Friday 9 am": one that there is already is rather moved. */
function namesBooking({ frame, shape }: Draft): boolean {
  return frame.named.some(({ records }) => records.some(record => record.table === shape.table))
}

/** "dentist Thursday 8.30 to 9.15": a few words, and from when to when. */
function isAppointment(draft: Draft): boolean {
  const { frame, args, sure } = draft
  const { end, duration } = args
  const lasts = sure.has('end') ? end !== undefined : duration !== undefined
  const isBare =
    frame.hits.every(hit => hit.concepts.every(({ kind }) => kind === 'role')) && frame.actions.length === 0
  return isTimed(draft) && lasts && isBare && frame.tokens.filter(({ word }) => word).length <= longestNote
}

/** Words. */
const longestNote = 12

/** "met Lena Frei from Acme yesterday, lena@acme.ch": somebody whose address is given is somebody new. */
function isNewlyMet({ shape, frame, sure, args }: Draft): boolean {
  const isReachable = (sure.has('email') || sure.has('phone')) && args.name !== undefined
  return shape.table === 'contacts' && isReachable && frame.hits.some(tellsOfMeeting)
}

/** "call Marco tomorrow", "Friday: water the plants": something to do, and when or for whom. */
function errandEvidence(draft: Draft): number {
  const { frame, shape } = draft
  const date = shape.slots.some(slot => slot.kind === 'day' && draft.sure.has(slot.name))
  if (shape.noun !== errandNoun || !shape.main || draft.args[shape.main.name] === undefined) return 0
  if (isSubordinate(draft)) return 0
  if (date && frame.textFrom !== undefined) return 1.8
  const errand = frame.hits.some(hit => isErrand(frame, hit) && !hit.fuzzy)
  const sure = [...draft.sure].filter(name => name !== shape.main?.name).length
  if (errand) return sure > 0 ? 1.8 : 0
  return date && sure > 1 && frame.named.length === 0 ? 1.4 : 0
}

/** "to deliver it", "pour le livrer": what something is for, not something to do. */
function isSubordinate({ frame }: Draft): boolean {
  const first = hitsAt(frame, 0).filter(
    hit => hasConcept(hit, 'role', 'cue_for') || hasConcept(hit, 'role', 'opens_text'),
  )
  return first.length > 0 && hitsAt(frame, 0).every(hit => hit.concepts.every(concept => concept.kind === 'role'))
}

/** "Anna's address is …", "website review urgent": a record and something new about it. */
function statementEvidence(draft: Draft): number {
  const { frame, shape } = draft
  if (shape.noun === 'organization' && !frame.question && isAboutFirm(frame) && draft.sure.size > 0) return 1.8
  if (!shape.target) return ownEvidence(draft)
  if (frame.question || frame.actions.some(({ weight }) => weight > 0.5)) return 0
  if (opensWithUnknownVerb(draft) || listsOthers(draft) || isPaid(draft)) return 0
  const isKnown = frame.named.some(name => name.records.some(record => record.table === shape.target?.table))
  // "tomorrow's lunch with Anna starts at 1": described, and as good as named.
  const isDescribed = frame.described.some(
    ({ start, nouns, pieces, definite }) =>
      definite && start <= frame.lead + 1 && nouns.includes(shape.noun) && pieces.length > 0,
  )
  const named = draft.sure.has(shape.target.name) && !draft.fromFocus && (isKnown || isDescribed)
  const about = frame.hits.some(
    hit => hit.start <= frame.lead + 1 && (hasConcept(hit, 'role', 'possessive') || hasConcept(hit, 'role', 'person')),
  )
  const tells = draft.fieldHits.size > 0 || [...draft.sure].some(name => name.startsWith('address_'))
  if (draft.fromFocus && about && tells) return 2.2
  return named && tellsSomethingNew(draft) ? 1.6 : 0
}

/** "chase Acme about invoice 42": whose it is, beside it, is nothing new about it unless it is said to be. */
function tellsSomethingNew({ shape, sure, fieldHits }: Draft): boolean {
  if (shape.noun !== 'invoice' || fieldHits.size > 0) return sure.size > 1
  return [...sure].some(name => name !== shape.target?.name && name !== 'contact')
}

/** "the open tasks of the relaunch": what the sentence opens with is many, and of another kind. */
function listsOthers(draft: Draft): boolean {
  const { frame } = draft
  return frame.hits.some(
    hit =>
      hit.start <= frame.lead + 1 &&
      hasConcept(hit, 'role', 'plural') &&
      hasConcept(hit, 'entity') &&
      !namesNoun(draft, hit),
  )
}

/** "today Acme paid 2026-0042": the verb says what happened to it, and the day when. */
function isPaid({ frame, shape }: Draft): boolean {
  return shape.noun === 'invoice' && frame.actions.some(({ hit }) => hasConcept(hit, 'action', 'pay') && !hit.fuzzy)
}

/** "our payment terms are 20 days": a field of the firm's own, and its value. */
function ownEvidence(draft: Draft): number {
  const { frame, shape, fieldHits, sure } = draft
  if (frame.question || frame.actions.some(({ weight }) => weight > 0.5)) return 0
  // "limit for Jonas 20000 tokens": what is set, for whom, and to how much.
  if (sure.size > 1 && frame.hits.some(hit => hit.start <= frame.lead + 1 && namesNoun(draft, hit))) return 1.6
  return [...fieldHits].some(hit => hasConcept(hit, 'entity', shape.noun)) ? 2.2 : 0
}

/** "strip the tag vip from Tom": a first word that nobody knows, before "the", says what is to be done: it could be anything. */
function opensWithUnknownVerb({ frame }: Draft): boolean {
  const { lead, tokens } = frame
  const isKnown = hitsOver(frame, lead).length > 0 || namedAt(frame, lead) || spanAt(frame, lead)
  return !isKnown && tokens[lead]?.word === true && hasRole(frame, lead + 1, 'article', 'demonstrative', 'possessive')
}
