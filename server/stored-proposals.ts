// Follows proposals through a stored log: which ones are open, and what the decisions on them did to their cards.
import type { Decision, LogMessage, Proposal } from '../agent/turn.ts'
import type { TimedEvent } from './events.ts'

export interface ProposalBook {
  /** To be called with every row in order. Returns what its decisions changed on earlier cards. */
  read(row: LogMessage): TimedEvent[]
  /** What the run leaves to the person: its own proposals, and after decisions everything that is still open. */
  askedBy(run: LogMessage[]): Proposal[]
}

export function createProposalBook(): ProposalBook {
  const open = new Map<string, Proposal>()

  const decide = ({ actionId, verdict }: Decision, row: LogMessage): TimedEvent[] => {
    const proposal = open.get(actionId)
    // Decided before: the second answer was told in words only.
    if (!proposal) return []
    open.delete(actionId)
    const result = { type: 'tool_result' as const, callId: proposal.toolCallId, name: proposal.tool, messageId: row.id }
    if (Date.parse(row.created_at) > Date.parse(proposal.expiresAt)) {
      const error = { code: 'expired' as const, message: row.content }
      return [{ ...result, outcome: { status: 'error', error, proposal } }]
    }
    return verdict === 'reject' ? [{ ...result, outcome: { status: 'rejected', proposal } }] : []
  }

  return {
    read(row) {
      const { outcome, decisions = [] } = row.metadata
      if (outcome?.status === 'awaiting_approval' && outcome.proposal) open.set(outcome.proposal.id, outcome.proposal)
      // The person's own line says what they wanted, the assistant's what was done about it.
      return row.role === 'assistant' ? decisions.flatMap(decision => decide(decision, row)) : []
    },
    askedBy(run) {
      if (run.some(row => row.metadata.decisions)) return [...open.values()]
      const own = new Set(run.map(row => row.metadata.outcome?.proposal?.id))
      return [...open.values()].filter(proposal => own.has(proposal.id))
    },
  }
}
