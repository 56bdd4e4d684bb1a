// Who gets many records: "assign all open tasks of Ali to Dominik".

import { hasConcept, hasRole } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'
import { isMember, type Named } from '../understand/named.ts'
import type { Draft } from './draft.ts'
import { setArgument, useNamed } from './draft.ts'
import { cleanText } from './free-text.ts'

/** "assign all open tasks of Ali to Dominik", "weise alle Aufgaben von Ali Dominik zu". */
export function fillNewMember(change: Draft, filter: Draft, from: number): void {
  const { frame } = change
  const slot = change.shape.slots.find(candidate => candidate.table === 'profiles')
  if (!slot) return
  const receiver = frame.named.find(
    named => isMember(named) && !change.used[named.start] && (isGiven(frame, named) || receives(frame, named, from)),
  )
  if (receiver) {
    setArgument(change, slot, receiver.text)
    useNamed(change, receiver)
    return
  }
  const isGoal = (index: number) => hasRole(frame, index, 'cue_to') && !hasRole(frame, index, 'of')
  const handsOver = frame.named.some(named => isMember(named) && [1, 2].some(back => isGoal(named.start - back)))
  const assigns = handsOver || frame.actions.some(({ hit }) => hasConcept(hit, 'field', 'assigned_to'))
  if (!assigns) return
  const self = frame.tokens.findLastIndex((_, index) => !change.used[index] && hasRole(frame, index, 'self'))
  const named = lastMember(change) ?? lastMember(filter)
  if (self >= 0) {
    // "from Chloé to me": hers are meant.
    setArgument(change, slot, 'me')
    return
  }
  if (named) setArgument(change, slot, named.text)
  else {
    const text = cleanText(frame, 0, frame.tokens.length, change.used)
    if (text) setArgument(change, slot, text)
  }
  if (!named) return
  useNamed(filter, named)
  useNamed(change, named)
}

/** "to Aisha", "an Aisha", "para a Fatima". */
function isGiven(frame: Frame, named: Named): boolean {
  let before = named.start - 1
  while (hasRole(frame, before, 'article') && !hasRole(frame, before, 'goal')) before--
  return hasRole(frame, before, 'goal')
}

/** "give Aisha all …", "Aisha takes over …", "… bekommt Aisha". */
function receives(frame: Frame, { start, end }: Named, from: number): boolean {
  const isGivenThem = end === from && frame.actions.some(({ hit }) => hit.end === start)
  return isGivenThem || hasRole(frame, end, 'receives') || hasRole(frame, start - 1, 'receives')
}

/** "of Ali" says whose they are. */
function lastMember({ frame }: Draft): Named | undefined {
  return frame.named.findLast(candidate => isMember(candidate) && !hasRole(frame, candidate.start - 1, 'of'))
}
