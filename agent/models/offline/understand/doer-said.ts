// Who does something, told instead of commanded: "Lea should do Send offer" is Lea's, and so is "repair the printer, Lea can do it".
import { type Analysis, conceptsOf, hasConcept, hasRole, hitsOver } from './analysis.ts'
import { isMember, type Named } from './named.ts'

/** "Lea should do Send offer, not me" → "assign Send offer to Lea": what there is already is nothing new to do. */
export function withDoerSaid(analysis: Analysis): string {
  const { text, named, lexicons } = analysis
  const [own] = lexicons
  const [doer, task, ...others] = named
  if (!own || !doer || !task || others.length > 0 || text.includes('?') || !isMember(doer)) return text
  const isKnown = task.records.some(({ exact, table }) => exact && table === 'tasks')
  const must = hasRole(analysis, doer.end, 'must')
  const words = analysis.tokens.slice(doer.end, task.start).filter(({ word }) => word).length
  const opens = analysis.tokens.slice(0, doer.start).every((_, index) => hasRole(analysis, index, 'article', 'polite'))
  const rest = analysis.tokens.flatMap((token, index) => (index >= task.end && token.word ? [index] : []))
  // "Lea soll Send offer machen": the verb closes it.
  const isAll = rest.length <= 1 || analysis.tokens[task.end]?.text === ','
  if (!isKnown || !must || words > longestMust || !opens || !isAll) return text
  const [verb, to] = own.lexicon.plain.assign
  return `${verb} ${task.text} ${to} ${doer.text}`
}

/** Words of "should do", "has to take care of". */
const longestMust = 5

/** "um Check licences kümmert sich ab jetzt Oskar, weis ihm die Aufgabe zu" → "übergib Check licences an Oskar". */
export function withTakerSaid(analysis: Analysis): string {
  const { text, tokens, lexicons } = analysis
  const [own] = lexicons
  const start = afterReason(analysis)
  const named = analysis.named.filter(one => one.start >= start && !isGiver(analysis, one))
  const doer = named.find(isMember)
  const [task, ...others] = named.filter(one => one !== doer)
  const isKnown = task?.records.some(({ exact, table }) => exact && table === 'tasks')
  if (!own || !doer || !task || !isKnown || others.length > 0) return text
  const last = Math.max(doer.end, task.end)
  const end = tokens.findIndex((token, index) => index >= last && /^[,;.?]$/.test(token.text))
  const said = tokens.slice(0, end < 0 ? tokens.length : end).flatMap((token, index) => {
    if (index < start || !token.word) return []
    const name = [doer, task].find(one => one.start <= index && index < one.end)
    if (name) return name.start === index ? [{ fold: name === doer ? '…' : '_', idle: false }] : []
    return [{ fold: token.fold, idle: isIdle(analysis, index) }]
  })
  // Behind the comma there may only be said again that it is theirs.
  const again =
    end < 0 ||
    tokens.slice(end).length <= 1 ||
    hitsFrom(analysis, end).some(hit => conceptsOf(hit, 'action').length > 0)
  // "Could Lea take over …?" asks for it; "does Lea …?" asks whether it is so.
  const asks = text.includes('?')
  const fitting = own.takers.some(way => (!asks || /^\p{L}/u.test(way[0] ?? '')) && fits(way, said))
  if (!again || !fitting) return text
  const [verb, to] = own.lexicon.plain.assign
  const rest = end >= 0 && saysMore(analysis, end) ? text.slice(tokens[end]?.start) : ''
  return `${verb} ${task.text} ${to} ${doer.text}${rest}`
}

/** "…, and set it to high": more than that it is theirs now. */
function saysMore(analysis: Analysis, from: number): boolean {
  const at = analysis.tokens[from]?.start ?? 0
  const gets = hitsFrom(analysis, from).some(
    hit => hasConcept(hit, 'value') || conceptsOf(hit, 'field').some(({ id }) => id !== 'assigned_to'),
  )
  return gets || analysis.spans.some(({ start }) => start >= at)
}

