// Embeddings of any server that speaks OpenAI's API. The only place that knows LangChain's class for it.
import { OpenAIEmbeddings } from '@langchain/openai'
import { CrmError } from '../../db/errors.ts'
import { createKeepAliveFetch } from '../../db/keep-alive-fetch.ts'
import { toModelError } from '../models/errors.ts'
import { modelTraits } from '../models/table.ts'
import { createTokenCounter } from '../models/tokens.ts'
import { dimensions, type Embedder, padded } from './embedder.ts'

export interface OpenAIEmbedderConfig {
  model: string
  apiKey: string
  /** Any OpenAI-compatible server; left out: OpenAI's own. */
  baseUrl?: string
  timeoutMs?: number
}

/** Vectors of more dimensions than the column has are asked for shorter, which the newer models allow. */
export function createOpenAIEmbedder(config: OpenAIEmbedderConfig): Embedder {
  const { model, apiKey, baseUrl, timeoutMs = 60_000 } = config
  const countTokens = createTokenCounter()
  const embeddings = new OpenAIEmbeddings({
    model,
    apiKey,
    batchSize: 64,
    timeout: timeoutMs,
    // The job has a back-off of its own, and says so while it waits.
    maxRetries: 0,
    stripNewLines: false,
    // Not every server knows the SDK's base64, and its numbers would all become 0.
    encodingFormat: 'float',
    ...(/-large$/.test(model) ? { dimensions } : {}),
    configuration: {
      logLevel: 'off',
      fetch: createKeepAliveFetch(),
      ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
    },
  })
  return {
    name: model,
    multiplier: modelTraits(model).multiplier,
    batchSize: 64,
    async embed(texts) {
      try {
        const vectors = await embeddings.embedDocuments(texts)
        return texts.map((_, index) => fitting(vectors[index]))
      } catch (thrown) {
        throw toModelError(thrown)
      }
    },
    async countTokens(texts) {
      const counts = await Promise.all(texts.map(text => countTokens(text)))
      return counts.reduce((sum, count) => sum + count, 0)
    },
    close: async () => undefined,
  }
}

/** @throws {CrmError} `model_error` */
function fitting(vector: number[] | undefined): number[] {
  if (vector !== undefined && vector.length > 0 && vector.length <= dimensions) return padded(vector)
  throw new CrmError('model_error', `The embedding model gives no vectors of up to ${dimensions} dimensions.`)
}
