// For tests: an embedder that costs something, and that can be made to fail or to wait.
import { dimensions, type Embedder } from '../embedder.ts'
import { ngramVector } from '../ngrams.ts'

export interface CountingEmbedder extends Embedder {
  /** Texts embedded so far. */
  count(): number
  /** What the next calls do instead. */
  before(...steps: (() => Promise<void> | void)[]): void
}

export function createCountingEmbedder(name = 'counting', batchSize = 4): CountingEmbedder {
  const steps: (() => Promise<void> | void)[] = []
  let embedded = 0
  return {
    name,
    multiplier: 0.5,
    batchSize,
    count: () => embedded,
    before: (...next) => void steps.push(...next),
    async embed(texts) {
      await steps.shift()?.()
      embedded += texts.length
      return texts.map(text => ngramVector(text, dimensions))
    },
    countTokens: async texts => texts.join(' ').split(/\s+/).length,
    close: async () => undefined,
  }
}
