// Whether the command's verb is the tool's verb, a close one, or another.
import { namesNoun } from '../../assign/command-words.ts'
import type { Draft } from '../../assign/draft.ts'
import { errandNoun } from '../../lexicon/lexicon.ts'
import { conceptsOf, hasConcept, hasRole } from '../../understand/analysis.ts'
import { isLookUp } from './looking.ts'

export function actionEvidence(draft: Draft): number {
  const actions = commandsFor(draft)
  if (actions.length === 0) return draft.shape.effect === 'read' ? 0 : -0.2
  if (draft.shape.target && announcesNew(draft)) return -2
  let best = 0
  let strongest = 0
  for (const { hit, weight } of actions) {
    strongest = Math.max(strongest, weight)
    const fit = Math.max(...conceptsOf(hit, 'action').map(action => fitOf(draft, action.id)))
    if (fit === 0) continue
    const named =
      conceptsOf(hit, 'entity').length === 0 || conceptsOf(hit, 'entity').some(entity => entity.id === draft.shape.noun)
    best = Math.max(best, named ? weight * fit : weight * 0.4)
  }
  return 2 * best - 2 * Math.max(0, strongest - best)
}

/** "has Acme paid?", "where does it take place?": what is asked about is no command, so it speaks against no answer. */
function commandsFor({ frame, shape }: Draft): Draft['frame']['actions'] {
  if (!frame.question || shape.effect !== 'read') return frame.actions
  const asking = frame.actions.filter(({ hit }) => conceptsOf(hit, 'action').some(action => looking.has(action.id)))
  return asking.length > 0 ? frame.actions : []
}

/** 1 for the tool's own verb, nearly 1 for one that an argument stands for ("archive" → `status: archived`). */
function fitOf(draft: Draft, action: string): number {
  const { shape } = draft
  if (action === shape.verb) return 1
  // "the full picture of Acme" is more than a line of a list.
  if (looking.has(shape.verb) && !shape.target?.required && looking.has(action))
    return action === 'get' && draft.frame.named.length > 0 && !asksForMany(draft) ? 0.8 : 1
  // "do you have the mail of Sara?"
  if (isLookUp(shape) && draft.asked.length > 0 && isNamed(draft) && onlyLooks(draft)) return 1
  if (action === 'update' && bringsNew(draft)) return 1
  if (action === 'delete' && takesAway(draft)) return 1
  if (['create', 'add'].includes(action) && putsOn(draft)) return 1
  if (!draft.implied.has(action)) return 0
  // "tick that off": what is done, and nothing said of what it is, is a task.
  return action === 'complete' && shape.noun !== errandNoun && !isToldToBe(draft) ? 0.6 : 0.95
}

/** "close the project …", "the website project is done", "Website Relaunch is finished". */
function isToldToBe(draft: Draft): boolean {
  return isNamed(draft) || draft.frame.hits.some(hit => namesNoun(draft, hit))
}

/** "assign a new task to Jonas: …", "start a project …": what there is one more of, and how it is called. */
function bringsNew(draft: Draft): boolean {
  const { shape, frame, args } = draft
  if (shape.verb !== 'create' || !shape.main || args[shape.main.name] === undefined) return false
  return frame.hits.some(
    hit => hit.start <= frame.lead + 4 && namesNoun(draft, hit) && hasRole(frame, hit.start - 1, 'indefinite', 'new'),
  )
}

/** "add a new task …": none that there is already. "The new task" is one. */
function announcesNew(draft: Draft): boolean {
  const { frame } = draft
  return frame.hits.some(hit => {
    const before = hit.start - 2
    return (
      hit.start <= frame.lead + 4 &&
      namesNoun(draft, hit) &&
      hasRole(frame, hit.start - 1, 'new') &&
      (hasRole(frame, before, 'indefinite') || !hasRole(frame, before, 'article'))
    )
  })
}

function asksForMany(draft: Draft): boolean {
  return draft.frame.hits.some(hit => namesNoun(draft, hit) && hasConcept(hit, 'role', 'plural'))
}

function onlyLooks({ frame }: Draft): boolean {
  return frame.actions.every(({ hit }) => conceptsOf(hit, 'action').some(action => looking.has(action.id)))
}

function isNamed({ shape, sure }: Draft): boolean {
  return shape.target !== undefined && sure.has(shape.target.name)
}

/** For a tool that answers it is all one whether something is to be shown, listed or counted. */
const looking = new Set(['search', 'get', 'count'])

/** "remove the tag", "delete her phone": an update that takes something away is a kind of deleting. */
function takesAway(draft: Draft): boolean {
  return draft.shape.verb === 'update' && [...draft.sure].some(name => name === 'clear' || name.startsWith('remove_'))
}

/** "add the note … to Acme": an update that puts something on a record is a kind of adding. */
function putsOn(draft: Draft): boolean {
  const { target, verb } = draft.shape
  if (verb !== 'update' || !target || draft.args[target.name] === undefined || isUnknown(draft)) return false
  return [...draft.sure].some(name => /^(add_|address_)|^(append_)?notes?$/.test(name)) || draft.fieldHits.size > 0
}

/** "to", "on that": "a tarefa" is an article, "à tarefa" leads there. */
function leadsTo({ frame }: Draft, index: number): boolean {
  if (hasRole(frame, index, 'article') && !hasRole(frame, index, 'to_the')) return false
  return hasRole(frame, index, 'cue_to', 'cue_for', 'demonstrative')
}

function isQuoted({ shape, args, frame }: Draft): boolean {
  const target = shape.target && args[shape.target.name]
  return frame.spans.some(span => span.kind === 'quote' && span.value === target)
}

/** "add task prepare slides, due Friday": nothing of that name is known, and nothing says that it is there. */
function isUnknown(draft: Draft): boolean {
  if (!draft.fromRest && !isQuoted(draft)) return false
  return !draft.frame.hits.some(hit => namesNoun(draft, hit) && [1, 2].some(back => leadsTo(draft, hit.start - back)))
}
