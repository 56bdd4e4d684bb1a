// Decides by effect whether a call runs or becomes a proposal, in code: no prompt and no model can talk it round.

import { unwrap } from '../db/postgrest-errors.ts'
import type { Json } from '../db/types.ts'
import { freeRows, type Tool } from '../tools/tool.ts'
import { canonicalJson, uuidOf } from './ids.ts'
import type { Call } from './log.ts'
import type { Run } from './run.ts'
import { previewTool } from './tool-runner.ts'
import type { Proposal } from './turn.ts'
import type { PendingAction } from './turn-store.ts'

/**
 * A proposal when a person has to say yes first, nothing when the call may run. Reads run. A write runs, unless it
 * concerns many rows or untrusted text was read in this turn. `confirm` never runs unasked.
 * @throws {CrmError} what the tool's preview throws: a record that isn't there, or isn't the only one.
 */
export async function gate(run: Run, tool: Tool, input: unknown, call: Call): Promise<Proposal | undefined> {
  if (tool.effect === 'read') return undefined
  const asks = tool.effect === 'confirm' || run.tainted
  if (!asks && tool.preview === undefined) return undefined
  const preview = await previewTool(run, tool, input, call.id)
  if (!asks && preview.total <= freeRows) return undefined
  return (
    sameProposal(run, call) ?? {
      id: uuidOf(`${call.id}:proposal`),
      toolCallId: call.id,
      tool: tool.name,
      title: tool.title,
      arguments: call.args,
      preview,
      expiresAt: new Date(run.now.getTime() + run.parts.limits.proposalMs).toISOString(),
    }
  )
}

/** The same thing proposed again is the proposal that waits already. */
function sameProposal(run: Run, call: Call): Proposal | undefined {
  const wanted = canonicalJson(call.args)
  const known = [...run.waiting, ...run.opened.pending.map(action => asProposal(run, action))]
  return known.find(other => other.tool === call.name && canonicalJson(other.arguments) === wanted)
}

/** One request for all proposals of a step. A repeated step finds its rows and leaves them as they are. */
export async function storeProposals(run: Run, proposals: Proposal[]): Promise<void> {
  const stored = new Set(run.opened.pending.map(action => action.id))
  const rows = proposals
    .filter(proposal => !stored.has(proposal.id))
    .map(proposal => ({
      id: proposal.id,
      org_id: run.opened.org.id,
      user_id: run.opened.user.id,
      conversation_id: run.turn.conversationId,
      tool_call_id: proposal.toolCallId,
      tool: proposal.tool,
      arguments: json(proposal.arguments),
      preview: json(proposal.preview),
      expires_at: proposal.expiresAt,
    }))
  if (rows.length === 0) return
  unwrap(await run.db.from('pending_actions').upsert(rows, { onConflict: 'id', ignoreDuplicates: true }))
}

export function asProposal(run: Run, action: PendingAction): Proposal {
  return {
    id: action.id,
    toolCallId: action.tool_call_id,
    tool: action.tool,
    title: run.parts.registry.get(action.tool)?.title ?? action.tool,
    arguments: action.arguments,
    preview: action.preview,
    expiresAt: action.expires_at,
  }
}

/** Plain data, which the generated type of a jsonb column can't know. */
function json(value: object): Json {
  return value as unknown as Json
}
