// Finds the translation of a text by its English. What was filled into it is found again: `Invoice {} is {}.` knows
// "Invoice 2026-0008 is paid."

/** English → translation; `{}` stands for what is filled in, in order, `{2}` in a translation for the second of them. */
export type Catalogue = Readonly<Record<string, string>>

/** Nothing when the catalogue has no such text. */
export type Translate = (english: string) => string | undefined

export function createTranslate(catalogue: Catalogue): Translate {
  // The more a template says itself, the surer it is the one.
  const templates = Object.entries(catalogue)
    .filter(([english]) => english.includes('{}'))
    .map(([english, translation]) => templateOf(english, translation))
    .sort((one, other) => lengthOf(other.pieces) - lengthOf(one.pieces))

  const known = (text: string) => (Object.hasOwn(catalogue, text) ? catalogue[text] : undefined)

  function translate(text: string): string | undefined {
    const whole = known(text)
    if (whole !== undefined) return whole
    for (const template of templates) {
      const gaps = gapsOf(text, template)
      const { pieces, translation } = template
      if (gaps)
        return fill(
          translation,
          gaps.map((gap, index) => gapInWords(gap, pieces[index] ?? '')),
        )
    }
    return undefined
  }

  /** What stands in quotes is a person's own, anything else may be a word of ours: "a contact and an amount". */
  function gapInWords(gap: string, before: string): string {
    if (/["“]$/.test(before) || gap === '') return gap
    const whole = translate(gap)
    if (whole !== undefined) return whole
    const parts = gap.split(/ (and|or) /).map(known)
    return parts.every(part => part !== undefined) ? parts.join(' ') : gap
  }

  return translate
}

interface Template {
  /** What it says between its gaps. */
  pieces: string[]
  pattern: RegExp
  translation: string
}

function templateOf(english: string, translation: string): Template {
  const pieces = english.split('{}')
  const pattern = pieces
    .map(piece => piece.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .reduce((before, after) => `${before}${before.endsWith('"') ? '([^"]*)' : '([\\s\\S]*?)'}${after}`)
  return { pieces, pattern: new RegExp(`^${pattern}$`), translation }
}

function lengthOf(pieces: string[]): number {
  return pieces.join('').length
}

/** Looking for its words first spares most templates the pattern. */
function gapsOf(text: string, { pieces, pattern }: Template): string[] | undefined {
  return pieces.every(piece => text.includes(piece)) ? pattern.exec(text)?.slice(1) : undefined
}

function fill(translation: string, gaps: string[]): string {
  let next = 0
  return translation.replace(/\{(\d?)\}/g, (_, place: string) => gaps[place ? Number(place) - 1 : next++] ?? '')
}
