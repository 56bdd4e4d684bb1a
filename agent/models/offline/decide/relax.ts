// A look-up that found nothing because of words that were only left over is made once more without them.
import type { PastCall } from '../dialogue/history.ts'
import type { PlannedCall } from './decision.ts'

/** Arguments that narrow nothing by themselves. */
const loose = new Set(['limit', 'page', 'sort'])

/** "which documents are shared, so not only internal?": what the look-up could make nothing of is left out. */
export function relaxed(calls: PastCall[]): PlannedCall | undefined {
  const [call, ...others] = calls
  const card = call?.outcome?.card
  if (!call || others.length > 0 || card?.kind !== 'list' || card.total > 0) return undefined
  const { query, ...args } = call.args
  if (typeof query !== 'string' || isName(query)) return undefined
  const narrows = Object.entries(args).some(([name, value]) => !loose.has(name) && value !== 'open')
  return narrows ? { tool: call.name, args, segment: 0 } : undefined
}

/** What was left out of the look-up that came after an empty one. */
export function leftOut(calls: PastCall[]): string | undefined {
  const [first, second, ...others] = calls
  const query = first?.args.query
  const isRelaxed = first?.name === second?.name && others.length === 0 && typeof query === 'string'
  return isRelaxed && second?.args.query === undefined ? query : undefined
}

/** Somebody or something that is called so is what was asked for. */
function isName(query: string): boolean {
  return /\p{Lu}/u.test(query.slice(1)) || /\d/.test(query)
}
