// A chat model that runs in this process: no key, no network, no cost. It understands CRM commands, and says what it doesn't.
import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager'
import type { BaseChatModelCallOptions, BindToolsInput } from '@langchain/core/language_models/chat_models'
import { BaseChatModel } from '@langchain/core/language_models/chat_models'
import type { BaseMessage } from '@langchain/core/messages'
import { AIMessage, AIMessageChunk } from '@langchain/core/messages'
import type { ChatResult } from '@langchain/core/outputs'
import { ChatGenerationChunk } from '@langchain/core/outputs'
import type { Registry } from '../../../tools/registry.ts'
import { composeDecision, composeOutcomes, formattingFor } from './compose/compose.ts'
import { newCallId } from './decide/call-ids.ts'
import { decideNext } from './decide/decide.ts'
import type { Knowledge } from './learn/knowledge.ts'
import { learnFrom } from './learn/knowledge.ts'
import type { OfflineTurn } from './turn.ts'

export interface OfflineCallOptions extends BaseChatModelCallOptions {
  /** What the model may know besides the messages; without it nothing can be understood. */
  turn?: OfflineTurn
}

interface Reply {
  text: string
  calls: { id: string; name: string; args: Record<string, unknown> }[]
}

const noTokens = { input_tokens: 0, output_tokens: 0, total_tokens: 0 }

export class OfflineModel extends BaseChatModel<OfflineCallOptions> {
  readonly #knowledge: Knowledge

  constructor(registry: Registry) {
    super({})
    this.#knowledge = learnFrom(registry)
  }

  override _llmType(): string {
    return 'orbit-offline'
  }

  /** Learns now what the first message would else wait for: some tenths of a second. */
  warmUp(): void {
    void this.#knowledge.classifier
  }

  /** The registry is known already: binding changes nothing. */
  override bindTools(_tools: BindToolsInput[], options?: Partial<OfflineCallOptions>) {
    return this.withConfig(options ?? {})
  }

  override async _generate(messages: BaseMessage[], options: this['ParsedCallOptions']): Promise<ChatResult> {
    const { text, calls } = await this.#reply(messages, options.turn)
    const message = new AIMessage({
      content: text,
      tool_calls: calls.map(call => ({ ...call, type: 'tool_call' as const })),
      usage_metadata: noTokens,
    })
    return { generations: [{ text, message }] }
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const { text, calls } = await this.#reply(messages, options.turn)
    for (const piece of text.match(/\S+\s*|\s+/g) ?? []) {
      yield new ChatGenerationChunk({ text: piece, message: new AIMessageChunk({ content: piece }) })
      await runManager?.handleLLMNewToken(piece)
    }
    const chunks = calls.map((call, index) => ({
      id: call.id,
      name: call.name,
      args: JSON.stringify(call.args),
      index,
      type: 'tool_call_chunk' as const,
    }))
    const message = new AIMessageChunk({ content: '', tool_call_chunks: chunks, usage_metadata: noTokens })
    yield new ChatGenerationChunk({ text: '', message })
  }

  async #reply(messages: BaseMessage[], turn: OfflineTurn | undefined): Promise<Reply> {
    if (!turn) throw new Error('The offline model needs the call option "turn".')
    const situation = await decideNext(messages, { knowledge: this.#knowledge, turn })
    if (!situation) return { text: '', calls: [] }
    const { decision, step, steps, exchange, frame } = situation
    if (decision?.kind === 'calls') {
      return {
        text: '',
        calls: decision.calls.map(({ tool, args }) => ({ id: newCallId({ step, steps }), name: tool, args })),
      }
    }
    const formatting = formattingFor(turn)
    const outcomes = composeOutcomes(exchange.calls, frame, this.#knowledge, formatting)
    const more = decision ? composeDecision(decision, this.#knowledge, formatting) : ''
    return { text: [outcomes, more].filter(Boolean).join('\n'), calls: [] }
  }
}

export function createOfflineModel(registry: Registry): OfflineModel {
  return new OfflineModel(registry)
}
