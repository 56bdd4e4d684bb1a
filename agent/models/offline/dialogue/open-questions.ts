// A tool that could not decide between records asks through its error: which argument, which choices.
import type { Question } from '../decide/decision.ts'
import type { Knowledge } from '../learn/knowledge.ts'
import type { ToolShape } from '../shape/shape.ts'
import { words } from '../text/tokens.ts'
import type { PastCall } from './history.ts'

export function questionFromOutcome(call: PastCall, knowledge: Knowledge): Question | undefined {
  const error = call.outcome?.error
  const shape = knowledge.shapes.find(candidate => candidate.name === call.name)
  if (!error || !shape || call.outcome?.status !== 'error') return undefined
  const base = {
    kind: 'which_record' as const,
    call: { name: call.name, args: call.args },
    choices: error.choices ?? [],
  }
  if (error.code === 'duplicate') {
    const flag = shape.slots.find(slot => slot.kind === 'flag' && /duplicate|anyway|force/.test(slot.name))
    return flag ? { ...base, slot: flag.name, problem: 'duplicate' } : undefined
  }
  if (error.code !== 'ambiguous' && error.code !== 'not_found') return undefined
  const slot = slotInQuestion(call, shape, `${error.message} ${base.choices.map(choice => choice.label).join(' ')}`)
  return slot ? { ...base, slot, problem: error.code } : undefined
}

/** The reference whose words the error repeats; a tool with one reference leaves no doubt, unless it looks for many. */
function slotInQuestion(call: PastCall, shape: ToolShape, message: string): string | undefined {
  const references = shape.slots.filter(slot => slot.kind === 'reference' && call.args[slot.name] !== undefined)
  const said = new Set(words(message))
  const ranked = references
    .map(slot => ({ slot, shared: words(String(call.args[slot.name])).filter(word => said.has(word)).length }))
    .sort((a, b) => b.shared - a.shared)
  const [likeliest] = ranked
  return shape.bulk && likeliest?.shared === 0 ? undefined : likeliest?.slot.name
}
