// Which chat model answers, and what it costs: an OpenAI-compatible server, or the offline model that needs none.
import { BaseChatModel } from '@langchain/core/language_models/chat_models'
import type { AIMessageChunk, BaseMessage } from '@langchain/core/messages'
import { ChatOpenAI } from '@langchain/openai'
import { createKeepAliveFetch } from '../../db/keep-alive-fetch.ts'
import type { Registry } from '../../tools/registry.ts'
import { createOfflineModel, OfflineModel } from './offline/offline-model.ts'
import type { OfflineTurn } from './offline/turn.ts'
import { modelTraits, offlineModelName } from './table.ts'
import { type CountTokens, createTokenCounter } from './tokens.ts'
import type { ToolSchema } from './tool-schemas.ts'

export type ChatModelConfig =
  | { kind: 'offline'; registry: Registry }
  | {
      kind: 'openai'
      model: string
      apiKey: string
      /** Any OpenAI-compatible server; left out: OpenAI's own. */
      baseUrl?: string
      /** Of a request until its answer begins. */
      timeoutMs?: number
      /** Of a request that got no answer at all; an answer that broke off is never asked for again. */
      maxRetries?: number
      /** Instead of the table's. */
      multiplier?: number
    }

/** A chat model with the tools bound to it. */
export interface BoundModel {
  stream(
    messages: BaseMessage[],
    options: ModelCallOptions,
  ): AsyncIterable<AIMessageChunk> | Promise<AsyncIterable<AIMessageChunk>>
}

export interface ModelCallOptions {
  signal: AbortSignal
  /** For the offline model: what it may know besides the messages. */
  turn?: OfflineTurn
}

export interface ChatModelChoice {
  kind: ChatModelConfig['kind']
  name: string
  multiplier: number
  /** The longest answer that it is asked for. */
  maxAnswerTokens: number
  chat: BaseChatModel
  countTokens: CountTokens
  /** Does ahead what the first answer would wait for. */
  warmUp(): void
  /** Called once per agent: binding costs more than a call does. */
  bind(tools: ToolSchema[]): BoundModel
}

export function createChatModel(config: ChatModelConfig): ChatModelChoice {
  const chat = config.kind === 'offline' ? createOfflineModel(config.registry) : openaiModel(config)
  const name = config.kind === 'offline' ? offlineModelName : config.model
  const traits = modelTraits(name)
  const multiplier = (config.kind === 'openai' ? config.multiplier : undefined) ?? traits.multiplier
  return {
    kind: config.kind,
    name,
    multiplier,
    maxAnswerTokens: traits.maxAnswerTokens,
    chat,
    countTokens: createTokenCounter(),
    warmUp: () => chat instanceof OfflineModel && chat.warmUp(),
    bind: tools => bindTools(chat, tools),
  }
}

function openaiModel(config: Extract<ChatModelConfig, { kind: 'openai' }>): ChatOpenAI {
  const { temperature, maxAnswerTokens } = modelTraits(config.model)
  // `streaming` stays unset on purpose: with it langchain estimates the usage by downloading an encoding.
  return new ChatOpenAI({
    model: config.model,
    apiKey: config.apiKey,
    streamUsage: true,
    maxTokens: maxAnswerTokens,
    timeout: config.timeoutMs ?? 60_000,
    maxRetries: config.maxRetries ?? 2,
    ...(temperature === undefined ? {} : { temperature }),
    configuration: {
      logLevel: 'off',
      fetch: createKeepAliveFetch(),
      ...(config.baseUrl === undefined ? {} : { baseURL: config.baseUrl }),
    },
  })
}

function bindTools(chat: BaseChatModel, tools: ToolSchema[]): BoundModel {
  if (chat.bindTools === undefined) throw new Error(`The model ${chat._llmType()} can't be given tools.`)
  const bound = chat.bindTools(tools)
  // The cast names what langchain's type of a bound model leaves open: its call options.
  return streamsItself(bound)
    ? { stream: (messages, options) => read(bound, messages, options) }
    : (bound as BoundModel)
}

function streamsItself(bound: unknown): bound is BaseChatModel {
  if (!(bound instanceof BaseChatModel)) return false
  return bound._streamResponseChunks !== BaseChatModel.prototype._streamResponseChunks
}

/**
 * What the public `stream()` is built on. It wraps every chunk in callbacks, a tracing context and a race with the
 * signal: a quarter of a turn's CPU for what nobody here uses, and a way for conversations to reach a tracing service.
 */
async function* read(bound: BaseChatModel, messages: BaseMessage[], options: ModelCallOptions) {
  for await (const chunk of bound._streamResponseChunks(messages, options)) yield chunk.message as AIMessageChunk
}
