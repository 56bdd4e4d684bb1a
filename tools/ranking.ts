// How well a record fits the words somebody used for it. Higher is better; equal ranks are a question to the person.
import { editDistance, normalise, wordsOf } from './words.ts'

/** Words between a name and what tells it from others: "Nina *from* Vogel", "Anna Müller (Acme AG)". */
const connectors = /\s(?:from|at|of|von|bei|aus|vom|chez|de|du|da|di|della|del|do|in|im|em|en|à|@|·|–|-)\s|[,(]/i

/** Words that say nothing about which record is meant. */
const filler = new Set(
  (
    'the a an my our this that der die das den dem ein eine einen mein meine le la les un une mon ma il lo gli uno una o os as um uma meu minha ' +
    'herr herrn frau hr mr mrs ms miss mister madame mme monsieur signor signora sig sr sra senhor senhora dr prof ' +
    'with to for about from at of on in and mit fur zu zum zur an am im beim vom uber von bei aus und avec pour chez de du des au aux et con per di da del della e com para do da ao no na ' +
    'task tasks todo aufgabe tache compito attivita tarefa contact kontakt contatto contato contacto project projekt projet progetto projeto company firma'
  ).split(' '),
)

export interface Wanted {
  text: string
  /** Every word that matters. */
  words: string[]
  /** With a connector: the name, and the detail that decides between several of that name. */
  head: string[]
  detail: string[]
  /** What to look up: the name without its detail. */
  query: string
  isAddress: boolean
  /** "Keller, Nina": the second part may be a detail or the rest of the name. */
  hasComma: boolean
}

export interface Candidate {
  title: string
  subtitle: string | null
  exact: boolean
  isContact: boolean
}

export const ranks = { named: 6, titled: 5, described: 4, begun: 3, nearly: 2, unlike: 1 } as const

function meaningful(text: string): string[] {
  const words = wordsOf(text.replace(/['’]s\b/g, ''))
  const kept = words.filter(word => !filler.has(word))
  return kept.length > 0 ? kept : words
}

export function readReference(reference: string): Wanted {
  const text = reference.trim()
  // "Kurt Sutter (kurt@post.example)": the address is a detail of the name.
  const isAddress = /^[^(]*\S@\S/.test(text) || /^\+?[\d\s()./'-]{7,}$/.test(text)
  const connector = isAddress ? null : connectors.exec(text)
  const name = connector ? text.slice(0, connector.index) : text
  const rest = connector ? text.slice(connector.index + connector[0].length) : ''
  const head = meaningful(name)
  const usable = head.length > 0 && !(head.length === 1 && filler.has(head[0] ?? ''))
  const query = isAddress ? text : (usable ? head : meaningful(text)).join(' ')
  const detail = rest && usable ? meaningful(rest.replaceAll('@', ' ')) : []
  return { text, words: meaningful(text), head, detail, query, isAddress, hasComma: connector?.[0] === ',' }
}

const equal = (a: string, b: string) => a === b

/** The first letters of a name; but Paul is not Paula. */
function begins(wanted: string, word: string): boolean {
  return equal(wanted, word) || (wanted.length >= 2 && word.startsWith(wanted) && !isOtherEnding(wanted, word))
}

/** A slip of the keyboard, but not another name: Müler and Eger are, Mario for Maria and Tim for Tom are not. */
function alike(wanted: string, word: string): boolean {
  if (begins(wanted, word) || squeezed(wanted) === squeezed(word)) return true
  const length = Math.max(wanted.length, word.length)
  return length >= 5 && !isOtherEnding(wanted, word) && editDistance(wanted, word) <= (length >= 8 ? 2 : 1)
}

/** "proofreading" for "Proofread", "bestellt" for "bestellen": a long stem, and another ending. */
function inflected(wanted: string, word: string): boolean {
  if (alike(wanted, word)) return true
  const differs = [...wanted].findIndex((letter, at) => letter !== word[at])
  const stem = differs < 0 ? wanted.length : differs
  return stem >= shortestStem && Math.max(wanted.length, word.length) - stem <= longestEnding
}

/** Letters. */
const shortestStem = 5
const longestEnding = 3

const isOtherEnding = (a: string, b: string) => a.replace(/[aeio]$/, '') === b.replace(/[aeio]$/, '')
const squeezed = (word: string) => word.replace(/(.)\1+/g, '$1')

function covers(words: string[], wanted: string[], fits = equal): boolean {
  return wanted.length > 0 && wanted.every(want => words.some(word => fits(want, word)))
}

export function rank(candidate: Candidate, wanted: Wanted): number {
  const title = wordsOf(candidate.title)
  const subtitle = (candidate.subtitle ?? '').split(/[\s@]+/).flatMap(wordsOf)
  const all = [...title, ...subtitle]
  if (wanted.isAddress && candidate.exact) return ranks.named
  if (normalise(candidate.title) === normalise(wanted.text)) return ranks.named
  const inAnyOrder = covers(title, wanted.words) && title.length === wanted.words.length
  if (inAnyOrder && (wanted.detail.length === 0 || wanted.hasComma)) return ranks.named
  if (wanted.detail.length > 0) {
    if (covers(title, wanted.head) && covers(subtitle, wanted.detail)) return ranks.titled
    // "Clinique du Léman": what looks like a detail belongs to the name.
    if (` ${normalise(candidate.title)} `.includes(` ${normalise(wanted.text)} `)) return ranks.titled
  } else if (covers(title, wanted.words)) return ranks.titled
  if (covers(all, wanted.words)) return ranks.described
  if (covers(all, wanted.words, begins)) return ranks.begun
  if (covers(all, wanted.words, alike)) return ranks.nearly
  // "send the offer to Acme" means the task "Send offer"; but "Anna Meier" never means another Anna.
  if (candidate.isContact) return ranks.unlike
  // "storeroom finally clean" means "Clean the storeroom": all that the title says was said.
  const telling = meaningful(candidate.title)
  return covers(wanted.words, telling, telling.length > 1 ? inflected : equal) ? ranks.nearly : ranks.unlike
}

/** Whether only the record's company or other details answer to the words: people who work there. */
export function isDescribedBySubtitle(candidate: Candidate, wanted: Wanted): boolean {
  return covers((candidate.subtitle ?? '').split(/[\s@]+/).flatMap(wordsOf), wanted.words)
}
