// "If Carlos has overdue tasks, remind me to call him": what is to be looked up first, and what is to be done then.
import type { Hit } from '../lexicon/match.ts'
import { type Analysis, conceptsOf, hasConcept, hasRole, hitsAt } from './analysis.ts'
import type { Frame } from './frame.ts'

/** Roles of "more than" and the like, which a number follows. */
export const limits = ['more_than', 'at_least', 'fewer_than', 'at_most'] as const

export interface Conditional {
  /** What was told before the condition: whom "them" means. */
  told: string
  clause: string
  /** The clause must not hold: "unless", "if not". */
  denied: boolean
  command: string
  /** What to do if it is not so; "leave it" is nothing. */
  otherwise: string | undefined
}

/** The ways in which the message may fall into a condition and a command, likeliest first. */
export function conditionalsIn(frame: Frame): Conditional[] {
  const back = frame.hits.find(hit => pointsBack(frame, hit))
  if (back) return pointingBack(frame, back)
  const opener = frame.hits.find(hit => opensCondition(frame, hit))
  if (!opener) return []
  const counted = countingBack(frame, opener)
  if (counted) return [counted]
  if (opener.start <= frame.lead + 1) return leading(frame, opener)
  const told = toldFirst(frame, opener)
  if (told) return leading(frame, opener).map(one => ({ ...one, told }))
  return opensSentence(frame, opener)
    ? [...leading(frame, opener), ...trailing(frame, opener)]
    : trailing(frame, opener)
}

/** "Check Anna's invoice: if it …": what the condition is about, and nothing to be done to it. */
function toldFirst(frame: Frame, { start }: Hit): string | undefined {
  const ends = /^[.:;?\n]/.test(frame.tokens[start - 1]?.text ?? '')
  const said = frame.hits.filter(hit => hit.start < start && !hit.fuzzy)
  const acts = said.some(
    hit =>
      conceptsOf(hit, 'entity').length === 0 &&
      !hasConcept(hit, 'role', 'article') &&
      conceptsOf(hit, 'action').some(({ id }) => id !== 'search' && id !== 'get'),
  )
  return ends && !acts && frame.named.some(one => one.end < start) ? between(frame, 0, start - 1) : undefined
}

/** "What a day! Look, if …": what comes before it is only talk. */
function opensSentence(frame: Frame, { start }: Hit): boolean {
  const from = sentenceStart(frame, start)
  const callsFor = frame.tokens.slice(from, start).filter(token => token.word).length
  const talk = frame.hits.filter(hit => hit.start < start && !hit.fuzzy)
  const says = talk.some(
    hit =>
      conceptsOf(hit, 'entity').length > 0 ||
      conceptsOf(hit, 'action').some(({ id }) => id !== 'search' && id !== 'get'),
  )
  return from > 0 && callsFor <= 1 && !says && frame.named.every(one => one.start >= start)
}

function sentenceStart({ tokens }: Frame, start: number): number {
  return tokens.findLastIndex((token, index) => index < start && /^[.!?;\n…]/.test(token.text)) + 1
}

/** "if he has, …": with more behind it, it is a condition of its own. */
function pointsBack(frame: Frame, hit: Hit): boolean {
  if (!hasConcept(hit, 'role', 'if_so') && !hasConcept(hit, 'role', 'if_not')) return false
  return /^[,:]$/.test(frame.tokens[hit.end]?.text ?? '') || opensCommand(frame, afterJoints(frame, hit.end))
}

function opensCondition(frame: Frame, hit: Hit): boolean {
  const isInText = frame.textFrom !== undefined && hit.start >= frame.textFrom && hit.start > frame.lead
  const opens = saysIf(hit) || (hasConcept(hit, 'role', 'when') && hit.start <= frame.lead)
  return opens && !isInText && !hasRole(frame, hit.start, 'embedded_question')
}

function saysIf(hit: Hit): boolean {
  return (['if', 'if_so', 'if_not'] as const).some(role => hasConcept(hit, 'role', role))
}

/** "if …, do this", "if … then do this": at every place where a command may begin. */
function leading(frame: Frame, opener: Hit): Conditional[] {
  const found: Conditional[] = []
  for (let index = opener.end + 1; index < frame.tokens.length; index++) {
    const isAfterComma = frame.tokens[index - 1]?.text === ','
    if (leaves(frame, index)) {
      const { otherwise } = commandFrom(frame, index)
      // "if it is paid, do nothing, otherwise …": there is only something to do if it is not.
      if (otherwise) {
        const denied = !hasConcept(opener, 'role', 'unless')
        return [
          {
            told: '',
            clause: between(frame, afterIf(opener), index),
            denied,
            command: otherwise,
            otherwise: undefined,
          },
        ]
      }
    }
    if (!isAfterComma && !hasRole(frame, index, 'sequel') && !opensCommand(frame, index)) continue
    const from = afterJoints(frame, index)
    // "…, make it urgent": elsewhere that corrects something.
    if (!opensCommand(frame, from) && !(isAfterComma && hasRole(frame, from, 'correction'))) continue
    found.push({
      told: '',
      clause: between(frame, afterIf(opener), index),
      denied: hasConcept(opener, 'role', 'unless'),
      ...commandFrom(frame, from),
    })
  }
  // A comma says more about where the command begins than a verb.
  return found.sort((a, b) => Number(/,\s*$/.test(b.clause)) - Number(/,\s*$/.test(a.clause)))
}

