// Reads a bare "yes" or "no" to a proposal. Anything longer than an answer is left to the model.
import { answers, fillers, verbs } from './verdict-words.ts'

export type Verdict = 'approve' | 'reject'

const longestAnswer = 60
const meanings = new Map<string, Verdict | 'filler'>()
for (const [verdict, texts] of Object.entries(answers) as [Verdict, string][]) {
  for (const text of split(texts)) meanings.set(text, verdict)
}
for (const text of split(fillers)) meanings.set(text, 'filler')
const longestPhrase = Math.max(...[...meanings.keys()].map(text => text.split(' ').length))

/**
 * What a short text says about the proposals at hand, or nothing when it says anything else. `tools` are the names of
 * the tools proposed: "yes, delete it" is an answer to `delete_contact` only.
 */
export function readVerdict(text: string, tools: readonly string[] = []): Verdict | undefined {
  if (text.length > longestAnswer || text.includes('?') || text.includes('¿')) return undefined
  const words = normalise(text)
  if (words.length === 0) return undefined
  const said = new Set<Verdict>()
  const action = actionWords(tools)
  for (let at = 0; at < words.length; ) {
    const length = phraseAt(words, at)
    const meaning = meanings.get(words.slice(at, at + length).join(' '))
    if (meaning === 'approve' || meaning === 'reject') said.add(meaning)
    if (meaning === undefined && !action.has(words[at] ?? '')) return undefined
    at += Math.max(length, 1)
  }
  return said.size === 1 ? [...said][0] : undefined
}

/**
 * The order that follows a refusal in the same message: "set it to 720" of "no wait, don't send it: set it to 720".
 * Nothing when the text does not open with a refusal, or says no more than that.
 */
export function orderAfterRefusal(text: string, tools: readonly string[] = []): string | undefined {
  const ends = [...text.slice(0, longestAnswer).matchAll(/[,;:.!–—\n]+\s*/gu)]
  const end = ends.findLast(({ index }) => readVerdict(text.slice(0, index), tools) === 'reject')
  const order = end && text.slice(end.index + end[0].length).trim()
  return order && normalise(order).length > 1 && readVerdict(order, tools) === undefined ? order : undefined
}

/** How many words from here make the longest known phrase. */
function phraseAt(words: string[], at: number): number {
  for (let length = Math.min(longestPhrase, words.length - at); length > 0; length -= 1) {
    if (meanings.has(words.slice(at, at + length).join(' '))) return length
  }
  return 0
}

function actionWords(tools: readonly string[]): Set<string> {
  return new Set(tools.flatMap(tool => split(verbs[tool.split('_')[0] ?? ''] ?? '')))
}

function normalise(text: string): string[] {
  const plain = text
    .toLowerCase()
    .replace(/[👍✅👌🆗]/gu, ' yes ')
    .replace(/[👎❌🚫]/gu, ' no ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
  return plain.split(' ').filter(word => word !== '')
}

function split(texts: string): string[] {
  return texts
    .split(/[,\n]/)
    .map(text => normalise(text).join(' '))
    .filter(text => text !== '')
}
