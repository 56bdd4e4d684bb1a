// A message with a condition as steps: the look-up that settles it, then what is to be done if it holds, or if it doesn't.
import type { Focus } from '../dialogue/focus.ts'
import { hasConcept } from '../understand/analysis.ts'
import { type Conditional, conditionalsIn } from '../understand/conditional.ts'
import type { Frame } from '../understand/frame.ts'
import { retell } from '../understand/retell.ts'
import { splitCommands } from '../understand/segments.ts'
import type { Step, Understanding } from './decide.ts'
import { denied, type LookUpTest, plainText, testOf } from './settle-condition.ts'

/** Nothing when no look-up settles it: it is only told then that a condition can't be acted on. */
export function conditionalSteps(
  frame: Frame,
  read: (text: string) => Frame,
  focus: Focus,
  understanding: Understanding,
): Step[] | undefined {
  for (const conditional of conditionalsIn(frame)) {
    const clause = read(retell(read(conditional.told), read(conditional.clause)).text)
    const plain = read(plainText(clause))
    const found = testOf(clause, read, focus, understanding)
    const test = found && (conditional.denied ? denied(found) : found)
    if (found && test) return stepsOf(conditional, plain, { found, test }, read, understanding)
  }
  return undefined
}

function stepsOf(
  { command, otherwise }: Conditional,
  clause: Frame,
  { found, test }: { found: LookUpTest; test: LookUpTest },
  read: (text: string) => Frame,
  { knowledge }: Understanding,
): Step[] | undefined {
  const commands = (text: string, when: LookUpTest | undefined): Step[] => {
    const retold = read(withWhom(clause, read(retell(clause, read(text)).text)))
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
