// Something said of what was just done, or of the one record shown: "she can only make 3 pm", "Jonas should do that".

import type { Hit } from '../lexicon/match.ts'
import type { ToolShape } from '../shape/shape.ts'
import { hasConcept, hitsOver, namedAt, spanAt } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'
import { isMember } from '../understand/named.ts'
import { changeRecord, isDoer, plain } from './change-record.ts'
import { wordCount } from './choices.ts'
import type { Seen } from './focus.ts'
import type { FollowUpContext, Steps } from './follow-ups.ts'
import type { PastCall } from './history.ts'

/** "she can only make 3 pm", "hm, high is enough", "Jonas should do that": said of what was just done, or of the one shown. */
export function revise(frame: Frame, call: PastCall, shape: ToolShape, context: FollowUpContext): Steps | undefined {
  const record = recordIn(call)
  if (!record || !isAboutIt(frame, unknownWords)) return undefined
  // What was only looked at may be talked about in passing: then every word must be understood.
  const isClear = shape.effect !== 'read' || isAboutIt(frame, 0)
  const bare = { ...frame, textFrom: undefined }
  const changed = isClear ? changeRecord(bare, call, shape, record, context, plain) : undefined
  return changed ?? handOver(frame, shape, record, context)
}

/** The one record that a call changed, or that it showed. */
function recordIn({ outcome }: PastCall): (Seen & { id: string }) | undefined {
  const card = outcome?.status === 'ok' ? outcome.card : undefined
  if (card?.kind === 'change') return card.action === 'deleted' ? undefined : card.record
  if (card?.kind === 'record') return card.record
  return card?.kind === 'list' && card.total === 1 ? card.records[0] : undefined
}

/** "das macht Jonas", "that one is for Jonas": with nobody else named, it is theirs now. */
function handOver(
  { named }: Frame,
  shape: ToolShape,
  record: { id: string },
  { knowledge }: FollowUpContext,
): Steps | undefined {
  const update = knowledge.shapes.find(({ noun, verb }) => noun === shape.noun && verb === 'update')
  const doer = update?.slots.find(isDoer)
  const [member, ...others] = named
  if (!update?.target || !doer || !member || others.length > 0 || !isMember(member)) return undefined
  const args = { [update.target.name]: record.id, [doer.name]: member.text }
  return [[{ tool: update.name, args, segment: 0 }]]
}

/** Nothing of it is a command or names another record. */
function isAboutIt(frame: Frame, mostUnknown: number): boolean {
  const { hits, named, question, negated, conditional } = frame
  if (question || negated || conditional || wordCount(frame) > longestRemark) return false
  const points = hits.some(hit => pointers.some(role => hasConcept(hit, 'role', role)))
  // "that's our best client": said of the firm's own, in passing.
  if (hits.some(hit => hasConcept(hit, 'role', 'ours'))) return false
  const isOther = hits.some(hit => hasConcept(hit, 'entity') || namesField(hit) || isDeed(frame, hit))
  const others = named.filter(({ records }) => !records.some(({ table }) => table === 'profiles'))
  const rest = frame.tokens.filter(
    (token, index) =>
      token.word && hitsOver(frame, index).length === 0 && !namedAt(frame, index) && !spanAt(frame, index),
  )
  return points && !isOther && others.length === 0 && rest.length <= mostUnknown
}

/** "client" is what somebody is, as well as a field of other records. */
function namesField(hit: Hit): boolean {
  return hasConcept(hit, 'field') && !hasConcept(hit, 'value')
}

/** Words. */
const longestRemark = 9
const unknownWords = 2
const pointers = ['detail', 'person', 'thing', 'demonstrative', 'correction', 'filler'] as const

function isDeed(frame: Frame, hit: Hit): boolean {
  const weight = frame.actions.find(action => action.hit === hit)?.weight ?? 0
  return weight > 0.5 && !hasConcept(hit, 'role', 'auxiliary')
}
