// Tells every tab which tools are called and what came of them.
import type { Call } from './log.ts'
import { type Run, resultRowId } from './run.ts'
import type { ToolOutcome } from './turn.ts'

export function announce(run: Run, messageId: string, calls: Call[]): void {
  for (const { id: callId, name, args } of calls) {
    const title = run.parts.registry.get(name)?.title ?? name
    run.turn.emit({ type: 'tool_call', messageId, callId, name, title, arguments: args })
  }
}

export function report(run: Run, { id: callId, name }: Call, outcome: ToolOutcome): void {
  run.turn.emit({ type: 'tool_result', messageId: resultRowId(callId), callId, name, outcome })
}
