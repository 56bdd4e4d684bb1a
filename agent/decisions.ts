// A person's answers to proposals: each is claimed by exactly one decision, or it is said why not.
import { carryOut, type Decided, type Sorted } from './carry-out.ts'
import { asProposal } from './gate.ts'
import { type Phrase, phrase } from './phrases.ts'
import { type Action, type ActionStatus, claim, findActions, markExpired } from './proposals.ts'
import { type Run, resultRowId } from './run.ts'
import { prepare } from './tool-runner.ts'
import type { Decision, ToolOutcome } from './turn.ts'
import type { NewMessage } from './turn-store.ts'

export async function decide(run: Run, messageId: string, decisions: Decision[], resumed: boolean): Promise<Decided> {
  const sorted = await sort(run, messageId, decisions, resumed)
  for (const action of sorted.rejected) reportRejected(run, action)
  return carryOut(run, messageId, decisions, sorted)
}

/** Rejects, and says nothing: the line goes on with an order, which the model answers. */
export async function refuse(run: Run, messageId: string, decisions: Decision[], resumed: boolean): Promise<void> {
  const { rejected } = await sort(run, messageId, decisions, resumed)
  for (const action of rejected) reportRejected(run, action)
  const ids = new Set(rejected.map(action => action.id))
  run.opened.pending = run.opened.pending.filter(action => !ids.has(action.id))
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
