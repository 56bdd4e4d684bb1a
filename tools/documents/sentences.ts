// Sentences of a text: for cutting it where it may be cut, and for saying which one answers.

const abbreviation =
  /(?:\b(?:Abs|Art|Nr|No|Bd|Dr|Hr|Fr|St|Str|Tel|ca|bzw|usw|etc|evtl|inkl|exkl|max|min|Mio|Mrd|vs|e\.g|i\.e|z\.B|d\.h|u\.a|p\.ex|Mr|Mrs|Ms|Inc|Ltd|Co|sig|dott|al|par|pp)|\b\p{Lu}|(?<![:.])\b\d{1,2})\.$/u

/** Lines of a list or table are sentences of their own. */
export function sentencesOf(text: string): string[] {
  return paragraphsOf(text).flatMap(splitParagraph)
}

/** Lines that go on in the next one are joined. */
function paragraphsOf(text: string): string[] {
  const paragraphs: string[] = []
  for (const line of text.split('\n')) {
    const trimmed = line.trim()
    if (trimmed === '') continue
    const last = paragraphs.at(-1)
    const goesOn = last !== undefined && /[\p{Ll}\p{N},;(–-]$/u.test(last) && /^[\p{Ll}\p{N}(]/u.test(trimmed)
    if (goesOn && last.length > 40) paragraphs[paragraphs.length - 1] = `${last} ${trimmed}`
    else paragraphs.push(trimmed)
  }
  return paragraphs
}

function splitParagraph(paragraph: string): string[] {
  const sentences: string[] = []
  let current = ''
  for (const piece of paragraph.split(/(?<=[.!?…]["»”’)]?)\s+(?=[\p{Lu}\p{N}"«“„(•-])/u)) {
    current = current === '' ? piece : `${current} ${piece}`
    if (abbreviation.test(current)) continue
    sentences.push(current)
    current = ''
  }
  return current === '' ? sentences : [...sentences, current]
}
