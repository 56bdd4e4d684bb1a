// One call of the chat model, read to its end or to where it broke. Never throws: what went wrong is part of the answer.
import type { AIMessageChunk, BaseMessage } from '@langchain/core/messages'
import { addPiece, type PartialCall, readCall } from './call-pieces.ts'
import type { Call } from './log.ts'
import type { Spent } from './metering.ts'
import type { BoundModel } from './models/chat-model.ts'
import { timeoutError } from './models/errors.ts'
import type { OfflineTurn } from './models/offline/turn.ts'

export interface Answer {
  text: string
  calls: Call[]
  /** As the server counted them. */
  usage?: Spent
  failure?: unknown
}

export interface AnswerRequest {
  model: BoundModel
  messages: BaseMessage[]
  signal: AbortSignal
  turn: OfflineTurn | undefined
  /** The model's own ids are unique in the world and mean something to it. Servers' aren't, so they get ours. */
  keepsIds: boolean
  silenceMs: number
  /** What to give up with when the turn's time is over before the answer is. */
  deadline: { ms: number; error(): Error }
  onText(delta: string): void
}

export async function streamAnswer(request: AnswerRequest): Promise<Answer> {
  const answer: Answer = { text: '', calls: [] }
  const partial: PartialCall[] = []
  const guard = createGuard(request)
  try {
    guard.signal.throwIfAborted()
    const options = request.turn === undefined ? { signal: guard.signal } : { signal: guard.signal, turn: request.turn }
    const chunks = (await request.model.stream(request.messages, options))[Symbol.asyncIterator]()
    // Before it begins, a call may be waiting to try again, which no signal ends; after that the connection is cut.
    let next = await Promise.race([chunks.next(), guard.aborted])
    while (!next.done) {
      guard.heard()
      readChunk(next.value, answer, partial, request.onText)
      next = await chunks.next()
    }
    guard.signal.throwIfAborted()
    answer.calls = partial.filter(call => call.name !== '').map(call => readCall(call, request.keepsIds))
  } catch (thrown) {
    answer.failure = guard.signal.aborted ? guard.signal.reason : thrown
  } finally {
    guard.release()
  }
  return answer
}

/** Ends the call when the person stops it, when the model falls silent, and when the turn's time is over. */
function createGuard(request: AnswerRequest) {
  const controller = new AbortController()
  const stop = () => controller.abort(request.signal.reason)
  if (request.signal.aborted) stop()
  request.signal.addEventListener('abort', stop, { once: true })
  const aborted = new Promise<never>((_resolve, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason), { once: true })
  })
  aborted.catch(() => undefined)
  const silence = setTimeout(() => controller.abort(timeoutError()), request.silenceMs)
  const deadline = setTimeout(() => controller.abort(request.deadline.error()), request.deadline.ms)
  return {
    signal: controller.signal,
    aborted,
    heard: () => void silence.refresh(),
    release() {
      clearTimeout(silence)
      clearTimeout(deadline)
      request.signal.removeEventListener('abort', stop)
    },
  }
}

function readChunk(
  chunk: AIMessageChunk,
  answer: Answer,
  partial: PartialCall[],
  onText: (delta: string) => void,
): void {
  const { content } = chunk
  const text = typeof content === 'string' ? content : chunk.text
  if (text !== '') {
    answer.text += text
    onText(text)
  }
  for (const piece of chunk.tool_call_chunks ?? []) addPiece(partial, piece)
  // A model that doesn't stream hands over a whole message instead of chunks.
  if (chunk.tool_call_chunks === undefined) {
    for (const call of chunk.tool_calls ?? [])
      partial.push({ index: undefined, id: call.id, name: call.name, args: JSON.stringify(call.args) })
  }
  const usage = chunk.usage_metadata
  if (usage) answer.usage = { in: usage.input_tokens, out: usage.output_tokens }
}
