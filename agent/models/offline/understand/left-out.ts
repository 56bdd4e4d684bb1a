// "…, aber die von Jonas nicht": a "not" that closes what is left out is read where the other languages say it.
import { type Analysis, hasConcept, hasRole, textBetween } from './analysis.ts'

/** "aber die von Jonas nicht" → "aber nicht die von Jonas", after a command for many. */
export function withDenialFirst(analysis: Analysis): string {
  const { hits, tokens, text } = analysis
  const last = tokens.findLastIndex(({ word }) => word)
  const denial = hits.find(
    hit => hit.end === last + 1 && hasConcept(hit, 'role', 'negation') && hit.end - hit.start === 1,
  )
  const comma = tokens.findLastIndex((token, index) => index < last && token.text === ',')
  const from = comma + 1
  const opens = hasRole(analysis, from, 'contrast', 'just')
  const isOfMany = hits.some(hit => hit.start < comma && hasConcept(hit, 'role', 'all'))
  if (!denial || comma < 0 || !opens || !isOfMany || from + 1 >= denial.start) return text
  const start = tokens[from]?.start ?? 0
  const words = [textBetween(analysis, from, from + 1), textBetween(analysis, denial.start, denial.end)]
  return `${text.slice(0, start)}${words.join(' ')} ${textBetween(analysis, from + 1, denial.start)}`
}
