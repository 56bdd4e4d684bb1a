// Questions about several kinds of records at once: "what is overdue?", "projects, invoices and tasks of Anna".
import type { Hit } from '../lexicon/match.ts'
import { conceptsOf, hasConcept, hasRole } from './analysis.ts'
import type { Frame } from './frame.ts'

/** The nouns asked for, when there are several; nothing for everything else. */
export function kindsAsked(frame: Frame): string[] {
  if (frame.hits.some(hit => hasConcept(hit, 'role', 'sum_question'))) return []
  const open = frame.hits.find(hit => hasConcept(hit, 'role', 'kinds'))
  const hits = open ? [open] : enumerated(frame)
  const kinds = [...new Set(hits.flatMap(hit => conceptsOf(hit, 'entity').map(entity => entity.id)))]
  return kinds.length > 1 ? kinds : []
}

/** "appointments and tasks", "projects, invoices, tasks": nouns one right after the other, in the plural where they have one. */
function enumerated(frame: Frame): Hit[] {
  const nouns = frame.hits.filter(hit => hasConcept(hit, 'entity') && !hasConcept(hit, 'entity', 'overview'))
  const [first] = nouns
  if (!first) return []
  const run = [first]
  for (const noun of nouns.slice(1)) {
    const last = run.at(-1)
    if (last && noun.start > last.end && isJoined(frame, last.end, noun.start)) run.push(noun)
    else if (run.length === 1) run[0] = noun
  }
  return run.length > 1 && run.some(noun => hasConcept(noun, 'role', 'plural')) ? run : []
}

function isJoined(frame: Frame, start: number, end: number): boolean {
  const between = frame.tokens.slice(start, end)
  const joins = (index: number) => frame.tokens[index]?.text === ',' || hasRole(frame, index, 'conjunction', 'ellipsis')
  return (
    between.some((_, at) => joins(start + at)) &&
    between.every((_, at) => joins(start + at) || hasRole(frame, start + at, 'article') || describes(frame, start + at))
  )
}

/** "open tasks and unpaid invoices". */
function describes(frame: Frame, index: number): boolean {
  return frame.hits.some(hit => hit.start <= index && index < hit.end && hasConcept(hit, 'value'))
}

/** The same question about one of the kinds; the words for the others say nothing more. */
export function aboutKind(frame: Frame, kind: string, kinds: string[]): Frame {
  const others = [...kinds.filter(other => other !== kind), 'overview']
  const settle = (hit: Hit): Hit => {
    const entities = conceptsOf(hit, 'entity').map(entity => entity.id)
    if (!entities.some(entity => others.includes(entity))) return hit
    if (!entities.includes(kind)) return { ...hit, concepts: [{ kind: 'role', id: 'filler' }] }
    return { ...hit, concepts: hit.concepts.filter(({ kind: type, id }) => type !== 'entity' || id === kind) }
  }
  const hits = frame.hits.map(settle)
  return {
    ...frame,
    hits,
    actions: frame.actions.map(({ hit, weight }) => ({ hit: hits[frame.hits.indexOf(hit)] ?? hit, weight })),
    textFrom: undefined,
    textField: undefined,
  }
}
