// Which chat model and which embedder the settings ask for.
import type { EmbedderConfig } from '../agent/documents/embedder.ts'
import type { ChatModelConfig } from '../agent/models/chat-model.ts'
import type { Registry } from '../tools/registry.ts'
import type { Env } from './env.ts'

const defaultModel = 'gpt-4o-mini'
const defaultEmbeddings = 'text-embedding-3-small'

/**
 * With a key of OpenAI's own, its embeddings. Other servers have embeddings under names of their own, if at all: they are
 * used when the setting names one.
 */
export function embedderConfig(env: Env): EmbedderConfig {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, OPENAI_EMBEDDING_MODEL: named } = env
  const model = named ?? (baseUrl === undefined && apiKey !== undefined ? defaultEmbeddings : undefined)
  if (model === undefined || (apiKey === undefined && baseUrl === undefined)) return { kind: 'embedded' }
  return { kind: 'openai', model, apiKey: apiKey ?? 'none', ...(baseUrl !== undefined && { baseUrl }) }
}

/** A base URL alone is enough: servers on one's own machine often want no key. */
export function modelConfig(env: Env, registry: Registry): ChatModelConfig {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: model = defaultModel } = env
  if (apiKey === undefined && baseUrl === undefined) return { kind: 'offline', registry }
  return { kind: 'openai', model, apiKey: apiKey ?? 'none', ...(baseUrl !== undefined && { baseUrl }) }
}
