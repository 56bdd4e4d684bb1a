// Looks a text of the tools up by its English. What was filled into it is found again: `Invoice {} is {}.` knows
// "Invoice 2026-0008 is paid." Templates are compiled when they are needed: once in a failure or a card.

/** English → translation; `{}` stands for what is filled in, in order, `{2}` in a translation for the second of them. */
export type Catalogue = Readonly<Record<string, string>>

/** Nothing when the catalogue has no such text. */
export function lookUp(text: string, catalogue: Catalogue): string | undefined {
  const translation = own(text, catalogue)
  if (translation !== undefined) return translation
  // The more a template says itself, the surer it is the one.
  const templates = Object.keys(catalogue)
    .filter(english => english.includes('{}'))
    .sort((one, other) => other.length - one.length)
  for (const english of templates) {
    const given = gapsOf(text, english)
    if (given)
      return fill(
        catalogue[english] ?? text,
        given.map((gap, index) => gapInWords(gap, index, english, catalogue)),
      )
  }
  return undefined
}

function own(text: string, catalogue: Catalogue): string | undefined {
  return Object.hasOwn(catalogue, text) ? catalogue[text] : undefined
}

function gapsOf(text: string, english: string): string[] | undefined {
  const pieces = english.split('{}')
  if (!text.startsWith(pieces[0] ?? '') || !text.endsWith(pieces.at(-1) ?? '')) return undefined
  const literally = pieces.map(piece => piece.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  const pattern = literally.reduce(
    (before, after) => `${before}${before.endsWith('"') ? '([^"]*)' : '([\\s\\S]*?)'}${after}`,
  )
  return new RegExp(`^${pattern}$`).exec(text)?.slice(1)
}

/** What stands in quotes is a person's own, anything else may be a word of ours: "a contact and an amount". */
function gapInWords(gap: string, index: number, english: string, catalogue: Catalogue): string {
  const before = english.split('{}')[index] ?? ''
  if (/["“]$/.test(before) || gap === '') return gap
  const whole = lookUp(gap, catalogue)
  if (whole !== undefined) return whole
  const parts = gap.split(/ (and|or) /)
  if (parts.length === 1) return gap
  const known = parts.map(part => own(part, catalogue))
  return known.every(part => part !== undefined) ? known.join(' ') : gap
}

function fill(translation: string, gaps: string[]): string {
  let next = 0
  return translation.replace(/\{(\d?)\}/g, (_, place: string) => gaps[place ? Number(place) - 1 : next++] ?? '')
}
