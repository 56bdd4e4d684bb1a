// What a text looks like to the classifier: concepts of the lexicons, kinds of spans and records, and the bare words.
import type { Analysis } from '../understand/analysis.ts'
import { namedAt, spanAt } from '../understand/analysis.ts'

/** Names of features, each at most once. Concepts carry over between languages, words don't. */
export function featuresOf(analysis: Analysis): string[] {
  const features = new Set<string>(['bias'])
  for (const hit of analysis.hits) {
    for (const concept of hit.concepts) features.add(`${concept.kind}:${concept.id}`)
  }
  for (const span of analysis.spans) features.add(`span:${span.kind}`)
  for (const named of analysis.named) for (const record of named.records) features.add(`record:${record.table}`)
  for (const [index, token] of analysis.tokens.entries()) {
    if (!token.word || spanAt(analysis, index) || namedAt(analysis, index)) continue
    if (token.fold.length > 2) features.add(`word:${token.fold}`)
  }
  const first = analysis.tokens.find(token => token.word)
  if (first) features.add(`first:${first.fold}`)
  if (analysis.tokens.some(token => token.text === '?')) features.add('mark:?')
  return [...features]
}
