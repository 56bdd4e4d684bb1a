// A text as hashed pieces of its words: no model, any language. Finds the same words in other forms and compounds, not synonyms.
import { contentWords } from '../../tools/documents/terms.ts'

const shortest = 3
const longest = 5

/** Of length 1, or all zeros when the text has no words. */
export function ngramVector(text: string, size: number): number[] {
  const vector = new Array<number>(size).fill(0)
  const counts = new Map<string, number>()
  for (const word of contentWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  for (const [word, count] of counts) addWord(vector, word, Math.sqrt(count))
  return normalised(vector)
}

/** Every word counts the same, however many pieces it has. */
function addWord(vector: number[], word: string, weight: number): void {
  const pieces = piecesOf(`^${word}$`)
  const share = weight / Math.sqrt(pieces.length)
  for (const piece of pieces) {
    const hash = fnv1a(piece)
    const at = (hash >>> 1) % vector.length
    vector[at] = (vector[at] ?? 0) + (hash & 1 ? share : -share)
  }
}

function piecesOf(word: string): string[] {
  const pieces = [word]
  for (let length = shortest; length <= longest; length++) {
    for (let start = 0; start + length <= word.length; start++) pieces.push(word.slice(start, start + length))
  }
  return pieces
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  // The low bits of short texts are poor: mixed once more.
  hash ^= hash >>> 15
  return Math.imul(hash, 0x2c1b3c6d) >>> 0
}

export function normalised(vector: number[]): number[] {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0))
  return length === 0 ? vector : vector.map(value => value / length)
}
