// How well a passage fits a question, from 0 to 1: of meaning and words together, because each alone is wrong too often. Measured
// in docs/retrieval.md.

/** A cosine of this much is as near as passages come to questions. */
const nearest = 0.6

/** Below this a passage is about something else. */
export const relevantFrom = 0.45

/** `similarity` is null where the passage was embedded by another model. */
export function relevanceOf({ similarity, coverage }: { similarity: number | null; coverage: number }): number {
  const meaning = Math.min(Math.max((similarity ?? 0) / nearest, 0), 1)
  return Number((0.5 * meaning + 0.5 * coverage).toFixed(3))
}

/** Whether any of them is about what was asked. */
export function answers({ passages }: { passages: { relevance: number }[] }): boolean {
  return passages.some(passage => passage.relevance >= relevantFrom)
}
