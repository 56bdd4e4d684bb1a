// Carries out approved proposals: looks again, acts exactly once, and says what came of all decisions.
import { CrmError } from '../db/errors.ts'
import type { Language } from '../tools/tool.ts'
import { announce, report } from './announce.ts'
import { assistantLine } from './endings.ts'
import { approvedCallId, canonicalJson, uuidOf } from './ids.ts'
import type { Call } from './log.ts'
import { phrase } from './phrases.ts'
import { type Action, giveBack, markCarriedOut } from './proposals.ts'
import { earlierOutcomes } from './replay.ts'
import { type Run, say, toolRow } from './run.ts'
import { failed, prepare, previewTool, runTool } from './tool-runner.ts'
import type { Decision, ToolOutcome } from './turn.ts'
import type { NewMessage } from './turn-store.ts'

export interface Decided {
  /** To be appended to the log: what was said about the answers, then what was carried out. */
  rows: NewMessage[]
  /** Something was carried out or went wrong, which a model should word. */
  carriedOut: boolean
  /** Proposals that wait in spite of the decision on them. */
  stillOpen: Set<string>
}

/** What one decision came to before anything runs: a claimed action, or a sentence. */
export interface Sorted {
  approved: Action[]
  rejected: Action[]
  sentences: string[]
  stillOpen: Set<string>
  /** Of this turn or of one that crashed: what it did may be in the audit log. */
  resumed: boolean
}

export async function carryOut(run: Run, messageId: string, decisions: Decision[], sorted: Sorted): Promise<Decided> {
  const line = assistantLine(wordsFor(sorted, run.language), {}, uuidOf(`${messageId}:decided`))
  const calls = sorted.approved.map(action => approvedCall(action))
  say(run, line.id, line.content)
  announce(run, line.id, calls)
  const rows = [line]
  const earlier = sorted.resumed ? await earlierOutcomes(run, calls) : new Map<string, ToolOutcome>()
  for (const [index, action] of sorted.approved.entries()) {
    const call = calls[index]
    if (call === undefined) continue
    const outcome = earlier.get(call.id) ?? action.outcome?.result ?? (await execute(run, action))
    if (outcome.status === 'cancelled') await waitAgain(run, action, sorted)
    else if (action.outcome?.result === undefined) await markCarriedOut(run, action, outcome)
    report(run, call, outcome)
    rows.push(toolRow(call, outcome))
  }
  const settled = decisions.filter(decision => !sorted.stillOpen.has(decision.actionId))
  line.metadata = { decisions: settled, ...(calls.length > 0 ? { tool_calls: calls } : {}) }
  return { rows, carriedOut: calls.length > 0, stillOpen: sorted.stillOpen }
}

async function waitAgain(run: Run, action: Action, sorted: Sorted): Promise<void> {
  await giveBack(run, action)
  sorted.stillOpen.add(action.id)
}

function approvedCall(action: Action): Call {
  return {
    id: approvedCallId(action.tool_call_id),
    name: action.tool,
    args: action.outcome?.arguments ?? action.arguments,
  }
}

/** Looks again before it acts: what is approved is what was shown. */
async function execute(run: Run, action: Action): Promise<ToolOutcome> {
  if (run.turn.signal.aborted) return { status: 'cancelled' }
  const shown = { id: action.tool_call_id, name: action.tool, args: action.arguments }
  const proposed = prepare(run, shown)
  const approved = prepare(run, { ...shown, args: action.outcome?.arguments ?? action.arguments })
  if ('outcome' in proposed) return proposed.outcome
  if ('outcome' in approved) return approved.outcome
  const { tool } = proposed
  try {
    const preview = tool.preview && (await previewTool(run, tool, proposed.input, action.tool_call_id))
    if (preview && canonicalJson(preview) !== canonicalJson(action.preview)) return changedSince(run)
  } catch (thrown) {
    const gone = thrown instanceof CrmError && (thrown.code === 'not_found' || thrown.code === 'ambiguous')
    return gone ? changedSince(run) : failed(run, tool, thrown)
  }
  return runTool(run, tool, approved.input, action.tool_call_id)
}

function changedSince(run: Run): ToolOutcome {
  return { status: 'error', error: { code: 'conflict', message: phrase('changedSince', run.language) } }
}

function wordsFor({ approved, rejected, sentences }: Sorted, language: Language): string {
  const refused = approved.length > 0 ? 'rejectedSome' : 'rejected'
  const words = rejected.length > 0 ? [phrase(refused, language)] : []
  return [...words, ...new Set(sentences)].join(' ')
}
