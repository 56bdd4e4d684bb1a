// A message with a condition as steps: the look-up that settles it, then what is to be done if it holds, or if it doesn't.
import type { Focus } from '../dialogue/focus.ts'
import { words } from '../text/tokens.ts'
import { hasConcept, hasRole, isWordFor } from '../understand/analysis.ts'
import { type Conditional, conditionalsIn } from '../understand/conditional.ts'
import type { Frame } from '../understand/frame.ts'
import { retell } from '../understand/retell.ts'
import { splitCommands } from '../understand/segments.ts'
import type { Step, Understanding } from './plan.ts'
import { denied, type LookUpTest, plainText, testOf } from './settle-condition.ts'

/** Nothing when no look-up settles it: it is only told then that a condition can't be acted on. */
export function conditionalSteps(
  frame: Frame,
  read: (text: string) => Frame,
  focus: Focus,
  understanding: Understanding,
): Step[] | undefined {
  for (const conditional of conditionalsIn(frame)) {
    const told = read(conditional.told)
    const said = read(conditional.clause)
    // "I've got nothing on then" is not about what was named before.
    const isOwn = said.tokens.some((_, index) => hasRole(said, index, 'self', 'idle'))
    const retold = read(withThen(isOwn ? said : read(retell(told, said).text), conditional, read))
    // "Look at Acme's invoice: if it is …": about that one, and nobody else.
    const isElided = told.named.length > 0 && retold.named.length === 0 && !isOwn
    const [named, ...others] = told.named
    if (isElided && others.length > 0) continue
    const clause = isElided ? read(`${named?.text} ${retold.text}`) : retold
    const plain = read(plainText(clause))
    const found = testOf(clause, read, focus, understanding)
    const test =
      found && (conditional.denied ? denied(found) : { ...found, said: conditional.clause.replace(/[\s,;:]+$/, '') })
    if (found && test) return stepsOf(conditional, { clause, plain }, { found, test }, read, understanding)
  }
  return undefined
}

function stepsOf(
  { command, otherwise }: Conditional,
  { clause, plain }: { clause: Frame; plain: Frame },
  { found, test }: { found: LookUpTest; test: LookUpTest },
  read: (text: string) => Frame,
  { knowledge }: Understanding,
): Step[] | undefined {
  const commands = (text: string, when: LookUpTest | undefined): Step[] => {
    const whom = read(withWhom(plain, read(retell(plain, read(text)).text)))
    const retold = read(withIt(clause, read(withWhen(clause, read(withSame(clause, whom))))))
    const pieces = splitCommands(retold, knowledge.verbs)
    return when ? pieces.map(piece => ({ kind: 'command', text: piece, when })) : []
  }
  const opposite = denied(test)
  if (otherwise && !opposite) return undefined
  const { tool, args } = found
  return [
    { kind: 'decided', decision: { kind: 'calls', calls: [{ tool, args, segment: 0 }] } },
    ...commands(command, test),
    ...(otherwise ? commands(otherwise, opposite) : []),
  ]
}

/** "move it to Friday at 4, but only if I've nothing on then": when is said in the command. */
function withThen(clause: Frame, { command }: Conditional, read: (text: string) => Frame): string {
  const then = clause.hits.find(hit => hasConcept(hit, 'role', 'that_day') || hasConcept(hit, 'role', 'sequel'))
  const isLast = then && clause.tokens.slice(then.end).every(token => !token.word)
  if (!isLast || clause.spans.length > 0) return clause.text
  const when = whenOf(read(command))
  return when ? `${clause.text.slice(0, clause.tokens[then.start]?.start)}${when}` : clause.text
}

/** "if I'm free on Friday at 2, book an hour with Acme": it is booked for then. */
function withWhen(clause: Frame, command: Frame): string {
  const books = command.hits.some(hit => hasConcept(hit, 'entity', 'booking'))
  const makes = command.actions.some(({ hit }) => hasConcept(hit, 'action', 'create'))
  const isFree = clause.hits.some(hit => hasConcept(hit, 'role', 'idle'))
  const isTimed = command.spans.some(({ kind }) => kind === 'day' || kind === 'time')
  const when = whenOf(clause)
  if (!books || !makes || !isFree || isTimed || !when) return command.text
  return `${command.text.replace(/[\s.!?]+$/, '')}, ${when}`
}

/** "if Anna Keller has no number, ask Anna for it": of all Annas the one that the condition is about. */
function withSame({ named }: Frame, command: Frame): string {
  const [only, ...others] = named.flatMap(({ records }) => (records.length === 1 ? records : []))
  if (!only || others.length > 0) return command.text
  const name = words(only.title)
  const short = command.named.findLast(
    one => one.records.length > 1 && words(one.text).every(word => name.includes(word)),
  )
  const from = command.tokens[short?.start ?? -1]?.start
  const to = command.tokens[(short?.end ?? 0) - 1]?.end
  return from === undefined ? command.text : command.text.slice(0, from) + only.title + command.text.slice(to)
}

/** "if Send offer is overdue, make it urgent": elsewhere "make it" corrects what was done. */
function withIt({ named }: Frame, command: Frame): string {
  const { text, tokens } = command
  const opening = command.hits.find(hit => hit.start === 0 && hasConcept(hit, 'role', 'correction'))
  const [only, ...others] = named
  const it = opening && tokens[opening.end - 1]
  if (!opening || !it || !only || others.length > 0 || !isWordFor(command, opening.end - 1, 'thing')) return text
  return `${text.slice(0, it.start)}${only.text}${text.slice(it.end)}`
}

/** The stretch of the text that tells day and time. */
function whenOf({ text, spans }: Frame): string {
  const told = spans.flatMap(span =>
    span.kind === 'day' ? [[span.leadStart, span.end]] : span.kind === 'time' ? [[span.start, span.end]] : [],
  )
  const starts = told.map(([start = 0]) => start)
  const ends = told.map(([, end = 0]) => end)
  return told.length > 0 ? text.slice(Math.min(...starts), Math.max(...ends)) : ''
}

/** "if I haven't met Olga this week, book a meeting": with her. */
function withWhom(clause: Frame, command: Frame): string {
  const [person, ...others] = clause.named.filter(({ records }) => records.some(({ table }) => table === 'contacts'))
  const cue = command.lexicons[0]?.lexicon.roles.cue_with?.split(',').find(word => companions.has(word.trim()))
  const books = command.hits.some(hit => hasConcept(hit, 'entity', 'booking'))
  const makes = command.actions.some(({ hit }) => hasConcept(hit, 'action', 'create'))
  if (!person || !cue || !books || !makes || others.length > 0 || command.named.length > 0) return command.text
  return `${command.text.replace(/[\s.!?]+$/, '')}, ${cue.trim()} ${person.text}`
}

const companions = new Set(['with', 'mit', 'avec', 'con', 'com'])
