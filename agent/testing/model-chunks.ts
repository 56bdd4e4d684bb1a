// A scripted answer as the chunks of an OpenAI stream: words one by one, calls in two pieces, the usage last.
import { randomUUID } from 'node:crypto'
import type { ScriptedAnswer, ScriptedCall } from './model-server.ts'

export function chunksOf(answer: ScriptedAnswer, model: string): object[] {
  const id = `chatcmpl-${randomUUID()}`
  const chunk = (delta: object, finish: string | null = null) => ({
    id,
    object: 'chat.completion.chunk',
    created: 0,
    model,
    choices: [{ index: 0, delta, finish_reason: finish }],
  })
  const words = answer.text?.match(/\S+\s*/g) ?? []
  const calls = answer.calls ?? []
  const content = [
    chunk({ role: 'assistant', content: '' }),
    ...words.map(word => chunk({ content: word })),
    ...calls.flatMap((call, index) => callDeltas(call, index).map(delta => chunk(delta))),
  ]
  if (answer.fault !== undefined) return content
  const end = chunk({}, calls.length > 0 ? 'tool_calls' : 'stop')
  return [...content, end, ...usageChunk(answer, id, model)]
}

function callDeltas(call: ScriptedCall, index: number): object[] {
  const text = typeof call.args === 'string' ? call.args : JSON.stringify(call.args)
  const half = Math.ceil(text.length / 2)
  const id = call.id ?? `call_${randomUUID()}`
  return [
    { tool_calls: [{ index, id, type: 'function', function: { name: call.name, arguments: text.slice(0, half) } }] },
    { tool_calls: [{ index, function: { arguments: text.slice(half) } }] },
  ]
}

function usageChunk(answer: ScriptedAnswer, id: string, model: string): object[] {
  if (answer.usage === null) return []
  const { in: tokensIn, out: tokensOut } = answer.usage ?? { in: 100, out: 20 }
  const usage = { prompt_tokens: tokensIn, completion_tokens: tokensOut, total_tokens: tokensIn + tokensOut }
  return [{ id, object: 'chat.completion.chunk', created: 0, model, choices: [], usage }]
}
