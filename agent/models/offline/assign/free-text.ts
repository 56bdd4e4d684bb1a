// Cuts the person's own words out of the text: without what other arguments took, without connecting words at the edges.
import type { CompiledLexicon } from '../lexicon/compile.ts'
import type { Role } from '../lexicon/lexicon.ts'
import type { Analysis } from '../understand/analysis.ts'
import { hasConcept, hasRole, hitsAt } from '../understand/analysis.ts'

const edgeRoles: Role[] = [
  'article',
  'conjunction',
  'opens_text',
  'opener',
  'cue_named',
  'cue_to',
  'cue_as',
  'cue_about',
  'cue_with',
  'cue_for',
  'cue_by',
  'of',
  'polite',
  'self',
  'sequel',
  'new',
]

/** The unused words between two tokens. Words in the middle that were used leave no hole. */
export function cleanText(analysis: Analysis, start: number, end: number, used: boolean[], keepEdges = false): string {
  let first = start
  let last = end
  while (first < last && (used[first] || isEdge(analysis, first, keepEdges ? openingRoles : edgeRoles))) first++
  while (last > first && (used[last - 1] || isEdge(analysis, last - 1, keepEdges ? [] : trailingRoles))) last--
  let text = ''
  let before: number | undefined
  for (let index = first; index < last; index++) {
    const token = analysis.tokens[index]
    if (!token || used[index]) continue
    if (before !== undefined && before < token.start)
      text += before === previousEnd(analysis, index) ? analysis.text.slice(before, token.start) : ' '
    text += token.text
    before = token.end
  }
  return text
    .replace(/\s+([,;.!?)])/g, '$1')
    .replace(/[,;:]+(?=[,;.]|$)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function previousEnd(analysis: Analysis, index: number): number | undefined {
  return analysis.tokens[index - 1]?.end
}

/** Of a note that was opened as such only what opens it is cut off. */
const openingRoles: Role[] = ['opens_text']
const trailingRoles: Role[] = [
  'conjunction',
  'polite',
  'article',
  'of',
  'cue_by',
  'cue_with',
  'sequel',
  'opens_text',
  'opener',
  'cue_to',
  'cue_named',
]

function isEdge(analysis: Analysis, index: number, roles: Role[]): boolean {
  const token = analysis.tokens[index]
  if (!token) return true
  if (!token.word) return !/^[("«„“+@#)]$/.test(token.text)
  if (hasRole(analysis, index, 'is_text')) return false
  return roles.some(role => hasRole(analysis, index, role)) && !startsLonger(analysis, index, roles)
}

/** "to do" at an edge is not "to". */
function startsLonger(analysis: Analysis, index: number, roles: Role[]): boolean {
  const [longest] = hitsAt(analysis, index)
  return longest !== undefined && longest.end > index + 1 && !roles.some(role => hasConcept(longest, 'role', role))
}

/** "vip, partner and press" → three labels. */
export function splitList(text: string, lexicons: CompiledLexicon[]): string[] {
  const joints = (lexicons[0]?.lexicon.roles.conjunction ?? '').split(',').map(word => word.trim())
  const pattern = new RegExp(
    `\\s*[,;/]\\s*|\\s+(?:${joints.filter(word => /^\p{L}+$/u.test(word)).join('|')})\\s+`,
    'u',
  )
  return text
    .split(pattern)
    .map(part => part.replace(/^["'«„“]|["'»”“]$/g, '').trim())
    .filter(Boolean)
}

/** First letter large: a note becomes a heading. */
export function asHeading(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
