// Finds where a turn starts: with a fresh line, with a person's decisions, or where a crash cut it off.
import { report } from './announce.ts'
import { decisionsOf, refusesAndGoesOn } from './answers.ts'
import { decide, finishApproved, refuse } from './decisions.ts'
import { close, endAwaiting } from './endings.ts'
import { asProposal } from './gate.ts'
import { currentTurn, isUnfinished, unansweredCalls } from './log.ts'
import { actionsDecidedBy } from './proposals.ts'
import { earlierOutcomes } from './replay.ts'
import { noteSources, noteTaint, type Run, toolRow } from './run.ts'
import type { Calls } from './tool-step.ts'
import type { LogMessage, ToolOutcome, TurnOutcome } from './turn.ts'

/** The turn is over already, or the graph goes on: with these calls, or with the model. */
export interface Start {
  outcome?: TurnOutcome
  calls?: Calls
}

export async function start(run: Run): Promise<Start> {
  const { input } = run.turn
  const { messages, duplicate } = run.opened
  const line = messages.findLast(message => message.role === 'user')
  const fresh = input.kind !== 'continue' && !duplicate
  if (fresh && line !== undefined) {
    run.turn.emit({ type: 'user_message', messageId: line.id, text: line.content })
    await finishEarlier(run, line)
    return answerLine(run, line, false)
  }
  const ours = input.kind === 'continue' || line?.id === input.id
  if (line === undefined || !ours || !isUnfinished(messages)) return nothingToDo(run)
  await finishEarlier(run, line)
  return resume(run, line, currentTurn(messages))
}

/** Sent twice, or nothing was cut off. */
async function nothingToDo(run: Run): Promise<Start> {
  await close(run)
  return { outcome: { status: 'done' } }
}

async function resume(run: Run, line: LogMessage, rows: LogMessage[]): Promise<Start> {
  noteTaint(run, rows)
  noteSources(run, rows)
  const proposed = rows.flatMap(row => row.metadata.outcome?.proposal?.id ?? [])
  const pending = run.opened.pending.filter(action => proposed.includes(action.id))
  run.waiting = pending.map(action => asProposal(run, action))
  const open = unansweredCalls(rows)
  const rowId = open[0]?.row.id
  if (rowId !== undefined) return { calls: { calls: open.map(({ call }) => call), rowId, resumed: true } }
  if (rows.length === 1) return answerLine(run, line, true)
  return onlyProposals(rows) ? { outcome: await endAwaiting(run) } : {}
}

/** The last step only proposed: there is nothing for a model to word. */
function onlyProposals(rows: LogMessage[]): boolean {
  const step = rows.findLastIndex(row => row.metadata.tool_calls)
  return rows.slice(step + 1).every(row => row.metadata.outcome?.status === 'awaiting_approval')
}

async function answerLine(run: Run, line: LogMessage, resumed: boolean): Promise<Start> {
  const decisions = await decisionsOf(run, line, resumed)
  if (decisions.length === 0) return {}
  if (refusesAndGoesOn(line, run.opened.pending)) {
    await refuse(run, line.id, decisions, resumed)
    return {}
  }
  const decided = await decide(run, line.id, decisions, resumed)
  const settled = decisions.map(decision => decision.actionId).filter(id => !decided.stillOpen.has(id))
  const undecided = run.opened.pending.filter(action => !settled.includes(action.id))
  run.waiting = undecided.map(action => asProposal(run, action))
  if (decided.carriedOut) {
    run.unsaved.push(...decided.rows)
    noteTaint(run, decided.rows)
    return {}
  }
  const [last] = decided.rows
  if (last !== undefined && run.waiting.length > 0) last.metadata.ended = 'awaiting_approval'
  await close(run, last)
  return {
    outcome: run.waiting.length > 0 ? { status: 'awaiting_approval', proposals: run.waiting } : { status: 'done' },
  }
}

/**
 * A crash cut the turn before this one off, and the person typed on. What they had approved is carried out; a step
 * that happened is recorded as it happened; the rest was not carried out, and the log says so.
 */
async function finishEarlier(run: Run, line: LogMessage): Promise<void> {
  const { messages } = run.opened
  const earlier = messages.slice(0, messages.indexOf(line))
  const cutOff = earlier.at(-1)
  if (cutOff === undefined || !isUnfinished(earlier)) return
  // What an earlier attempt at this has recorded stands after the line.
  const open = unansweredCalls(messages).flatMap(({ row, call }) => (earlier.includes(row) ? [call] : []))
  const happened = open.length === 0 ? new Map<string, ToolOutcome>() : await earlierOutcomes(run, open)
  for (const call of open) {
    const outcome = happened.get(call.id) ?? { status: 'cancelled' }
    run.unsaved.push(toolRow(call, outcome))
    report(run, call, outcome)
  }
  if (cutOff.role !== 'user') return
  const decided = await actionsDecidedBy(run, cutOff.id)
  const approved = decided.filter(action => action.status === 'approved')
  if (approved.length > 0) run.unsaved.push(...(await finishApproved(run, cutOff.id, approved)))
}
