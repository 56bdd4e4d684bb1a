// Which sentence of a passage speaks to a question or a claim: by the words that they share, the rarer the better.
import { sentencesOf } from './sentences.ts'
import { contentWords, searchTerms } from './terms.ts'

/** Characters of a passage in which no sentence stands out. */
const beginning = 320

/**
 * Its first sentences when none stands out: what was asked in other words may be any of them. Words of the document's name say which document is meant, not which sentence
 * of it.
 */
export function bestSentence(passage: string, question: string, documentName = ''): string {
  const named = contentWords(documentName)
  const terms = searchTerms(question).filter(term => !holds(named, term))
  const sentences = sentencesOf(passage)
  const words = sentences.map(sentence => contentWords(sentence))
  const weights = terms.map(term => weightOf(term, words))
  let best = { sentence: '', score: 0 }
  for (const [index, sentence] of sentences.entries()) {
    const found = terms.reduce((sum, term, at) => sum + (holds(words[index] ?? [], term) ? (weights[at] ?? 0) : 0), 0)
    // A heading that repeats the question is no answer to it.
    const score = found / Math.sqrt(Math.max(words[index]?.length ?? 0, 6))
    if (score > best.score) best = { sentence, score }
  }
  return best.sentence || beginningOf(sentences)
}

function beginningOf([first = '', ...others]: string[]): string {
  let text = first
  for (const sentence of others) {
    if (text.length + sentence.length > beginning) break
    text += ` ${sentence}`
  }
  return text
}

function weightOf(term: string, sentences: string[][]): number {
  const holding = sentences.filter(words => holds(words, term)).length
  return Math.log(1 + sentences.length / Math.max(holding, 0.5))
}

function holds(words: string[], term: string): boolean {
  return words.some(word => word.startsWith(term))
}
