// Where a message may fall into several commands: after a sentence, at a new line, at "and" and commas.
import type { Analysis } from './analysis.ts'
import { hasConcept, hasRole, hitsAt, spanAt } from './analysis.ts'

/** What separates two commands, and how much the right side must look like one for it to count. */
export type Break = 'strong' | 'weak'

export function breakBefore(analysis: Analysis, index: number): Break | undefined {
  const token = analysis.tokens[index]
  const previous = analysis.tokens[index - 1]
  if (
    !token?.word ||
    !previous ||
    inBrackets(analysis, index) ||
    spanAt(analysis, index)?.start !== spanStart(analysis, index)
  )
    return undefined
  const beforeBullet = /^[-*•–]$/.test(previous.text) ? analysis.tokens[index - 2] : undefined
  if (beforeBullet?.text.startsWith('\n')) return 'strong'
  if (previous.text.startsWith('\n') || /^[;!?]$/.test(previous.text)) return 'strong'
  if (previous.text === '.' && endsSentence(analysis, index - 1)) return 'strong'
  const isJoint =
    hasRole(analysis, index, 'sequel') && hitsAt(analysis, index).some(hit => hasConcept(hit, 'role', 'sequel'))
  if (isJoint) return 'weak'
  // "é" is no "e".
  const isPlain = token.fold.length > 1 || token.text.toLowerCase() === token.fold
  const joins = hitsAt(analysis, index).some(
    hit => hasConcept(hit, 'role', 'ellipsis') || (hasConcept(hit, 'role', 'conjunction') && hit.end - hit.start === 1),
  )
  if (joins && isPlain) return 'weak'
  return previous.text === ',' ? 'weak' : undefined
}

/** "(sent and overdue)": an aside is no command of its own. */
function inBrackets({ tokens }: Analysis, index: number): boolean {
  const open = tokens.findLastIndex((token, at) => at < index && /^[()]$/.test(token.text))
  return tokens[open]?.text === '(' && tokens.some((token, at) => at > index && token.text === ')')
}

/** Inside a typed span nothing is split. */
function spanStart(analysis: Analysis, index: number): number | undefined {
  const span = spanAt(analysis, index)
  return span && span.start >= (analysis.tokens[index]?.start ?? 0) ? span.start : undefined
}

/** Not after "Dr.", an initial or a number. */
function endsSentence(analysis: Analysis, index: number): boolean {
  const before = analysis.tokens[index - 1]
  const after = analysis.tokens[index + 1]
  if (!before?.word || !after || after.start === (analysis.tokens[index]?.end ?? 0)) return false
  // "the 3. of", not "079 455 61 30. And …", nor "on February 5. Cancel …".
  const span = spanAt(analysis, index - 1)
  const isWhole = span !== undefined && span.kind !== 'number' && span.end <= (analysis.tokens[index]?.start ?? 0)
  const isDate = /^\d+$/.test(before.text) && !isWhole
  if (/^\p{L}$/u.test(before.text) || isDate) return false
  const abbreviations = analysis.lexicons[0]?.honorifics
  return !abbreviations?.has(before.fold)
}
