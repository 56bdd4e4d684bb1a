// The graph's tools node: gate, run and record the calls of one step. Every call gets an answer, whatever happens.
import type { ToolMessage } from '@langchain/core/messages'
import type { Tool } from '../tools/tool.ts'
import { announce, report } from './announce.ts'
import { endAwaiting, endCancelled } from './endings.ts'
import { gate, storeProposals } from './gate.ts'
import { answerMessage, type Call } from './log.ts'
import { earlierOutcomes } from './replay.ts'
import { noteTaint, type Run, toolRow } from './run.ts'
import { failed, prepare, runTool } from './tool-runner.ts'
import type { ToolOutcome, TurnOutcome } from './turn.ts'

export interface ToolStep {
  messages: ToolMessage[]
  outcome?: TurnOutcome
}

export interface Calls {
  calls: Call[]
  /** The row that made them. */
  rowId: string
  /** A crash cut them off: some may have happened already. */
  resumed: boolean
}

export async function toolStep(run: Run, step: Calls): Promise<ToolStep> {
  const outcomes = new Map<string, ToolOutcome>()
  try {
    run.brakes.beforeToolCalls(step.calls)
    if (!step.resumed) announce(run, step.rowId, step.calls)
    await carryOut(run, step, outcomes)
  } finally {
    for (const call of step.calls) if (!outcomes.has(call.id)) settleCall(run, call, { status: 'cancelled' }, outcomes)
    run.unsaved.push(...step.calls.map(call => toolRow(call, outcomes.get(call.id) ?? { status: 'cancelled' })))
  }
  const rows = run.unsaved.slice(-step.calls.length)
  noteTaint(run, rows)
  if (run.turn.signal.aborted) return { messages: [], outcome: await endCancelled(run) }
  if ([...outcomes.values()].every(outcome => outcome.status === 'awaiting_approval'))
    return { messages: [], outcome: await endAwaiting(run) }
  const fenced = run.parts.model.kind !== 'offline'
  return { messages: step.calls.map((call, index) => answerMessage(call, rows[index], fenced)) }
}

/** Reads that stand side by side run together, everything else in the order it was asked for. */
async function carryOut(run: Run, step: Calls, outcomes: Map<string, ToolOutcome>): Promise<void> {
  const earlier = step.resumed ? await earlierOutcomes(run, step.calls) : new Map<string, ToolOutcome>()
  const proposed: { call: Call; outcome: ToolOutcome }[] = []
  let reads: Promise<void>[] = []
  for (const call of step.calls) {
    if (run.turn.signal.aborted) break
    const known = earlier.get(call.id)
    const prepared = known ? { outcome: known } : prepare(run, call)
    if ('outcome' in prepared) {
      settleCall(run, call, prepared.outcome, outcomes)
      continue
    }
    const { tool, input } = prepared
    if (tool.effect === 'read') {
      reads.push(runTool(run, tool, input, call.id).then(outcome => settleCall(run, call, outcome, outcomes)))
      continue
    }
    await Promise.all(reads)
    reads = []
    const outcome = await proposeOrRun(run, tool, input, call)
    if (outcome.status === 'awaiting_approval') proposed.push({ call, outcome })
    else settleCall(run, call, outcome, outcomes)
  }
  await Promise.all(reads)
  await propose(run, proposed, outcomes)
}

async function proposeOrRun(run: Run, tool: Tool, input: unknown, call: Call): Promise<ToolOutcome> {
  try {
    const proposal = await gate(run, tool, input, call)
    if (proposal === undefined) return await runTool(run, tool, input, call.id)
    if (!run.waiting.some(other => other.id === proposal.id)) run.waiting.push(proposal)
    return { status: 'awaiting_approval', proposal }
  } catch (thrown) {
    return failed(run, tool, thrown)
  }
}

/** A proposal is shown only once it is stored: what a person can approve must be there. */
async function propose(
  run: Run,
  proposed: { call: Call; outcome: ToolOutcome }[],
  outcomes: Map<string, ToolOutcome>,
): Promise<void> {
  if (proposed.length === 0) return
  await storeProposals(run, run.waiting)
  for (const { call, outcome } of proposed) settleCall(run, call, outcome, outcomes)
}

function settleCall(run: Run, call: Call, outcome: ToolOutcome, outcomes: Map<string, ToolOutcome>): void {
  outcomes.set(call.id, outcome)
  report(run, call, outcome)
}
