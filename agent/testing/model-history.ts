// The rule of the real API that breaks most agents: every tool call is answered directly after its message.

export interface WireMessage {
  role: 'system' | 'developer' | 'user' | 'assistant' | 'tool'
  content: string | null
  tool_calls?: { id: string; function: { name: string; arguments: string } }[]
  tool_call_id?: string
}

/** What the real API would answer 400 with, or nothing. */
export function historyFault(messages: WireMessage[]): string | undefined {
  let open = new Set<string>()
  for (const [index, message] of messages.entries()) {
    if (message.role === 'tool') {
      if (!open.delete(message.tool_call_id ?? '')) return `messages.[${index}] answers no tool call before it.`
      continue
    }
    if (open.size > 0) return `messages.[${index}] follows tool calls without an answer: ${[...open].join(', ')}`
    open = new Set(message.tool_calls?.map(call => call.id))
  }
  return open.size > 0 ? `Tool calls without an answer: ${[...open].join(', ')}` : undefined
}
