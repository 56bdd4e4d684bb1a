// A small softmax classifier over named features, trained once when the model is built. Its weights can be read and
// explained: every feature says how much it speaks for a tool.

export interface Sample {
  label: string
  features: string[]
}

export interface Classifier {
  /** Probability of each label. */
  predict(features: string[]): Map<string, number>
  /** What speaks for a label, strongest first. */
  explain(features: string[], label: string): { feature: string; weight: number }[]
}

const rounds = 16
const learningRate = 0.5
const decay = 0.0004
/** Errors smaller than this change nothing. */
const negligible = 0.001
/** A sample that is this sure already teaches nothing more. Probability. */
const learned = 0.97

/** Deterministic: samples are visited in their order, a fixed stride apart, so that neighbours don't follow each other. */
export function trainClassifier(samples: Sample[]): Classifier {
  const labels = [...new Set(samples.map(sample => sample.label))]
  const index = new Map<string, number>()
  for (const sample of samples)
    for (const feature of sample.features) if (!index.has(feature)) index.set(feature, index.size)
  const weights = new Float64Array(index.size * labels.length)
  const encoded = samples.map(sample => ({
    label: labels.indexOf(sample.label),
    features: encode(sample.features, index),
  }))
  const stride = coprimeStride(samples.length)
  for (let round = 0; round < rounds; round++) {
    const rate = learningRate / (1 + round * 0.15)
    for (let step = 0; step < encoded.length; step++) {
      const sample = encoded[(step * stride) % encoded.length]
      if (sample) learn(weights, labels.length, sample, rate)
    }
  }
  return {
    predict: features => {
      const probabilities = softmax(scoresOf(weights, labels.length, encode(features, index)))
      return new Map(labels.map((label, at) => [label, probabilities[at] ?? 0]))
    },
    explain: (features, label) => {
      const column = labels.indexOf(label)
      return features
        .flatMap(feature => {
          const row = index.get(feature)
          return row === undefined || column < 0
            ? []
            : [{ feature, weight: weights[row * labels.length + column] ?? 0 }]
        })
        .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    },
  }
}

function encode(features: string[], index: Map<string, number>): number[] {
  return features.flatMap(feature => index.get(feature) ?? [])
}

function scoresOf(weights: Float64Array, width: number, features: number[]): Float64Array {
  const scores = new Float64Array(width)
  // Long texts must not be surer than short ones just for being long.
  const scale = 1 / Math.sqrt(Math.max(features.length, 1))
  for (const feature of features) {
    const row = feature * width
    for (let label = 0; label < width; label++)
      scores[label] = (scores[label] ?? 0) + (weights[row + label] ?? 0) * scale
  }
  return scores
}

function learn(
  weights: Float64Array,
  width: number,
  sample: { label: number; features: number[] },
  rate: number,
): void {
  const errors = softmax(scoresOf(weights, width, sample.features))
  if ((errors[sample.label] ?? 0) > learned) return
  for (let label = 0; label < width; label++) {
    const error = (label === sample.label ? 1 : 0) - (errors[label] ?? 0)
    // Most tools are out of the question for a sample: they learn nothing from it.
    if (Math.abs(error) < negligible) continue
    for (const feature of sample.features) {
      const at = feature * width + label
      weights[at] = (weights[at] ?? 0) * (1 - decay) + rate * error
    }
  }
}

/** In place. */
function softmax(scores: Float64Array): Float64Array {
  let highest = Number.NEGATIVE_INFINITY
  for (const score of scores) highest = Math.max(highest, score)
  let sum = 0
  for (let index = 0; index < scores.length; index++) {
    const power = Math.exp((scores[index] ?? 0) - highest)
    scores[index] = power
    sum += power
  }
  for (let index = 0; index < scores.length; index++) scores[index] = (scores[index] ?? 0) / sum
  return scores
}

function coprimeStride(size: number): number {
  let stride = Math.max(1, Math.floor(size * 0.618))
  while (gcd(stride, size) !== 1) stride++
  return stride
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}