/** "do this if …": "delete Send offer if it is overdue". */
function trailing(frame: Frame, opener: Hit): Conditional[] {
  const denied = hasConcept(opener, 'role', 'unless')
  const command = between(frame, 0, opener.start)
  const clause = between(frame, afterIf(opener), frame.tokens.length)
  // "Can you check it? If it's done, delete it": what follows is no part of the condition.
  const goesOn = frame.tokens.some(
    ({ text }, index) => index > opener.end && text === ',' && opensCommand(frame, afterJoints(frame, index)),
  )
  if (goesOn) return []
  return [{ told: command, clause, denied, command, otherwise: undefined }]
}

/** "if he has …" is one phrase, of which only the first word is none of the clause. */
function afterIf(opener: Hit): number {
  return hasConcept(opener, 'role', 'if_so') || hasConcept(opener, 'role', 'if_not') ? opener.start + 1 : opener.end
}

/** "has he any? If so, …", "check if … and if not, …". */
function pointingBack(frame: Frame, back: Hit): Conditional[] {
  const asked = frame.hits.findLast(hit => hit.end <= back.start && hasConcept(hit, 'role', 'embedded_question'))
  const start = asked?.end ?? sentenceBefore(frame, back.start)
  return [
    {
      told: between(frame, 0, asked ? sentenceBefore(frame, asked.start) : start),
      clause: between(frame, start, back.start),
      denied: hasConcept(back, 'role', 'if_not'),
      ...commandFrom(frame, afterJoints(frame, back.end)),
    },
  ]
}

/** "How many overdue tasks does Lea have? If more than two, …": so many of what was asked for. */
function countingBack(frame: Frame, opener: Hit): Conditional | undefined {
  const bound = frame.hits.find(hit => hit.start === opener.end && limits.some(role => hasConcept(hit, 'role', role)))
  const comma = frame.tokens.findIndex(({ text }, index) => index > opener.end && text === ',')
  if (!bound || comma < 0 || comma > bound.end + 2 || frame.tokens[opener.start - 1]?.text !== '?') return undefined
  const asked = between(frame, sentenceBefore(frame, opener.start), opener.start - 1)
  return {
    told: '',
    clause: `${asked} ${between(frame, bound.start, comma)}`,
    denied: false,
    ...commandFrom(frame, afterJoints(frame, comma)),
  }
}

/** Where the last sentence before a place begins that says more than "can you check". */
function sentenceBefore(frame: Frame, end: number): number {
  let start = end
  const says = (from: number) =>
    frame.tokens
      .slice(from, end)
      .some((token, at) => token.word && !hasRole(frame, from + at, 'checks', 'polite', 'conjunction', 'thing'))
  for (let index = end - 1; index >= 0; index--) {
    if (/^[.!?;\n]/.test(frame.tokens[index]?.text ?? '') && says(index + 1)) break
    start = index
  }
  return start
}

function commandFrom(frame: Frame, from: number): Pick<Conditional, 'command' | 'otherwise'> {
  const turn = frame.hits.find(hit => hit.start > from && hasConcept(hit, 'role', 'otherwise'))
  if (!turn) return { command: between(frame, from, idleSentence(frame, from)), otherwise: undefined }
  const isNothing = leaves(frame, afterJoints(frame, turn.end))
  return {
    command: between(frame, from, turn.start),
    otherwise: isNothing ? undefined : between(frame, afterJoints(frame, turn.end), frame.tokens.length),
  }
}

/** "If she has paid, do nothing" after a command says only what is clear: where it begins. */
function idleSentence(frame: Frame, from: number): number {
  const { hits, tokens } = frame
  const end = tokens.length
  const idle = hits.findLast(hit => hit.start > from && hasConcept(hit, 'role', 'leave_it'))
  if (!idle || tokens.slice(idle.end).some(token => token.word)) return end
  const start = tokens.findLastIndex((token, index) => index < idle.start && /^[.!?;\n]/.test(token.text)) + 1
  const isCondition = hits.some(hit => hit.start >= start && hit.start < idle.start && saysIf(hit))
  // "Ist sie bezahlt, brauchst du nichts zu machen": a verb in front says "if", too.
  const isTurned = tokens.slice(start, idle.start).some(token => token.text === ',')
  return start > from && (isCondition || isTurned) ? start : end
}

function leaves(frame: Frame, index: number): boolean {
  return hitsAt(frame, index).some(hit => hasConcept(hit, 'role', 'leave_it'))
}

function afterJoints(frame: Frame, from: number): number {
  let index = from
  while (
    /^[,:]$/.test(frame.tokens[index]?.text ?? '') ||
    (hasRole(frame, index, 'sequel', 'polite', 'conjunction') && !opensCommand(frame, index))
  )
    index++
  return index
}

function opensCommand(analysis: Analysis, index: number): boolean {
  return hitsAt(analysis, index).some(
    hit =>
      conceptsOf(hit, 'action').some(({ id }) => id !== 'search' && id !== 'get') &&
      conceptsOf(hit, 'value').length === 0 &&
      !hit.fuzzy,
  )
}

function between(frame: Frame, start: number, end: number): string {
  const from = frame.tokens[start]?.start ?? frame.text.length
  return frame.text.slice(from, frame.tokens[end]?.start ?? frame.text.length).trim()
}
