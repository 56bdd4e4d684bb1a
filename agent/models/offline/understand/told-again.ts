// "Remind me what Anna's number is", "rappelle-moi l'adresse de l'atelier": who forgot something asks for it. It is there
// already, so there is nothing to be noted.
import type { Concept } from '../lexicon/lexicon.ts'
import type { Hit } from '../lexicon/match.ts'
import { fold } from '../text/fold.ts'
import { type Analysis, conceptsOf, hasConcept, hasRole, hitsAt, namedAt } from './analysis.ts'

const tell: Concept[] = [
  { kind: 'action', id: 'get' },
  { kind: 'action', id: 'search' },
]
/** Before a question word there is no more to it than a courtesy: "remind me, what is …". */
const courtesy: Concept[] = [{ kind: 'role', id: 'polite' }]

/** The same text, "remind me" read as "tell me" where what follows is a question or a detail of something. */
export function toldAgain(analysis: Analysis): Analysis {
  const reminds = analysis.hits.find(hit => hit.start <= furthest && hasConcept(hit, 'role', 'reminds'))
  // "remind me what to bring": the far "to" says that there is something to do.
  if (!reminds || analysis.hits.some(hit => hit.start === reminds.start && hit.tail)) return analysis
  const from = afterJoints(analysis, reminds.end)
  const means = asks(analysis, from) ? courtesy : isDetail(analysis, from) ? tell : undefined
  if (!means) return analysis
  return {
    ...analysis,
    hits: analysis.hits.flatMap(hit => {
      if (hit === reminds) return [{ ...reminds, concepts: means }]
      return hit.start === reminds.start ? [] : [hit]
    }),
  }
}

const furthest = 4

function afterJoints(analysis: Analysis, from: number): number {
  let index = from
  while (
    analysis.tokens[index]?.text === ',' ||
    (hasRole(analysis, index, 'polite', 'sequel', 'filler') && !hasRole(analysis, index, 'question'))
  )
    index++
  return index
}

/** "what her number is", not "what to bring", nor "when she calls". */
function asks(analysis: Analysis, index: number): boolean {
  const { tokens } = analysis
  const question = hitsAt(analysis, index).find(hit => isQuestion(analysis, hit))
  if (!question || hasRole(analysis, question.end, 'goal', 'must')) return false
  if (analysis.hits.some(hit => hit.start > question.start && hasConcept(hit, 'role', 'must'))) return false
  const lastWord = tokens.findLastIndex(token => token.word)
  const states = [question.end, lastWord].some(at => hasRole(analysis, at, 'auxiliary'))
  return states || !hasRole(analysis, index, 'when')
}

/** "what", "qual é", which also says what to do. "que" says that something is so. */
function isQuestion({ tokens, lexicons }: Analysis, hit: Hit): boolean {
  if (hasConcept(hit, 'role', 'opens_text')) return false
  const words = lexicons[0]?.lexicon.roles.question?.split(',').map(word => fold(word.trim())) ?? []
  const opens = conceptsOf(hit, 'action').length > 0 && words.includes(tokens[hit.start]?.fold ?? '')
  return opens || (['question', 'count_question', 'sum_question'] as const).some(role => hasConcept(hit, 'role', role))
}

/** "the address of our workshop", "Anna's e-mail": whose it is may stand before it. A day makes it something to do. */
function isDetail(analysis: Analysis, from: number): boolean {
  if (analysis.spans.some(span => span.kind === 'day' || span.kind === 'time')) return false
  let index = from
  for (;;) {
    const field = hitsAt(analysis, index).find(hit => conceptsOf(hit, 'field').some(({ id }) => details.test(id)))
    if (field) return endsDetail(analysis, field.end)
    const named = namedAt(analysis, index)
    if (named) index = named.end
    else if (hasRole(analysis, index, 'article', 'of', 'opens_text', 'ours', 'possessive') || isMark(analysis, index))
      index++
    else return false
  }
}

const details =
  /^(address|phone|email|iban|vat_number|company|currency|payment_terms|birthday|status|amount|name|number)/

function isMark(analysis: Analysis, index: number): boolean {
  return /^['’]$/.test(analysis.tokens[index]?.text ?? '')
}

/** "of", a name or nothing follows: "the phone contract" is no phone. */
function endsDetail(analysis: Analysis, index: number): boolean {
  const next = analysis.tokens[index]
  return (
    !next?.word ||
    namedAt(analysis, index) !== undefined ||
    hasRole(analysis, index, 'of', 'cue_from', 'polite', 'sequel')
  )
}
