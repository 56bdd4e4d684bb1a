// Every model that OrbitCRM knows: what it costs, and what a token of it costs in tokens of the plan, which follows from it.

export interface ModelTraits {
  /** `effective_tokens = ceil((in + out) * multiplier)`. */
  multiplier: number
  /** The longest answer that is asked for, reasoning included; with the prompt, what is held for a call. */
  maxAnswerTokens: number
  /** Left out: the model decides, as reasoning models insist on. */
  temperature?: number
}

interface ModelRow {
  /** US dollars per million tokens, in and out. Embeddings have no output. */
  price: readonly [input: number, output?: number]
  reasons?: true
}

export const offlineModelName = 'offline'

const models: Record<string, ModelRow> = {
  'gpt-4o-mini': { price: [0.15, 0.6] },
  'gpt-4.1-nano': { price: [0.1, 0.4] },
  'gpt-4.1-mini': { price: [0.4, 1.6] },
  'gpt-4.1': { price: [2, 8] },
  'gpt-4o': { price: [2.5, 10] },
  'gpt-5-nano': { price: [0.05, 0.4], reasons: true },
  'gpt-5-mini': { price: [0.25, 2], reasons: true },
  'gpt-5': { price: [1.25, 10], reasons: true },
  'o4-mini': { price: [1.1, 4.4], reasons: true },
  'text-embedding-3-small': { price: [0.02] },
  'text-embedding-3-large': { price: [0.13] },
}

/** Of a typical call, three quarters go in. */
function blended([input, output = input]: ModelRow['price']): number {
  return (3 * input + output) / 4
}

/** A token of this one is a token of the plan. */
const reference = blended([0.15, 0.6])

/** What a model costs that is not in the table: local and newly released ones. Stated in the README. */
export const unknownModel: ModelTraits = { multiplier: 1, maxAnswerTokens: 4096 }

/** Dated releases (`gpt-4o-mini-2024-07-18`) cost what their family does. */
export function modelTraits(name: string): ModelTraits {
  if (name === offlineModelName) return { multiplier: 0, maxAnswerTokens: 0 }
  const row = models[name] ?? models[name.replace(/-\d{4}-\d{2}-\d{2}$/, '')]
  if (row === undefined) return unknownModel
  // Rounded up to a tenth: no model is cheaper in tokens than in money.
  const multiplier = Math.ceil(Number(((10 * blended(row.price)) / reference).toFixed(6))) / 10
  return row.reasons
    ? { multiplier, maxAnswerTokens: 16_384 }
    : { multiplier, maxAnswerTokens: unknownModel.maxAnswerTokens, temperature: 0 }
}
