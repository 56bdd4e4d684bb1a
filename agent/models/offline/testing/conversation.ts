// Conversations for tests, as the graph hands them to a model.
import type { BaseMessage } from '@langchain/core/messages'
import { AIMessage, HumanMessage, ToolMessage } from '@langchain/core/messages'
import type { Card } from '../../../../tools/card.ts'
import type { Language } from '../../../../tools/tool.ts'
import { detectLanguage } from '../../../language.ts'
import { outcomeText } from '../../../log.ts'
import type { ToolOutcome } from '../../../turn.ts'
import type { OfflineTurn } from '../turn.ts'
import { fakeMentions } from './fake-mentions.ts'

export const testNow = new Date('2026-11-23T09:00:00+01:00')

export function testTurn(text: string, language?: Language): OfflineTurn {
  return {
    language: language ?? detectLanguage(text, 'en'),
    now: testNow,
    timeZone: 'Europe/Zurich',
    settings: { currency: 'CHF', payment_terms_days: 30, time_zone: 'Europe/Zurich', country: 'CH', language: 'en' },
    mentions: fakeMentions,
    pending: [],
    user: { full_name: 'Sofia Keller' },
  }
}

export interface ToldCall {
  name: string
  args: Record<string, unknown>
  outcome: ToolOutcome
  id?: string
}

/** One exchange: what the person said, what was called, what the model answered. */
export function exchange(text: string, calls: ToldCall[], reply: string): BaseMessage[] {
  const told = calls.map((call, index) => ({ id: call.id ?? `${text}-${index}`, ...call }))
  const messages: BaseMessage[] = [new HumanMessage(text)]
  for (const { id, name, args, outcome } of told) {
    messages.push(new AIMessage({ content: '', tool_calls: [{ id, name, args, type: 'tool_call' }] }))
    messages.push(new ToolMessage({ content: outcomeText(outcome, false), tool_call_id: id, name }))
  }
  return reply ? [...messages, new AIMessage(reply)] : messages
}

export function done(card: Card): ToolOutcome {
  return { status: 'ok', card }
}
