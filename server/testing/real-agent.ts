// The agent as it runs in production, on the frozen clock: with the offline model, or with a scripted model server.
import { createAgent } from '../../agent/agent.ts'
import { createChatModel } from '../../agent/models/chat-model.ts'
import type { Agent } from '../../agent/turn.ts'
import { allTools } from '../../tools/all-tools.ts'
import { createRegistry } from '../../tools/registry.ts'
import type { Shop } from '../../tools/shop.ts'
import { testNow } from './test-server.ts'

const registry = createRegistry(allTools)

export const titleOf = (tool: string) => registry.get(tool)?.title ?? tool

export function offlineAgent(shop?: Shop): Agent {
  return createAgent({ registry, clock: testNow, model: createChatModel({ kind: 'offline', registry }), shop })
}

/** `modelSilenceMs`: how long the model may say nothing. */
export function scriptedModelAgent(baseUrl: string, modelSilenceMs = 500): Agent {
  const config = { kind: 'openai', model: 'scripted', apiKey: 'test', baseUrl, maxRetries: 0 } as const
  return createAgent({ registry, clock: testNow, model: createChatModel(config), limits: { modelSilenceMs } })
}
