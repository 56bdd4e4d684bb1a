// A person's answers to proposals: claimed, checked against the present, carried out exactly once, and put into words.
import { CrmError } from '../db/errors.ts'
import type { Language } from '../tools/tool.ts'
import { announce, report } from './announce.ts'
import { assistantLine } from './endings.ts'
import { asProposal } from './gate.ts'
import { approvedCallId, canonicalJson, uuidOf } from './ids.ts'
import type { Call } from './log.ts'
import { type Phrase, phrase } from './phrases.ts'
import {
  type Action,
  type ActionStatus,
  claim,
  findActions,
  giveBack,
  markCarriedOut,
  markExpired,
} from './proposals.ts'
import { earlierOutcomes } from './replay.ts'
import { type Run, resultRowId, say, toolRow } from './run.ts'
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
interface Sorted {
  approved: Action[]
  rejected: Action[]
  sentences: string[]
  stillOpen: Set<string>
  /** Of this turn or of one that crashed: what it did may be in the audit log. */
  resumed: boolean
}

export async function decide(run: Run, messageId: string, decisions: Decision[], resumed: boolean): Promise<Decided> {
  const sorted = await sort(run, messageId, decisions, resumed)
  for (const action of sorted.rejected) reportRejected(run, action)
  return carryOut(run, messageId, decisions, sorted)
}

/** Carries out what was approved before a crash, on the next occasion. */
export async function finishApproved(run: Run, messageId: string, actions: Action[]): Promise<NewMessage[]> {
  const sorted = { approved: actions, rejected: [], sentences: [], stillOpen: new Set<string>(), resumed: true }
  const decisions = actions.map(action => ({ actionId: action.id, verdict: 'approve' as const }))
  return (await carryOut(run, `${messageId}:later`, decisions, sorted)).rows
}

async function sort(run: Run, messageId: string, decisions: Decision[], resumed: boolean): Promise<Sorted> {
  const sorted: Sorted = { approved: [], rejected: [], sentences: [], stillOpen: new Set(), resumed }
  const actions = await actionsOf(run, decisions, resumed)
  const open: { decision: Decision; action: Action }[] = []
  for (const decision of decisions) {
    const action = actions.get(decision.actionId)
    if (action?.status === 'pending') open.push({ decision, action })
    else sortClosed(run, sorted, messageId, action)
  }
  await claimRejected(run, sorted, messageId, open)
  await claimApproved(run, sorted, messageId, open)
  return sorted
}

async function actionsOf(run: Run, decisions: Decision[], resumed: boolean): Promise<Map<string, Action>> {
  const pending = run.opened.pending.map(action => ({ ...action, status: 'pending' as const, outcome: null }))
  const known = new Map<string, Action>(pending.map(action => [action.id, action]))
  const missing = decisions.map(decision => decision.actionId).filter(id => resumed || !known.has(id))
  if (missing.length > 0) for (const action of await findActions(run, missing)) known.set(action.id, action)
  return known
}

const closedPhrases: Record<Exclude<ActionStatus, 'pending' | 'approved'>, Phrase> = {
  executed: 'alreadyDone',
  rejected: 'alreadyRejected',
  failed: 'failedBefore',
  expired: 'expired',
}

/** An action that waits no more: this very decision closed it before a crash, or somebody was faster. */
function sortClosed(run: Run, sorted: Sorted, messageId: string, action: Action | undefined): void {
  const explain = (name: Phrase) => void sorted.sentences.push(phrase(name, run.language))
  if (action === undefined) {
    explain('unknownProposal')
    return
  }
  const own = action.outcome?.message_id === messageId
  if (action.status === 'rejected' && own) return void sorted.rejected.push(action)
  // Approved and not carried out: whoever was to do it is gone, for there is one run at a time.
  if (action.status === 'approved' || (own && action.outcome?.result !== undefined)) {
    sorted.resumed = true
    return void sorted.approved.push(action)
  }
  if (action.status !== 'pending') explain(closedPhrases[action.status])
}

type Open = { decision: Decision; action: Action }[]

async function claimRejected(run: Run, sorted: Sorted, messageId: string, open: Open): Promise<void> {
  const wanted = open.filter(({ decision }) => decision.verdict === 'reject').map(({ action }) => action)
  const record = { message_id: messageId }
  const claimed = await claim(
    run,
    wanted.map(action => action.id),
    'rejected',
    record,
  )
  sorted.rejected.push(...wanted.filter(action => claimed.has(action.id)))
  await explainLost(
    run,
    sorted,
    wanted.filter(action => !claimed.has(action.id)),
  )
}

async function claimApproved(run: Run, sorted: Sorted, messageId: string, open: Open): Promise<void> {
  const wanted = open.filter(
    ({ decision, action }) => decision.verdict === 'approve' && fits(run, sorted, decision, action),
  )
  const plain = wanted.filter(({ decision }) => decision.arguments === undefined).map(({ action }) => action)
  const claimed = await claim(
    run,
    plain.map(action => action.id),
    'approved',
    { message_id: messageId },
  )
  for (const { decision, action } of wanted) {
    const record = { message_id: messageId, ...(decision.arguments ? { arguments: decision.arguments } : {}) }
    const got = decision.arguments ? await claim(run, [action.id], 'approved', record) : claimed
    if (got.has(action.id)) sorted.approved.push({ ...action, status: 'approved', outcome: record })
    else await explainLost(run, sorted, [action])
  }
}

/** Edited values pass the tool's own schema first; if they don't, the proposal stays open. */
function fits(run: Run, sorted: Sorted, decision: Decision, action: Action): boolean {
  if (decision.arguments === undefined) return true
  const prepared = prepare(run, { id: action.tool_call_id, name: action.tool, args: decision.arguments })
  if (!('outcome' in prepared)) return true
  sorted.stillOpen.add(action.id)
  sorted.sentences.push(phrase('invalidEdit', run.language, prepared.outcome.error?.message))
  return false
}

/** It waited a moment ago: it has run out, or another decision got it. */
async function explainLost(run: Run, sorted: Sorted, lost: Action[]): Promise<void> {
  if (lost.length === 0) return
  const now = await findActions(
    run,
    lost.map(action => action.id),
  )
  for (const action of now) {
    if (action.status === 'pending') await reportExpired(run, action)
    const status = action.status === 'pending' ? 'expired' : action.status
    sorted.sentences.push(phrase(status === 'approved' ? 'alreadyDone' : closedPhrases[status], run.language))
  }
}

async function reportExpired(run: Run, action: Action): Promise<void> {
  await markExpired(run, action.id)
  const error = { code: 'expired' as const, message: phrase('expired', run.language) }
  reportOriginal(run, action, { status: 'error', error, proposal: asProposal(run, action) })
}

function reportRejected(run: Run, action: Action): void {
  reportOriginal(run, action, { status: 'rejected', proposal: asProposal(run, action) })
}

/** The card of the proposal changes in every tab. */
function reportOriginal(run: Run, action: Action, outcome: ToolOutcome): void {
  const { tool_call_id: callId, tool: name } = action
  run.turn.emit({ type: 'tool_result', messageId: resultRowId(callId), callId, name, outcome })
}

async function carryOut(run: Run, messageId: string, decisions: Decision[], sorted: Sorted): Promise<Decided> {
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
