// Every model that OrbitCRM knows, and what a token of it costs in tokens of the plan.

export interface ModelTraits {
  /** `effective_tokens = ceil((in + out) * multiplier)`. */
  multiplier: number
  /** Left out: the model decides, as reasoning models insist on. */
  temperature?: number
}

export const offlineModelName = 'offline'

/** What a model costs that is not in the table: local and newly released ones. Stated in the README. */
export const unknownModel: ModelTraits = { multiplier: 1 }

const models: Record<string, ModelTraits> = {
  [offlineModelName]: { multiplier: 0 },
  'gpt-4o-mini': { multiplier: 1, temperature: 0 },
  'gpt-4.1-nano': { multiplier: 1, temperature: 0 },
  'gpt-4.1-mini': { multiplier: 2, temperature: 0 },
  'gpt-4.1': { multiplier: 10, temperature: 0 },
  'gpt-4o': { multiplier: 12, temperature: 0 },
  'gpt-5-nano': { multiplier: 1 },
  'gpt-5-mini': { multiplier: 2 },
  'gpt-5': { multiplier: 10 },
  'o4-mini': { multiplier: 6 },
  'text-embedding-3-small': { multiplier: 0.1 },
  'text-embedding-3-large': { multiplier: 0.9 },
}

/** Dated releases (`gpt-4o-mini-2024-07-18`) cost what their family does. */
export function modelTraits(name: string): ModelTraits {
  return models[name] ?? models[name.replace(/-\d{4}-\d{2}-\d{2}$/, '')] ?? unknownModel
}
