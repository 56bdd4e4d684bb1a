// Which decisions a line of the person's makes: those of its buttons, or a "yes" or "no" to what was asked last.

import { actionsDecidedBy } from './proposals.ts'
import type { Run } from './run.ts'
import type { Decision, LogMessage } from './turn.ts'
import type { PendingAction } from './turn-store.ts'
import { orderAfterRefusal, readVerdict } from './verdict.ts'

/** None when the line is something else. After a crash, what it decided before counts. */
export async function decisionsOf(run: Run, line: LogMessage, resumed: boolean): Promise<Decision[]> {
  if (line.metadata.decisions) return line.metadata.decisions
  if (resumed) {
    const decided = await actionsDecidedBy(run, line.id)
    if (decided.length > 0)
      return decided.map(action => ({
        actionId: action.id,
        verdict: action.status === 'rejected' ? 'reject' : 'approve',
      }))
  }
  const before = run.opened.messages.filter(message => message.id !== line.id)
  const asked = lastAsked(before, run.opened.pending)
  if (asked.length === 0) return []
  const tools = asked.map(action => action.tool)
  const verdict = orderAfterRefusal(line.content, tools) ? 'reject' : readVerdict(line.content, tools)
  // "ok" after something else was said answers that; "yes, delete it" still says what it means.
  const isStale = !isLastSaid(before) && readVerdict(line.content) === 'approve'
  return verdict === undefined || isStale ? [] : asked.map(action => ({ actionId: action.id, verdict }))
}

/** Whether the line refuses what was asked and goes on: then the rest is the model's. */
export function refusesAndGoesOn({ content, metadata }: LogMessage, actions: PendingAction[]): boolean {
  const tools = actions.map(action => action.tool)
  return metadata.decisions === undefined && orderAfterRefusal(content, tools) !== undefined
}

function isLastSaid(messages: LogMessage[]): boolean {
  return messages.findLast(message => message.role === 'assistant')?.metadata.ended === 'awaiting_approval'
}

/**
 * The proposals that a "yes" would mean: the latest batch. None when something else was asked since, because then the
 * "yes" answers that.
 */
function lastAsked(messages: LogMessage[], pending: PendingAction[]): PendingAction[] {
  const spoken = messages.findLast(message => message.role === 'assistant')
  if (!isLastSaid(messages) && spoken?.content.trimEnd().endsWith('?')) return []
  const step = messages.findLast(message => batchOf(message, pending).length > 0)
  return step === undefined ? [] : batchOf(step, pending)
}

function batchOf(message: LogMessage, pending: PendingAction[]): PendingAction[] {
  const ids = new Set(message.metadata.tool_calls?.map(call => call.id))
  return pending.filter(action => ids.has(action.tool_call_id))
}
