// The embedder without a network: the meaning of English sentences by a small sentence encoder, and pieces of words for every
// language, side by side in one vector. What is not English has only the second part.
import { detectLanguage } from '../language.ts'
import type { Embedder } from './embedder.ts'
import { ngramVector, normalised } from './ngrams.ts'
import { createSentenceEncoder, type SentenceEncoder, sentenceDimensions } from './sentence-encoder.ts'

/** Changes when vectors of before can no longer be compared. */
const name = 'embedded-1'
const ngramDimensions = 1024
/** Shares of the cosine; measured in docs/retrieval.md. */
const meaningShare = 0.85

export function createEmbeddedEmbedder(encoder: SentenceEncoder = createSentenceEncoder()): Embedder {
  return {
    name,
    multiplier: 0,
    batchSize: 16,
    embed: (texts, urgent = false) => Promise.all(texts.map(text => embedOne(encoder, text, urgent))),
    countTokens: async () => 0,
    close: () => encoder.close(),
  }
}

async function embedOne(encoder: SentenceEncoder, text: string, urgent: boolean): Promise<number[]> {
  const pieces = ngramVector(text, ngramDimensions)
  if (detectLanguage(text, 'en') !== 'en') return [...new Array<number>(sentenceDimensions).fill(0), ...pieces]
  const meaning = normalised(await encoder.encode(text, urgent))
  const [left, right] = [Math.sqrt(meaningShare), Math.sqrt(1 - meaningShare)]
  return normalised([...meaning.map(value => value * left), ...pieces.map(value => value * right)])
}
