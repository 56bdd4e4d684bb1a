// Shared by the kinds of evidence: tools that show one record, and words that nothing accounts for.
import type { Draft } from '../../assign/draft.ts'
import type { ToolShape } from '../../shape/shape.ts'

/** A tool that shows one record. */
export function isLookUp(shape: ToolShape): boolean {
  return shape.effect === 'read' && shape.target !== undefined && shape.slots.length === 1
}

/** Content words that nothing accounts for. */
export function restWords(draft: Draft): number {
  return draft.frame.tokens.filter((token, index) => {
    if (!token.word || draft.used[index] || token.fold.length < 3) return false
    return !draft.frame.hits.some(hit => hit.start <= index && index < hit.end)
  }).length
}
