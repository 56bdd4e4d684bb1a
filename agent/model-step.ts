// The graph's model node: hold tokens, let the model speak, pay, and put what it said into the log.
import { randomUUID } from 'node:crypto'
import type { AIMessage, BaseMessage } from '@langchain/core/messages'
import { CrmError } from '../db/errors.ts'
import { limitError } from './brakes.ts'
import { citationsOf, createCitationFilter } from './citations.ts'
import { endCancelled, failureMetadata, localised } from './endings.ts'
import { createLinkFilter, hostsIn } from './links.ts'
import { assistantMessage, type Call } from './log.ts'
import { reserve, type Spent, settle } from './metering.ts'
import { toModelError, wasRefused } from './models/errors.ts'
import { phrase } from './phrases.ts'
import type { Run } from './run.ts'
import { storable } from './storable.ts'
import { type Answer, streamAnswer } from './stream-answer.ts'
import type { Citation, MessageMetadata, TurnOutcome } from './turn.ts'
import type { NewMessage } from './turn-store.ts'

/** Either calls to carry out, or the end of the turn. */
export interface ModelStep {
  message?: AIMessage
  calls: Call[]
  /** The row that made the calls. */
  rowId: string
  outcome?: TurnOutcome
}

export async function modelStep(run: Run, messages: BaseMessage[]): Promise<ModelStep> {
  const rowId = randomUUID()
  if (run.turn.signal.aborted) return { calls: [], rowId, outcome: await endCancelled(run) }
  run.brakes.beforeModelCall()
  const callId = await reserve(run, charactersOf(messages) + run.offer.schemaCharacters)
  const answer = await ask(run, messages, rowId)
  const spent = await spentOn(run, messages, answer)
  const isLast = !run.turn.signal.aborted && failureOf(answer) === undefined && answer.calls.length === 0
  const citations = isLast ? await citationsOf(run.db, answer.text, run.passages) : []
  if (isLast && isUnbacked(run, citations)) answer.text += sayUnbacked(run, rowId)
  if (answer.text !== '') run.turn.emit({ type: 'text_end', messageId: rowId })
  const finish = (metadata: MessageMetadata, content = answer.text) =>
    settle(run, callId, spent, assistantRow(rowId, content, metadata), true)

  if (run.turn.signal.aborted) {
    await finish({ ended: 'cancelled' })
    return { calls: [], rowId, outcome: { status: 'cancelled' } }
  }
  const error = failureOf(answer)
  if (error !== undefined) {
    const told = localised(error, run.language)
    await finish(failureMetadata(told), answer.text || told.message)
    throw told
  }
  if (answer.calls.length > 0) {
    const tool_calls = answer.calls.map(({ id, name, args }) => ({ id, name, args }))
    await settle(run, callId, spent, assistantRow(rowId, answer.text, { tool_calls }), false)
    return { message: assistantMessage(answer.text, answer.calls), calls: answer.calls, rowId }
  }
  const { waiting } = run
  if (citations.length > 0) run.turn.emit({ type: 'citations', messageId: rowId, citations })
  await finish({
    ...(waiting.length > 0 && { ended: 'awaiting_approval' as const }),
    ...(citations.length > 0 && { citations }),
  })
  return {
    calls: [],
    rowId,
    outcome: waiting.length > 0 ? { status: 'awaiting_approval', proposals: waiting } : { status: 'done' },
  }
}

/**
 * The firm's documents were all that the model had looked into, and it cites none of them: whatever it says is not from
 * there. The offline model says documents word by word, or that it doesn't know.
 */
function isUnbacked({ parts, sources, waiting }: Run, citations: Citation[]): boolean {
  const onlyDocuments = sources.size === 1 && sources.has('passages')
  return parts.model.kind !== 'offline' && onlyDocuments && waiting.length === 0 && citations.length === 0
}

function sayUnbacked(run: Run, messageId: string): string {
  const delta = `\n\n${phrase('unbacked', run.language)}`
  run.turn.emit({ type: 'text_delta', messageId, delta })
  return delta
}

async function ask(run: Run, messages: BaseMessage[], messageId: string): Promise<Answer> {
  const { limits } = run.parts
  let shown = ''
  const show = (delta: string) => {
    if (delta === '') return
    shown += delta
    run.turn.emit({ type: 'text_delta', messageId, delta })
  }
  // The offline model quotes documents word by word: what they link to is not what anybody asked for.
  const guarded = run.tainted || run.passages.length > 0
  const filters = [
    ...(guarded ? [createLinkFilter(knownHosts(run), phrase('linkRemoved', run.language))] : []),
    createCitationFilter(new Set(run.passages.map(passage => passage.index))),
  ]
  const answer = await streamAnswer({
    model: run.offer.bound,
    messages,
    signal: run.turn.signal,
    turn: run.offline,
    keepsIds: run.parts.model.kind === 'offline',
    silenceMs: limits.modelSilenceMs,
    deadline: { ms: run.brakes.remainingMs(), error: () => limitError('time', run.language) },
    onText: delta => show(filters.reduce((text, filter) => filter.push(text), delta)),
  })
  show(filters.reduce((text, filter) => filter.push(text) + filter.end(), ''))
  return { ...answer, text: shown }
}

/** Hosts that the person named in this conversation, and those that the operator trusts. */
function knownHosts(run: Run): Set<string> {
  const said = run.opened.messages.filter(message => message.role === 'user').map(message => message.content)
  return new Set([...run.parts.trustedHosts, ...hostsIn(said.join(' '))])
}

function failureOf(answer: Answer): CrmError | undefined {
  if (answer.failure !== undefined) return toModelError(answer.failure)
  if (answer.text.trim() !== '' || answer.calls.length > 0) return undefined
  return new CrmError('model_error', 'The language model gave an empty answer.')
}

/** As the server says; counted here when it doesn't, as after a stop. A call that was refused costs nothing. */
async function spentOn(run: Run, messages: BaseMessage[], answer: Answer): Promise<Spent> {
  const { model } = run.parts
  if (answer.usage) return answer.usage
  if (model.multiplier === 0 || (answer.failure !== undefined && wasRefused(answer.failure))) return { in: 0, out: 0 }
  const written =
    answer.text + answer.calls.map(call => call.name + (call.malformed ?? JSON.stringify(call.args))).join('')
  const read = messages.map(message => textOf(message)).join('\n')
  const [tokensIn, tokensOut] = await Promise.all([model.countTokens(read), model.countTokens(written)])
  return { in: tokensIn + Math.ceil(run.offer.schemaCharacters / 4), out: tokensOut }
}

function assistantRow(id: string, content: string, metadata: MessageMetadata): NewMessage {
  return { id, role: 'assistant', content: storable(content), metadata }
}

function textOf(message: BaseMessage): string {
  return typeof message.content === 'string' ? message.content : message.text
}

function charactersOf(messages: BaseMessage[]): number {
  return messages.reduce((sum, message) => sum + textOf(message).length, 0)
}
