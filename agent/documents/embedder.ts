// Which model turns texts into vectors: an OpenAI-compatible one, or the embedded one that needs no key and no network.
import { createEmbeddedEmbedder } from './embedded-embedder.ts'
import { createOpenAIEmbedder, type OpenAIEmbedderConfig } from './openai-embedder.ts'

/** Dimensions of the column. Shorter vectors are filled up with zeros, which changes no cosine. */
export const dimensions = 1536

export interface Embedder {
  /** Stored with every vector: vectors of different names are never compared. */
  name: string
  /** What a token costs in tokens of the plan. */
  multiplier: number
  /** Texts that are worth sending together. */
  batchSize: number
  /** Vectors of `dimensions`. `urgent`: somebody waits for it. @throws {CrmError} */
  embed(texts: string[], urgent?: boolean): Promise<number[][]>
  /** What embedding these is charged. */
  countTokens(texts: string[]): Promise<number>
  close(): Promise<void>
}

export type EmbedderConfig = { kind: 'embedded' } | ({ kind: 'openai' } & OpenAIEmbedderConfig)

export function createEmbedder(config: EmbedderConfig): Embedder {
  return config.kind === 'embedded' ? createEmbeddedEmbedder() : createOpenAIEmbedder(config)
}

export function padded(vector: readonly number[]): number[] {
  return [...vector, ...new Array<number>(Math.max(0, dimensions - vector.length)).fill(0)]
}
