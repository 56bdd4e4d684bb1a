// Which chat model the settings ask for.
import type { ChatModelConfig } from '../agent/models/chat-model.ts'
import type { Registry } from '../tools/registry.ts'
import type { Env } from './env.ts'

const defaultModel = 'gpt-4o-mini'

/** A base URL alone is enough: servers on one's own machine often want no key. */
export function modelConfig(env: Env, registry: Registry): ChatModelConfig {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: model = defaultModel } = env
  if (apiKey === undefined && baseUrl === undefined) return { kind: 'offline', registry }
  return { kind: 'openai', model, apiKey: apiKey ?? 'none', ...(baseUrl !== undefined && { baseUrl }) }
}
