// The agent: one turn in, events out, everything it did in the log.
import type { Registry } from '../tools/registry.ts'
import type { Shop } from '../tools/shop.ts'
import { beginRun } from './begin.ts'
import { defaultLimits, type Limits } from './brakes.ts'
import { createEmbedder, type Embedder } from './documents/embedder.ts'
import { endFailed } from './endings.ts'
import { createGraph } from './graph.ts'
import type { ChatModelChoice } from './models/chat-model.ts'
import { createOffers } from './offer.ts'
import type { AgentLog, AgentParts } from './run.ts'
import { start } from './start.ts'
import type { Agent } from './turn.ts'

export interface AgentOptions {
  registry: Registry
  model: ChatModelChoice
  /** The business clock: may stand still. */
  clock: () => Date
  limits?: Partial<Limits>
  /** For causes that people don't see. Left out: they go nowhere. */
  log?: AgentLog
  /** Where plans and tokens are bought; left out: billing is not set up. */
  shop?: Shop | undefined
  /** Hosts that answers may link to, even after reading untrusted text. */
  trustedHosts?: readonly string[]
  /** For searching in documents. Left out: the embedded one. */
  embedder?: Embedder
}

const silent: AgentLog = { error: () => undefined }

export function createAgent(options: AgentOptions): Agent {
  const { registry, model, clock, shop, log = silent, trustedHosts = [] } = options
  const parts: AgentParts = {
    registry,
    model,
    offer: createOffers(registry, model),
    clock,
    limits: { ...defaultLimits, ...options.limits },
    log,
    trustedHosts,
    embedder: options.embedder ?? createEmbedder({ kind: 'embedded' }),
    shop,
  }
  const graph = createGraph()
  return {
    async run(turn) {
      const run = await beginRun(parts, turn)
      try {
        const { outcome, calls } = await start(run)
        return outcome ?? (await graph(run, calls))
      } catch (thrown) {
        throw await endFailed(run, thrown)
      }
    },
  }
}