/** "Tom is on holiday, so …": where what is to be done begins. */
function afterReason({ hits }: Analysis): number {
  return hits.find(hit => hit.start > 0 && hasConcept(hit, 'role', 'therefore') && !hit.fuzzy)?.end ?? 0
}

/** "from Lea", "instead of Lea": who had it so far. */
function isGiver(analysis: Analysis, one: Named): boolean {
  return isMember(one) && hasRole(analysis, one.start - 1, 'cue_from', 'instead')
}

/** "the task", "from Lea", "please". */
function isIdle(analysis: Analysis, index: number): boolean {
  return (
    hasRole(analysis, index, 'article', 'polite', 'filler', 'talk', 'just') ||
    hitsOver(analysis, index).some(hit => hasConcept(hit, 'entity', 'task')) ||
    analysis.named.some(one => isGiver(analysis, one) && one.start - 1 <= index && index < one.end)
  )
}

/** All words of the way, in order, and between them only words that say nothing. */
function fits(way: string[], said: { fold: string; idle: boolean }[]): boolean {
  let at = 0
  for (const { fold, idle } of said) {
    if (fold === way[at]) at++
    else if (!idle) return false
  }
  return at === way.length
}

function hitsFrom({ hits }: Analysis, start: number): Analysis['hits'] {
  return hits.filter(hit => hit.start >= start && !hit.fuzzy)
}

/** "repair the printer by Friday and give it to Lea" → "repair the printer by Friday, Lea". */
export function withDoerAfter(analysis: Analysis): string {
  const { text, tokens, named, hits, lexicons } = analysis
  const [own] = lexicons
  const doer = named.findLast(isMember)
  if (!own || !doer || text.includes('?')) return text
  const after = foldsBetween(analysis, doer.end, tokens.length)
  const joints = tokens.flatMap((_, index) => (index < doer.start && isJoint(analysis, index) ? [index] : []))
  const joint = joints.findLast(index => {
    const before = foldsBetween(analysis, index + 1, doer.start)
    // "a Lea trata disso"
    const isBare = index + 2 === doer.start && hasRole(analysis, index + 1, 'article')
    return own.doers.some(way => (way.before === before || (isBare && way.before === '')) && way.after === after)
  })
  const at = joint === undefined ? undefined : tokens[joint]?.start
  // What there is already is handed on, and only tasks are somebody's.
  const isKnown = named.some(name => name !== doer && name.records.some(one => one.exact && one.table !== 'contacts'))
  const isOther = hits.some(
    hit => hit.end <= (joint ?? 0) && conceptsOf(hit, 'entity').length > 0 && !hasConcept(hit, 'entity', 'task'),
  )
  // "the permit task has nobody on it": there is one already.
  const isOne = hits.some(
    hit =>
      hit.end <= (joint ?? 0) &&
      hasConcept(hit, 'entity', 'task') &&
      !hasConcept(hit, 'role', 'must') &&
      opensWithThe(analysis, hit),
  )
  if (at === undefined || isKnown || isOther || isOne || !tokens.slice(0, joint).some(({ word }) => word)) return text
  return `${text.slice(0, at).replace(/[\s,;.–-]+$/u, '')}, ${doer.text}`
}

/** "the permit task", "die Aufgabe": up to four words behind the article. */
function opensWithThe(analysis: Analysis, { start }: Analysis['hits'][number]): boolean {
  const before = [1, 2, 3, 4].map(back => start - back)
  return before.some(at => hasRole(analysis, at, 'article', 'demonstrative') && !hasRole(analysis, at, 'indefinite'))
}

function isJoint(analysis: Analysis, index: number): boolean {
  return /^[,;.–(-]$/.test(analysis.tokens[index]?.text ?? '') || hasRole(analysis, index, 'conjunction')
}

function foldsBetween({ tokens }: Analysis, from: number, to: number): string {
  return tokens
    .slice(from, to)
    .flatMap(({ word, fold }) => (word ? [fold] : []))
    .join(' ')
}
