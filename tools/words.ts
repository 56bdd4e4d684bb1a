// How names are compared in code: the same folding as `app.normalise` in the database.

/** No case, no accents, German digraphs folded (Müller = Mueller = Muller), punctuation as spaces. */
export function normalise(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'a')
    .replace(/ae/g, 'a')
    .replace(/oe/g, 'o')
    .replace(/ue/g, 'u')
    .replace(/[\s,;:()"'’‘`´„“”«»/\\|_–—·-]+/g, ' ')
    .trim()
}

export function wordsOf(text: string): string[] {
  return normalise(text).split(' ').filter(Boolean)
}

/** As `app.without_legal_form` has them; a test compares the two. */
const legalForms =
  /(?: & (?:co\.?|cie))?(?: (?:ag|sa|s\.a\.|sagl|sarl|s\.a\.r\.l\.|gmbh|mbh|kg|kgaa|ohg|gbr|ug|ek|e\.k\.|eg|se|ev|e\.v\.|llc|llp|l\.l\.p\.|lp|ltd\.?|limited|inc\.?|corp\.?|co|plc|pty|spa|s\.p\.a\.|srl|s\.r\.l\.|snc|sci|scop|scrl|sas|sasu|eurl|lda\.?|unip|unipessoal|crl|bv|b\.v\.|nv|ab|aps|oy|as|asa|sl|s\.l\.|kft|genossenschaft))+$| & (?:co\.?|cie)$/

/** "Acme Treuhand AG" → "acme treuhand". */
export function companyStem(name: string): string {
  return normalise(name).replace(legalForms, '')
}

export function hasLegalForm(name: string): boolean {
  return legalForms.test(normalise(name))
}

/** How many letters must be changed, added, left out or swapped to get from one word to the other. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((last[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1)
      current.push(cost)
    }
    beforeLast = last
    last = current
  }
  return last[b.length] ?? 0
}

/** Letters that `normalise` takes for one, beside the letter itself; of several characters where they are spelled so. */
const spellings: Record<string, string> = {
  a: 'à á â ä ã å ā ą ă ae æ',
  c: 'ç ć č',
  e: 'è é ê ë ē ę ě',
  g: 'ğ',
  i: 'ì í î ï ī',
  n: 'ñ ń ň',
  o: 'ò ó ô ö õ ō ő ø oe œ',
  r: 'ř',
  s: 'ś š ş ș',
  ss: 'ß',
  t: 'ț ţ',
  u: 'ù ú û ü ū ů ű ue',
  y: 'ý ÿ',
  z: 'ź ż ž',
}
const between = "[ ,;:()'’‘`´„“”«»/|_–—·-]*"

/**
 * A regular expression, for the database and for code, that finds a text as `normalise` compares it: "buro" also in
 * "Büro" and "Buero". Without quotes and backslashes, so that it can stand between quotes in a PostgREST filter.
 */
export function spelledLike(text: string): string {
  return normalise(text).replace(/ss|./gu, letters => {
    if (letters === ' ') return between
    const others = spellings[letters]
    if (others) return `(?:${[letters, ...others.split(' ')].flatMap(one => [one, one.toUpperCase()]).join('|')})`
    return /[\p{L}\p{N}]/u.test(letters) ? letters : /[.@+&#]/.test(letters) ? `[${letters}]` : '.'
  })
}

/** A PostgREST condition: the column holds the word, however it is spelled. */
export function holds(column: string, word: string): string {
  return `${column}.imatch."${spelledLike(word)}"`
}
