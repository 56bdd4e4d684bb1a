// Events and cards for tests, as a server sends them.
import type { Card, CustomEvents, Identity, Proposal, ToolOutcome } from '../../server/protocol.ts'
import type { WireEvent } from '../src/transcript.ts'

export const runStarted = (runId = 'r1'): WireEvent => ({ type: 'RUN_STARTED', threadId: 't', runId })
export const runFinished = (runId = 'r1'): WireEvent => ({
  type: 'RUN_FINISHED',
  threadId: 't',
  runId,
  outcome: { type: 'success' },
})

function custom<Name extends keyof CustomEvents>(name: Name, value: CustomEvents[Name]): WireEvent {
  return { type: 'CUSTOM', name, value }
}

export const userMessage = (messageId: string, text: string): WireEvent =>
  custom('orbit.user_message', { messageId, text, createdAt: '2026-11-23T09:00:00+01:00' })

export function saying(messageId: string, ...deltas: string[]): WireEvent[] {
  return [
    { type: 'TEXT_MESSAGE_START', messageId, role: 'assistant' },
    ...deltas.map((delta): WireEvent => ({ type: 'TEXT_MESSAGE_CONTENT', messageId, delta })),
    { type: 'TEXT_MESSAGE_END', messageId },
  ]
}

export function calling(toolCallId: string, toolCallName: string, title: string, outcome: ToolOutcome): WireEvent[] {
  return [
    { type: 'TOOL_CALL_START', toolCallId, toolCallName, metadata: { title } },
    { type: 'TOOL_CALL_ARGS', toolCallId, delta: '{}' },
    { type: 'TOOL_CALL_END', toolCallId },
    outcomeOf(toolCallId, title, outcome),
  ]
}

export const outcomeOf = (toolCallId: string, title: string, outcome: ToolOutcome): WireEvent =>
  custom('orbit.outcome', { toolCallId, title, outcome })

export const usage = (monthly: number, effectiveTokens = 0): WireEvent =>
  custom('orbit.usage', {
    model: 'offline',
    tokensIn: 10,
    tokensOut: 5,
    effectiveTokens,
    balance: { monthly, packs: 0 },
  })

export const identity: Identity = {
  user: { id: 'u1', name: 'Nora Keller', email: 'nora@studio.ch', role: 'owner' },
  org: { id: 'o1', name: 'Studio Keller', currency: 'CHF', timeZone: 'Europe/Zurich', language: 'en' },
  model: 'offline',
  balance: { monthly: 50_000, packs: 0 },
  plan: { tier: 'free', monthlyTokens: 200_000 },
}

export const annaCreated: Card = {
  kind: 'change',
  action: 'created',
  record: {
    table: 'contacts',
    id: 'c1',
    title: 'Anna Müller',
    fields: { company_name: 'Acme AG', email: 'anna@acme.ch', status: 'lead', org_id: 'o1', tags: ['vip', 'zurich'] },
  },
}

export const callDue: Card = {
  kind: 'change',
  action: 'updated',
  record: { table: 'tasks', id: 't1', title: 'Call Anna Müller', fields: { due_date: '2026-11-27', status: 'todo' } },
  changes: [
    { field: 'due_date', from: '2026-11-25', to: '2026-11-27' },
    { field: 'priority', from: 'medium', to: 'urgent' },
  ],
}

export const proposal: Proposal = {
  id: '5a0e8a53-7b1c-4c0f-9a55-0c56f31b7b01',
  toolCallId: 'call_delete',
  tool: 'delete_task',
  title: 'Delete task',
  arguments: { task: 'Call Anna Müller', reason: 'done by phone' },
  preview: {
    action: 'delete',
    total: 1,
    records: [
      {
        record: {
          table: 'tasks',
          id: 't1',
          title: 'Call Anna Müller',
          fields: { due_date: '2026-11-27', status: 'todo' },
        },
      },
    ],
  },
  expiresAt: '2026-11-23T09:30:00+01:00',
}
